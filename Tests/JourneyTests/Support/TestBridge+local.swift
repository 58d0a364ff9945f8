import LocalDrivers
import PorchlightTestKit
import ScriptedLan

extension TestBridge {
    /// Runs a bridge with a scripted network and scripted brokers.
    static func run(
        lan: ScriptedLan = ScriptedLan(), broker: ScriptedBroker = ScriptedBroker(),
        _ body: @escaping @Sendable (TestBridge, Owner, ScriptedLan, ScriptedBroker) async throws -> Void
    ) async throws {
        let kits = LocalKits(kinds: [ScriptedKind(on: lan)], backends: [.mqtt: broker.kit, .external: broker.kit])
        try await run(clouds: [:], local: kits) { bridge in try await body(bridge, Owner(of: bridge), lan, broker) }
    }
}
