package import BridgeCore
import Connectivity
import HomeModel

/// Shelly's relays, dimmers, bulbs and sensors: Gen2 and later by RPC over a WebSocket, Gen1 by HTTP.
package struct ShellyKind: LanKind {
    /// Gen1 announces nothing but that it serves pages.
    private static let services = ["_shelly._tcp", "_http._tcp"]

    /// What it is called.
    package let name = ShellyDevice.driver
    /// Five orders a second, one at a time.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(200), orders: 5, per: .seconds(1), underWay: 1, patience: .seconds(2),
        longestWait: .seconds(8))

    private let world: World
    private let search: LanSearch

    /// Makes the kind, which sends nothing by itself.
    ///
    /// - Parameters:
    ///   - world: time and chance.
    ///   - search: how devices are looked for.
    package init(world: World, search: LanSearch) {
        self.world = world
        self.search = search
    }

    /// Looks for those that announce themselves by multicast DNS.
    package func search(_ meet: @escaping @Sendable (LanFind) async -> Void) async throws {
        try await search.run(
            Self.services, where: Self.isShelly, look: { try await look(at: $0, secret: nil) }, meet)
    }

    /// Asks whoever is at an address what it is. A password that is given is tried.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        let identity = try await identity(at: address)
        if identity.isLocked, let secret {
            if identity.generation > 1 {
                try await ShellyVisit(address: address, password: secret, world: world).knock()
            } else {
                try await ShellyOldVisit(address, password: secret, world: world).knock()
            }
        }
        return LanFind(
            kind: name, identity: identity.mac, name: identity.shownName, model: identity.model, address: address,
            need: identity.isLocked && secret == nil ? ShellyIdentity.passwordNeeded : nil)
    }

    /// Speaks with a device until the connection is lost.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        let identity = try await identity(at: place.address)
        guard identity.mac == place.identity else { throw LanFailure.another(identity.mac) }
        if identity.isLocked, place.secret == nil { throw LanFailure.secretNeeded(ShellyIdentity.passwordNeeded) }
        if identity.generation > 1 {
            try await ShellyVisit(address: place.address, password: place.secret, world: world).run(place.identity, port)
        } else {
            try await ShellyOldVisit(place.address, password: place.secret, world: world).run(identity, port)
        }
    }

    private func identity(at address: LanAddress) async throws -> ShellyIdentity {
        guard let identity = ShellyIdentity(try await LanWeb(address, world: world).get("/shelly")) else {
            throw LanFailure.notUnderstood("this is not a Shelly")
        }
        return identity
    }

    /// Among all that serve pages only those are asked that are called so: `shellybulbduo-34945479CFA4`.
    private static func isShelly(_ sighting: ServiceSighting) -> Bool {
        [sighting.instance, sighting.host, sighting.text["id"] ?? ""].contains { $0.lowercased().hasPrefix("shelly") }
            || sighting.service == services[0]
    }
}
