import BridgeCore
import Foundation
import HomeModel
import Testing

/// Found in review: rules that fan out, each led to by others and none by itself, held the bridge for good.
@Suite("Rules that set off ever more others")
struct RunawayRulesTests {
    private static func id(_ name: String) -> ResourceID { ResourceID(derivedFrom: .devices, "runaway", name) }

    private func status(_ layer: Int, _ value: Int) -> Command {
        .setSensor(Self.id("sensor \(layer)"), SensorWord(reading: .status(value)))
    }

    @Test func areStoppedAndTheBridgeGoesOn() async throws {
        let test = try await BridgeUnderTest()
        let (layers, width) = (12, 15)
        for layer in 0...layers {
            try await test.bridge.perform(.addSensor(SensorDraft(
                id: Self.id("sensor \(layer)"), name: "Layer \(layer)", reading: .status(0),
                virtual: VirtualSensor(model: "status", manufacturer: "nobody", softwareVersion: "1", uniqueID: "layer-\(layer)"))),
                by: .owner)
        }
        for layer in 0..<layers {
            for number in 0..<width {
                let subject = Condition.Subject(ResourceReference(.sensor, Self.id("sensor \(layer)")), .updated)
                let next = AutomationAction(
                    command: status(layer + 1, number), wording: .init(method: "PUT", address: "", body: ""))
                try await test.bridge.perform(.addRule(RuleDraft(
                    id: Self.id("rule \(layer) \(number)"), name: "\(layer) \(number)",
                    conditions: [Condition(subject: subject, test: .changed, wording: .init(sign: "dx", value: nil))],
                    actions: [next])), by: .owner)
            }
        }
        try await test.bridge.perform(status(0, 1), by: .owner)
        let home = test.bridge.published.snapshot.home
        #expect(home.rules.all.contains { $0.status == .loopError })
        try await test.bridge.perform(.renameSensor(Self.id("sensor 0"), "Still here"), by: .owner)
        #expect(test.bridge.published.snapshot.home.sensors[Self.id("sensor 0")]?.name == "Still here")
    }
}
