/// A device on the LAN that the owner took in, without its secret.
package struct AdoptedDevice: Sendable, Hashable, Codable {
    /// The name of its kind, which its key names its driver by.
    package let kind: String
    /// What tells it apart from all others of its kind.
    package let identity: String
    /// Where it was last; it is found again when it moves.
    package var address: LanAddress
    /// What it called itself when it was taken in.
    package var name: String
    /// What it is, in its maker's words.
    package var model: String
    /// Names of the secrets it has.
    package internal(set) var secrets: [String] = []

    /// Makes one of a device that was met.
    package init(_ find: LanFind) {
        (kind, identity, address, name, model) = (find.kind, find.identity, find.address, find.name, find.model)
    }

    /// What it is called on the command line, and what its secret is kept by: `wled/a4cf12f0d1e2`.
    package var id: String { Self.id(kind, identity) }

    /// What a device is called on the command line.
    package static func id(_ driver: String, _ identity: String) -> String { "\(driver)/\(identity)" }
}
