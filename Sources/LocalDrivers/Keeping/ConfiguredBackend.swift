/// What the owner can configure by hand, besides devices that are found one by one.
package enum BackendKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A broker, and what speaks through it.
    case mqtt
    /// A program of the owner's.
    case external
}

/// A backend that the owner configured, without its secrets.
package struct ConfiguredBackend: Sendable, Hashable, Codable {
    /// What the owner calls it: 1…24 lower-case letters, digits and dashes. It never changes, since devices are told apart by it.
    package let name: String
    /// What it is.
    package let kind: BackendKind
    /// What its kind needs to know besides secrets, by the kind's own names: `host`, `user`.
    package var settings: [String: String]
    /// The program and its arguments; none for what is no program.
    package var command: [String]
    /// Names of the secrets it has.
    package internal(set) var secrets: [String] = []

    /// Makes a backend.
    package init(name: String, kind: BackendKind, settings: [String: String] = [:], command: [String] = []) {
        self.name = name
        self.kind = kind
        self.settings = settings
        self.command = command
    }

    /// What its devices' keys name their driver by.
    package var driver: String { "\(kind.rawValue):\(name)" }

    /// Whether a word can be a backend's name.
    package static func allows(name: String) -> Bool {
        (1...24).contains(name.utf8.count) && name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
    }
}
