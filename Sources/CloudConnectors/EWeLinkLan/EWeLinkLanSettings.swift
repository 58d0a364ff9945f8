package import Connectivity

/// Where devices are looked for, and with how much patience. The defaults are what is known to suit the devices.
package struct EWeLinkLanSettings: Sendable, Hashable {
    /// The service that devices announce.
    static let service = "_ewelink._tcp"

    /// Interfaces to listen and ask on.
    package var interfaces: InterfaceSelection
    /// UDP port of multicast DNS; all but tests use 5353.
    package var port: Int
    /// After how much silence a device is asked whether it is there.
    package var silence: Duration = .seconds(60)
    /// How soon after a failure it is asked again.
    package var askAgain: Duration = .seconds(5)
    /// Two failures within this time make it lost.
    package var strikeSpan: Duration = .seconds(20)
    /// After how much silence a device is forgotten whose key is not known: longer than services are silent that are asked for.
    package var forgetting: Duration = .seconds(300)
    /// Most devices; of more, those that were lost first make room.
    package var mostDevices = 256
    /// Least time from the end of one request to a device to the beginning of the next.
    package var gap: Duration = .milliseconds(200)
    /// How often a request is repeated that the device cuts off, as it does when it is busy with another.
    package var repeats = 10
    /// Time between those.
    package var repeatPause: Duration = .milliseconds(100)
    /// How long an answer to a question of our own may take.
    package var patience: Duration = .seconds(5)
    /// Wait before listening is tried again when the port cannot be had.
    package var retryPeriod: Duration = .seconds(5)

    /// Makes settings.
    ///
    /// - Parameters:
    ///   - interfaces: nothing is sent on others; by default all but loopback.
    ///   - port: 1…65535.
    package init(interfaces: InterfaceSelection = InterfaceSelection(bindAddress: nil), port: Int = 5353) {
        self.interfaces = interfaces
        self.port = port
    }
}
