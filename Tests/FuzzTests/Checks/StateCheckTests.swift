import BridgeCore
import HomeModel
import PorchlightTestKit
import Testing

@Suite("What is held against a full state")
struct StateCheckTests {
    private static let parts = ["lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks"]

    /// What is said of a state that shows some things in the place of nothing, in an empty home with a daylight sensor.
    private func complaints(
        _ part: String = "rules", _ shown: [String: [String: any Sendable]] = [:]
    ) async throws -> [String] {
        let home = try await TestBridge.run(home: .empty) { $0.snapshot.home }
        var state: [String: Any] = Dictionary(uniqueKeysWithValues: Self.parts.map { ($0, [String: [String: Any]]()) })
        state["sensors"] = ["1": ["type": "Daylight"] as [String: Any]]
        state[part] = shown as [String: [String: Any]]
        return StateCheck(state, home: home).complaints
    }

    @Test("nothing, when it shows what is there")
    func nothing() async throws {
        #expect(try await complaints() == [])
    }

    @Test("what is shown and not there, is empty, or speaks of what is gone")
    func something() async throws {
        #expect(try await complaints("lights", ["1": ["name": "x"]]) == ["1 of 0 lights are shown"])
        #expect(try await complaints("rules", ["1": [:]]).contains("/rules/1 is empty"))
        #expect(try await complaints("groups", ["1": ["lights": ["7"]]]).contains("/groups/1 names 7, which is not there"))
        #expect(try await complaints("scenes", ["a": ["group": "3"]]).contains("/scenes/a is of group 3, which is not there"))
        #expect(try await complaints("resourcelinks", ["9": ["links": ["/rules/4"]]])
            .contains("/resourcelinks/9 names /rules/4, which is not there"))
    }
}
