/// Which model of bridge is played: the facts that differ between models, as data.
package struct BridgeProfile: Sendable, Hashable, Codable {
    /// Name to choose it by.
    package var name: String
    /// Model number, such as `BSB002`.
    package var modelID: String
    /// Version of the interface, such as `1.66.0`.
    package var apiVersion: String
    /// Version of the firmware, such as `1966060010`.
    package var softwareVersion: String
    /// Version of the datastore, a string on the wire.
    package var datastoreVersion: String
    /// Model name in the device description.
    package var modelName: String
    /// Model number in the device description.
    package var modelNumber: String
    /// Who made it, in the device description.
    package var manufacturer: String
    /// The maker's address, in the device description.
    package var manufacturerURL: String
    /// Beginning of the SERVER line of SSDP; the interface's version follows.
    package var serverPrefix: String
    /// What the instance name of mDNS begins with; the short suffix follows.
    package var instancePrefix: String
    /// How registration treats a chosen username and an empty device type.
    package var registration: RegistrationRules
    /// Whether error 7 quotes values with the delimiter behind them, as a real bridge does (Docs/HueV1.md §4.5).
    package var quotesExactly: Bool
    /// Whether HTTP connections stay open after an answer. Real bridges close those of port 80.
    package var keepsHTTPAlive: Bool
    /// Whether apps may press the link button and take keys away, as before 2019 (Docs/HueV1.md §6.4, §6.6).
    package var trustsApps: Bool
    /// How many things of each kind apps can make.
    package var limits: ResourceLimits
    /// How much is answered in a second.
    package var pacing: Pacing

    /// How much a bridge answers in a second; 0 for all it can (Docs/HueV1.md §1.5).
    package struct Pacing: Sendable, Hashable, Codable {
        /// Commands to single lights; more are answered with error 901.
        package var lightCommands: Int
        /// Commands to groups; more are answered with error 901.
        package var groupCommands: Int
        /// Requests of one address; more are answered with HTTP status 429.
        package var requests: Int

        /// Answers all it can.
        package static let none = Pacing(lightCommands: 0, groupCommands: 0, requests: 0)
        /// What a real bridge manages.
        package static let real = Pacing(lightCommands: 10, groupCommands: 1, requests: 20)
    }

    /// How registration treats what today's bridges and those of 2012 treat differently (Docs/HueV1.md §6).
    package enum RegistrationRules: String, Sendable, Hashable, Codable {
        /// An app may choose its username; an invalid one is replaced.
        case chosenUsernames = "chosen-usernames"
        /// A username is refused, as on every bridge since 2016.
        case generatedOnly = "generated-only"
    }

    /// The square bridge with current version numbers (Docs/HueV1.md §0).
    package static let bsb002 = BridgeProfile(
        name: "bsb002", modelID: "BSB002", apiVersion: "1.66.0", softwareVersion: "1966060010", datastoreVersion: "163",
        modelName: "Philips hue bridge 2015", modelNumber: "BSB002", manufacturer: "Signify",
        manufacturerURL: "http://www.philips-hue.com", serverPrefix: "Hue/1.0 UPnP/1.0 IpBridge/",
        instancePrefix: "Hue Bridge - ", registration: .chosenUsernames, quotesExactly: false, keepsHTTPAlive: true,
        trustsApps: false, limits: .bsb002, pacing: .none)

    /// The round bridge of the first years, as apps of that time expect it: they choose usernames, press the button and
    /// take keys away.
    package static let bsb001 = bsb002.with {
        $0.name = "bsb001"
        $0.modelID = "BSB001"
        $0.apiVersion = "1.15.0"
        $0.softwareVersion = "01036562"
        $0.datastoreVersion = "59"
        $0.modelName = "Philips hue bridge 2012"
        $0.modelNumber = "929000226503"
        $0.manufacturer = "Royal Philips Electronics"
        $0.instancePrefix = "Philips Hue - "
        $0.trustsApps = true
    }

    /// The square bridge before it learned API v2, for clients that look at version numbers.
    package static let bsb002Classic = bsb002.with {
        $0.name = "bsb002-classic"
        $0.apiVersion = "1.40.0"
        $0.softwareVersion = "1940042020"
        $0.datastoreVersion = "94"
        $0.instancePrefix = "Philips Hue - "
    }

    /// The square bridge to the letter: what today's bridges refuse is refused.
    package static let strict = bsb002.with {
        $0.name = "strict"
        $0.registration = .generatedOnly
        $0.quotesExactly = true
        $0.keepsHTTPAlive = false
        $0.pacing = .real
    }

    /// The profiles that can be chosen by name.
    package static let builtIn = [bsb002, bsb002Classic, bsb001, strict]

    private func with(_ change: (inout BridgeProfile) -> Void) -> BridgeProfile {
        var copy = self
        change(&copy)
        return copy
    }
}
