import Testing

@testable import HomeModel

@Suite("Rules and schedules under a grant")
struct ReachOfAutomationTests {
    private func draft(_ house: GrantHouse, _ condition: Condition, _ command: Command) -> RuleDraft {
        RuleDraft(id: house["New"], name: "New", conditions: [condition], actions: [AutomationAction(command)])
    }

    @Test func `speak of what their app sees only`() throws {
        var house = try GrantHouse()
        try house.grant(lights: ["Stove"], sensors: ["motion"])
        let moves = Condition(.sensor, house["motion"], .reading)
        let fine = Command.addRule(draft(house, moves, .setGroup(.room(house["Kitchen"]), .lit)))
        #expect(try house.admit(fine) == fine)
        let hidden = Refusal.notFound(ResourceReference(.light, house["Table"]))
        #expect(throws: hidden) { try house.admit(.addRule(draft(house, moves, .setLight(house["Table"], .lit)))) }
        #expect(throws: hidden) {
            try house.admit(.addRule(draft(house, Condition(.light, house["Table"], .on), .setLight(house["Stove"], .lit))))
        }
    }

    @Test func `do not look at groups of which a light may be hidden`() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Kitchen"])
        let rows: [(Condition, Bool)] = [
            (Condition(.room, house["Kitchen"], .anyOn), true), (Condition(.zone, house["Ways"], .allOn), false),
            (Condition(.identity, house.test.home.identity.resourceID, .anyOn), false),
            (Condition(.settings, house.test.home.identity.resourceID, .localTime), true),
        ]
        for (condition, isAllowed) in rows {
            let command = Command.addRule(draft(house, condition, .setLight(house["Stove"], .lit)))
            if isAllowed { #expect(try house.admit(command) == command) }
            if !isAllowed { #expect(throws: Refusal.notAllowed) { try house.admit(command) } }
        }
    }

    @Test func `reach as far as the app that made them`() throws {
        var house = try GrantHouse()
        let rule = house.rule("Mine", Condition(.sensor, house["motion"], .reading), .setGroup(.wholeHome, .lit), house.app)
        house.test.home.rules.put(rule)
        try house.grant(.control, lights: ["Stove"], sensors: ["motion"])
        let trigger = Trigger(cause: .rule(rule.id), commands: [.setLight(house["Table"], .lit), .setGroup(.wholeHome, .lit)])
        house.test.pull([trigger])
        #expect(house.test.home.lights.all.filter(\.state.on).map(\.name) == ["Stove"])
    }

    @Test func `do nothing once what they look at is hidden from their app, or its grant is over`() throws {
        var house = try GrantHouse()
        let rule = house.rule("Mine", Condition(.sensor, house["motion"], .reading), .setLight(house["Stove"], .lit), house.app)
        house.test.home.rules.put(rule)
        let trigger = Trigger(cause: .rule(rule.id), commands: [.setLight(house["Stove"], .lit)])
        try house.grant(lights: ["Stove"])
        #expect(house.test.pull([trigger]).allSatisfy { $0.outcome.orders.isEmpty })
        try house.grant(lights: ["Stove"], sensors: ["motion"], until: house.test.now.utc)
        #expect(house.test.pull([trigger]).allSatisfy { $0.outcome.orders.isEmpty })
        try house.grant(lights: ["Stove"], sensors: ["motion"])
        #expect(house.test.pull([trigger]).flatMap(\.outcome.orders).count == 1)
    }

    @Test func `of other apps are not lent for what an app may not do by itself`() throws {
        var house = try GrantHouse()
        try house.grant(groups: ["Kitchen"], sensors: ["motion"])
        var (off, other, sooner) = (RulePatch(), RulePatch(), SchedulePatch())
        off.isEnabled = false
        other.actions = [AutomationAction(.setLight(house["Stove"], .lit))]
        sooner.isEnabled = true
        #expect(try house.admit(.editRule(house["Night"], off)) == .editRule(house["Night"], off))
        #expect(try house.admit(.removeRule(house["Night"])) == .removeRule(house["Night"]))
        let refused: [Command] = [.editRule(house["Night"], other), .editSchedule(house["Late"], sooner)]
        #expect(throws: Refusal.notAllowed) { try house.admit(refused[0]) }
        #expect(throws: Refusal.notFound(ResourceReference(.schedule, house["Late"]))) { try house.admit(refused[1]) }
        try house.grant(groups: ["Ways"])
        for command in [Command.editRule(house["Night"], off), .removeSchedule(house["Chain"])] {
            #expect(throws: Refusal.notAllowed, "\(command)") { try house.admit(command) }
        }
        try house.test.perform(.grant(house.app, Grant(aliases: [house["Stove"]: .init(name: "x")])))
        for command in refused { #expect(try house.admit(command) == command, "it sees everything") }
    }

    @Test func `about all lights are seen by the app that made them`() throws {
        var house = try GrantHouse()
        let all = Condition(.identity, house.test.home.identity.resourceID, .anyOn)
        for (name, maker) in [("Mine", house.app), ("Theirs", house.other)] {
            house.test.home.rules.put(
                house.rule(name, Condition(.light, house["Stove"], .on), .setGroup(.wholeHome, .lit), maker))
            house.test.home.rules.put(house.rule(name + " too", all, .setLight(house["Stove"], .lit), maker))
        }
        try house.grant(lights: ["Stove"])
        #expect(house.seen.rules.all.map(\.name) == ["Mine", "Mine too"])
    }

    @Test func `of its own are an app's to change, as far as they look at what it sees`() throws {
        var house = try GrantHouse()
        house.test.home.rules.put(
            house.rule("Mine", Condition(.light, house["Stove"], .on), .setGroup(.wholeHome, .lit), house.app))
        try house.grant(lights: ["Stove"])
        var patch = RulePatch()
        patch.actions = [AutomationAction(.setGroup(.zone(house["Ways"]), .lit))]
        #expect(try house.admit(.editRule(house["Mine"], patch)) == .editRule(house["Mine"], patch))
        #expect(try house.admit(.removeRule(house["Mine"])) == .removeRule(house["Mine"]))
        patch.conditions = [Condition(.zone, house["Ways"], .anyOn)]
        #expect(throws: Refusal.notAllowed) { try house.admit(.editRule(house["Mine"], patch)) }
    }
}
