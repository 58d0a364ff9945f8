import HomeModel
import Testing

@Suite("Rules and lights that are hidden")
struct HiddenRuleTests {
    /// A room with a lit lamp and a dark one, and a rule that switches a bell on when no lamp of the room is lit any more.
    private func bench() throws -> (test: TestHome, lit: ResourceID, bell: ResourceID) {
        var test = try TestHome()
        let lit = try test.addLitLamps(.plain)[0]
        let (dark, bell) = (try test.addLamp("Dark"), try test.addLamp("Bell", .plug))
        let room = try test.addRoom([lit, dark])
        let condition = Condition(
            subject: Condition.Subject(ResourceReference(.room, room), .anyOn), test: .isTrue(false),
            wording: Condition.Wording(sign: "eq", value: "false"))
        let action = AutomationAction(
            command: .setLight(bell, .lit), wording: AutomationAction.Wording(method: "PUT", address: "/", body: "{}"))
        try test.perform(.addRule(RuleDraft(id: test.drawnID(), name: "Rule", conditions: [condition], actions: [action])))
        return (test, lit, bell)
    }

    @Test func `whether a group is lit is told by those that are shown`() throws {
        var (test, lit, bell) = try bench()
        let hidden = try test.perform(.customizeLight(lit, LightCustom(isHidden: true)))
        test.pull(hidden.triggers)
        #expect(try test.state(bell).on, "the only lamp that was lit is not there any more")
        try test.perform(.setLight(bell, patch { $0.on = false }))
        let switched = try test.perform(.setLight(lit, patch { $0.on = false }))
        #expect(switched.triggers.isEmpty)
        try test.perform(.setLight(lit, patch { $0.on = true }))
        #expect(try test.perform(.customizeLight(lit, LightCustom())).triggers.isEmpty)
        let off = try test.perform(.setLight(lit, patch { $0.on = false }))
        #expect(off.triggers.count == 1, "shown again, it counts")
    }
}
