import BridgeCore
import Connectivity
import HomeModel

/// What lights are set to, in the key-value store of a home in the cloud, for apps that are not there when it is said.
///
/// A home may have several bridges, so each value names the bridge that it is of; a bridge removes its own and no other's.
actor ModeMirror {
    private static let prefix = "porchlight-"

    private let client: ModeClient
    private let home: Int
    private let bridge: String
    private let world: World
    /// What is in the store.
    private var kept: Set<String>

    /// Reads what the bridge left there.
    init(client: ModeClient, home: Int, bridge: String, world: World) async throws {
        self.client = client
        self.home = home
        self.bridge = bridge
        self.world = world
        let path = WebRequest.path(["homes", "\(home)", "kv"], query: ["keyPrefix": Self.prefix])
        let answer = try await ModeHubLine.untilNotBusy(world) {
            try await client.ask(WebRequest("GET", path), to: "read the store of home \(home)")
        }
        guard let list = answer.json?.array else { throw CloudFailure.notUnderstood("the store of a home is no list") }
        kept = Set(list.filter { $0["value"]?["bridge"]?.string == bridge }.compactMap { $0["key"]?.string })
    }

    /// Keeps what a light is set to.
    func keep(_ shown: SharedLights.Shown) async throws {
        let key = Self.key(shown.light.id)
        var value = ModeWords.data(of: shown).object ?? [:]
        value["bridge"] = .string(bridge)
        try await ask(WebRequest("PUT", path(key), json: ["value": .object(value)]))
        kept.insert(key)
    }

    /// Removes what is kept of lights that are not among these.
    func keepOnly(_ lights: Set<ResourceID>) async throws {
        for key in kept.subtracting(lights.map(Self.key)).sorted() {
            try await ask(WebRequest("DELETE", path(key)), orGet: [404])
            kept.remove(key)
        }
    }

    private func ask(_ request: WebRequest, orGet accepted: Set<Int> = []) async throws {
        _ = try await ModeHubLine.untilNotBusy(world) {
            try await client.ask(request, to: "write to the store of home \(home)", orGet: accepted)
        }
        try await world.sleep(for: ModeHubLine.pace)
    }

    private func path(_ key: String) -> String { WebRequest.path(["homes", "\(home)", "kv", key]) }

    private static func key(_ light: ResourceID) -> String { prefix + light.description }
}
