import HomeModel
import Testing

/// Found in review: what stood in between two actions of one rule went unseen.
@Suite("A rule's actions")
struct RuleStepTests {
    private static func id(_ name: String) -> ResourceID { ResourceID(derivedFrom: .devices, "steps", name) }

    private func flag(_ name: String, _ value: Bool) -> AutomationAction {
        AutomationAction(
            command: .setSensor(Self.id(name), SensorWord(reading: .flag(value))),
            wording: .init(method: "PUT", address: "", body: ""))
    }

    private func rule(_ name: String, when flag: String, _ actions: AutomationAction...) -> Command {
        let subject = Condition.Subject(ResourceReference(.sensor, Self.id(flag)), .reading)
        return .addRule(RuleDraft(
            id: Self.id(name), name: name,
            conditions: [Condition(subject: subject, test: .isTrue(true), wording: .init(sign: "eq", value: "true"))],
            actions: actions))
    }

    private func house() throws -> TestHome {
        var test = try TestHome()
        for name in ["start", "pulse", "seen"] {
            try test.perform(.addSensor(SensorDraft(
                id: Self.id(name), name: name, reading: .flag(false),
                virtual: VirtualSensor(model: "flag01", manufacturer: "nobody", softwareVersion: "1", uniqueID: "flag-" + name))))
        }
        return test
    }

    @Test func areEachSeenByOtherRules() throws {
        var test = try house()
        try test.perform(rule("Pulse", when: "start", flag("pulse", true), flag("pulse", false)))
        try test.perform(rule("See", when: "pulse", flag("seen", true)))
        test.pull(try test.perform(flag("start", true).command).triggers)
        #expect(test.home.sensors[Self.id("pulse")]?.reading == .flag(false))
        #expect(test.home.sensors[Self.id("seen")]?.reading == .flag(true))
        #expect(test.home.rules[Self.id("See")]?.timesTriggered == 1)
    }

    @Test func areLeftOutOnceTheRuleIsStopped() throws {
        var test = try house()
        try test.perform(rule("Act", when: "start", flag("seen", true)))
        let triggers = try test.perform(flag("start", true).command).triggers
        #expect(triggers.count == 1)
        let halted = test.home.halt(triggers)
        #expect(halted.changes == [Change(.updated([.status]), ResourceReference(.rule, Self.id("Act")))])
        test.pull(triggers)
        #expect(test.home.sensors[Self.id("seen")]?.reading == .flag(false))
        #expect(test.home.rules[Self.id("Act")]?.status == .loopError)
    }
}
