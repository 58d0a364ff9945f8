import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

/// A home with two lamps of its own, one of which is shared with DeviceHive.
struct HiveShare: Sendable {
    let home: HiveHome
    let app: ResourceID
    /// The light that is shared, and the one that is not.
    let light, other: ResourceID
    let gateway: DeviceHiveGateway
    let ledger = BackendLedger()

    init(
        _ rest: String, level: Grant.Level = .control, secrets: [String: String] = ["password": "analytical-engine"],
        time: World = HiveHome.world
    ) async throws {
        home = try HiveHome(rest, secrets: secrets, time: time)
        let bridge = home.bridge
        for name in ["Reading", "Bedside"] {
            let lamp = DeviceKind.color.device(
                key: DeviceKey(driver: "test", identity: name), name: name, model: "lamp", manufacturer: "test")
            await bridge.observe(.found(lamp), by: .driver("test"))
        }
        let lights = bridge.published.snapshot.home.lights.all
        light = try #require(lights.first { $0.name == "Reading" }).id
        other = try #require(lights.first { $0.name == "Bedside" }).id
        app = try #require(ResourceID("7b7d2b1e-0d3c-4d56-9a33-5c3d5be0a001"))
        let registration = Registration(deviceType: "cloud#hive", key: String(repeating: "k", count: 40), clientKey: nil, id: app)
        try await bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        try await bridge.perform(.register(registration), by: .owner)
        try await bridge.perform(
            .grant(app, Grant(level: level, scope: .only(lights: [light], groups: [], sensors: []))), by: .owner)
        var account = home.account
        account.shares = true
        account.app = app
        gateway = DeviceHiveGateway(
            account: account, secrets: home.drawer, bridge: bridge, world: time, logger: HiveHome.quiet)
    }

    static func device(of light: ResourceID) -> String { "porchlight-\(light)" }

    var device: String { Self.device(of: light) }

    var state: LightState? { home.home.lights[light]?.state }

    /// Shows the light meanwhile.
    func shown(_ test: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [gateway, ledger] in try await gateway.run(ledger) }
            defer { group.cancelAll() }
            try await test()
        }
    }

    func set(on: Bool, _ brightness: Int) async throws {
        var patch = LightPatch()
        (patch.on, patch.brightness) = (on, .to(bri(brightness)))
        try await home.bridge.perform(.setLight(light, patch), by: .owner)
    }

    /// Gives commands until one is answered: nobody outside knows when the gateway listens.
    func nextCommand(_ client: HiveClient, _ name: String, _ parameters: JSONValue) async throws -> JSONValue {
        for _ in 1...40 {
            let command = try await client.command(device, name, parameters)
            let answer = try await client.ask("GET", "/device/\(device)/command/\(command)/poll?waitTimeout=1")
            if !answer.isNull { return answer }
        }
        Issue.record("no command was answered")
        return .null
    }
}
