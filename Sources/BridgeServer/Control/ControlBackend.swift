/// A backend as its owner sees it: one that was configured, or all devices of one kind on the LAN. Of its secrets there are the
/// names alone.
package struct ControlBackend: Codable, Sendable, Hashable {
    /// What the owner calls it, or the kind's name.
    package var name: String
    /// What it is: `mqtt`, `external`, or `lan` for devices on the LAN that are spoken with one by one.
    package var kind: String
    /// What it knows besides secrets.
    package var settings: [String: String] = [:]
    /// The program and its arguments.
    package var command: [String] = []
    /// The secrets it has, by name, each shown as `•••`.
    package var secrets: [String: String] = [:]
    /// How it is connected. Devices on the LAN count as connected as long as one of them is.
    package var connection: ControlConnection
    /// How many devices it had when last connected; of a kind on the LAN, how many were taken in.
    package var devices: Int
    /// How many of those on the LAN are connected; `nil` for others.
    package var connected: Int?
    /// Devices that it has and that are not wanted, by their ids.
    package var forgotten: [String] = []

    /// Makes a report.
    package init(name: String, kind: String, connection: ControlConnection, devices: Int) {
        (self.name, self.kind, self.connection, self.devices) = (name, kind, connection, devices)
    }

    /// How it is doing, on one line.
    package var words: String {
        let things = "\(devices) \(devices == 1 ? "device" : "devices")"
        if let connected, connected > 0 { return "\(connected) of \(things) connected" }
        return connection.state == "connected" ? "connected, \(things)" : connection.words
    }
}

/// A backend to configure.
package struct ControlNewBackend: Codable, Sendable, Hashable {
    /// What it is: `mqtt` or `external`.
    package var kind: String
    /// What to call it.
    package var name: String
    /// What it knows besides secrets.
    package var settings: [String: String] = [:]
    /// The program and its arguments.
    package var command: [String] = []
    /// The secrets, by name.
    package var secrets: [String: String] = [:]

    /// Makes a request that says no more than what is meant.
    package init(kind: String, name: String) {
        (self.kind, self.name) = (kind, name)
    }
}

extension ControlNewBackend: CustomStringConvertible {
    /// Without the secrets.
    package var description: String { "\(kind) \(name), secrets: \(secrets.keys.sorted().map { $0 + " •••" })" }
}

/// A backend that was removed, with what left the home.
package struct ControlBackendRemoval: Codable, Sendable, Hashable {
    /// What it was called.
    package var name: String
    /// Names of the lights that are gone.
    package var lights: [String]
    /// Names of the sensors that are gone.
    package var sensors: [String]

    /// Makes a report.
    package init(name: String, lights: [String], sensors: [String]) {
        (self.name, self.lights, self.sensors) = (name, lights, sensors)
    }
}
