package import BridgeCore

/// A sort of device on the LAN, each of which is spoken with by itself. It sends nothing unless it is asked to look, to try an
/// address, or to speak with a device that the owner took in.
package protocol LanKind: Sendable {
    /// What it is called, on the command line and in devices' keys: `wled`.
    var name: String { get }
    /// How fast one device wants to be spoken to.
    var limits: OrderLimits { get }

    /// Looks for devices until the task is cancelled, and hands in each that it meets, perhaps more than once.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`: why it cannot look.
    func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws

    /// Asks whoever is at an address what it is.
    ///
    /// - Parameter secret: a password or key, if the owner gave one.
    /// - Throws: `LanFailure`, `ConnectionFailure`: why there is none of this kind.
    func look(at address: LanAddress, secret: String?) async throws -> LanFind

    /// Connects to a device, tells the port of it, then carries out orders and hands in news until the connection is lost.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`: why it is over.
    func speak(with place: LanPlace, _ port: BackendPort) async throws
}

/// A device that was met on the LAN.
package struct LanFind: Sendable, Hashable {
    /// Its kind's name.
    package var kind: String
    /// What tells it apart from all others of its kind, for good: a hardware address or serial number.
    package var identity: String
    /// What it calls itself; may be empty.
    package var name: String
    /// What it is, in its maker's words.
    package var model: String
    /// Where it was met.
    package var address: LanAddress
    /// What the owner must give or do before it can be taken in, in words; `nil` for nothing.
    package var need: String?

    /// Makes a find.
    package init(kind: String, identity: String, name: String, model: String, address: LanAddress, need: String? = nil) {
        self.kind = kind
        self.identity = identity
        self.name = name
        self.model = model
        self.address = address
        self.need = need
    }
}

/// A device on the LAN that the owner took in.
package struct LanPlace: Sendable, Hashable {
    /// What tells it apart from all others of its kind.
    package var identity: String
    /// Where it was last.
    package var address: LanAddress
    /// A password or key, if it wants one.
    package var secret: String?

    /// Makes a place.
    package init(identity: String, address: LanAddress, secret: String? = nil) {
        self.identity = identity
        self.address = address
        self.secret = secret
    }
}
