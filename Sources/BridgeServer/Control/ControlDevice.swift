/// A device as its owner sees it: one in the home, one that was taken in and has not been met yet, or one that is not wanted.
package struct ControlDevice: Codable, Sendable, Hashable {
    /// What it is called on the command line: its driver, a slash and its identity.
    package var id: String
    /// What people call it.
    package var name: String
    /// The driver that speaks to it.
    package var driver: String
    /// What its driver tells it apart by.
    package var identity: String
    /// What its maker calls it.
    package var model: String
    /// Where it stands: `home`, `expected` (taken in, and not met yet) or `forgotten` (there, and not wanted).
    package var place: String
    /// Whether it can be reached.
    package var reachable: Bool
    /// The room it is in.
    package var room: String?
    /// Where on the LAN it was last.
    package var address: String?
    /// The numbers of its lights in v1.
    package var lights: [Int] = []
    /// The numbers of its sensors in v1.
    package var sensors: [Int] = []
    /// Charge of its battery in percent.
    package var battery: Int?
    /// The secrets that it has, by name, each shown as `•••`.
    package var secrets: [String: String] = [:]
    /// How it is connected, if it is spoken with by itself.
    package var connection: ControlConnection?

    /// Makes a report of a device that is nowhere yet.
    package init(driver: String, identity: String, name: String, model: String, place: String) {
        (self.driver, self.identity, self.name, self.model, self.place) = (driver, identity, name, model, place)
        id = "\(driver)/\(identity)"
        reachable = false
    }
}

/// A device on the LAN to take in.
package struct ControlNewDevice: Codable, Sendable, Hashable {
    /// Its kind.
    package var kind: String
    /// Where it is.
    package var address: String
    /// Its password or key, if it wants one.
    package var secret: String?

    /// Makes a request.
    package init(kind: String, address: String, secret: String? = nil) {
        (self.kind, self.address, self.secret) = (kind, address, secret)
    }
}

extension ControlNewDevice: CustomStringConvertible {
    /// Without the secret.
    package var description: String { "\(kind) at \(address)" + (secret == nil ? "" : ", with a secret") }
}

/// How a device that was met is to be taken in.
package struct ControlAdoption: Codable, Sendable, Hashable {
    /// Its password or key, if it wants one.
    package var secret: String?

    /// Makes a request.
    package init(secret: String? = nil) { self.secret = secret }
}

extension ControlAdoption: CustomStringConvertible {
    /// Without the secret.
    package var description: String { secret == nil ? "without a secret" : "with a secret" }
}

/// What to change about a device.
package struct ControlDeviceEdit: Codable, Sendable, Hashable {
    /// Its new name.
    package var name: String

    /// Makes an edit.
    package init(name: String) { self.name = name }
}
