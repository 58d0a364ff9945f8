package import BridgeCore
import Connectivity
import HomeModel

/// Strips and matrices that run WLED, by its JSON API.
package struct WLEDKind: LanKind {
    private static let service = "_wled._tcp"

    /// What it is called.
    package let name = WLEDDevice.driver
    /// The smaller chip takes ten requests a second, one after the other; of the room that is left some is for the question
    /// whether it listens. It tells of a change within a second, or later while more changes.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(125), orders: 8, per: .seconds(1), underWay: 1, patience: .milliseconds(2500),
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
        try await search.run([Self.service], look: { try await look(at: $0, secret: nil) }, meet)
    }

    /// Asks whoever is at an address what it is. There are no passwords.
    package func look(at address: LanAddress, secret: String?) async throws -> LanFind {
        let word = try await LanWeb(address, world: world).get("/json/info")
        guard let info = WLEDInfo(word) else { throw LanFailure.notUnderstood("this is not a WLED") }
        return LanFind(
            kind: name, identity: info.mac, name: info.shownName, model: info.product.model, address: address)
    }

    /// Speaks with a device until the connection is lost.
    package func speak(with place: LanPlace, _ port: BackendPort) async throws {
        try await WLEDVisit(place, port, world: world).run()
    }
}
