import Foundation
import HomeModel

@testable import HueV1

extension RandomHouse {
    /// A scene of a group or with lights of its own; none where there are no lights.
    mutating func scene(_ home: Home, _ groups: [LightGroup], _ lights: [ResourceID], _ maker: ResourceID?) -> Scene? {
        let group = groups.isEmpty || roll(0...1) == 0 ? nil : chance.pick(groups)
        let members = group.map { (try? home.lights(in: $0).map(\.id)) ?? [] } ?? some(lights, atLeast: 1)
        guard !members.isEmpty else { return nil }
        let draft = SceneDraft(id: newID(), name: word(), group: group)
        return Scene(
            draft, name: draft.name, lights: members.map { SceneLight(light: $0, patch: .switchedOn) }, maker: maker, updated: nil)
    }

    mutating func rule(_ things: Things, _ maker: ResourceID?) -> Rule {
        let draft = RuleDraft(
            id: newID(), name: word(), conditions: (0...roll(0...1)).map { _ in condition(things) },
            actions: (0...roll(0...1)).map { _ in action(things) })
        return Rule(draft, name: draft.name, maker: maker, created: .distantPast)
    }

    mutating func schedule(_ things: Things, _ maker: ResourceID?) -> Schedule {
        let draft = ScheduleDraft(
            id: newID(), name: word(), action: action(things), timing: .timer(length: .seconds(9), spread: .zero, runs: 1),
            isLocal: false, isEnabled: false)
        return Schedule(draft, name: draft.name, maker: maker, created: .distantPast)
    }

    mutating func link(_ things: Things, _ maker: ResourceID?) -> ResourceLink {
        let draft = LinkDraft(id: newID(), name: word(), classID: 1, targets: targets(things))
        return ResourceLink(draft, name: draft.name, maker: maker)
    }

    mutating func targets(_ things: Things) -> [ResourceReference] {
        var all = things.lights.map { ResourceReference(.light, $0) } + things.sensors.map { ResourceReference(.sensor, $0) }
        all += things.groups.compactMap(\.reference) + things.scenes.map { ResourceReference(.scene, $0) }
        all += things.rules.map { ResourceReference(.rule, $0) } + things.links.map { ResourceReference(.resourceLink, $0) }
        return Array(some(all).prefix(4))
    }

    mutating func condition(_ things: Things) -> Condition {
        let group = things.groups.compactMap(\.reference).shuffled(using: &chance).first
        let subjects: [Condition.Subject?] = [
            things.lights.shuffled(using: &chance).first.map { .init(ResourceReference(.light, $0), .on) },
            things.sensors.shuffled(using: &chance).first.map { .init(ResourceReference(.sensor, $0), .enabled) },
            group.map { .init($0, .anyOn) },
        ]
        let subject = chance.pick(subjects.compactMap { $0 } + [.init(ResourceReference(.identity, .devices), .anyOn)])
        return Condition(subject: subject, test: .isTrue(true), wording: .init(sign: "eq", value: "true"))
    }

    mutating func action(_ things: Things) -> AutomationAction {
        let wording = AutomationAction.Wording(method: "PUT", address: "/groups/0/action", body: #"{"on":true}"#)
        return AutomationAction(command: actionCommand(things), wording: wording)
    }

    private mutating func actionCommand(_ things: Things) -> Command {
        let (all, whole) = (things, Command.setGroup(.wholeHome, .switchedOn))
        switch roll(0...5) {
        case 0 where !all.lights.isEmpty: return .setLight(chance.pick(all.lights), .switchedOn)
        case 1 where !all.groups.isEmpty: return .setGroup(chance.pick(all.groups), .switchedOn)
        case 2 where !all.scenes.isEmpty: return .recallScene(chance.pick(all.scenes), in: .wholeHome, transition: nil)
        case 3 where !all.rules.isEmpty: return .editRule(chance.pick(all.rules), RulePatch(isEnabled: true))
        case 4 where !all.schedules.isEmpty: return .editSchedule(chance.pick(all.schedules), SchedulePatch(isEnabled: false))
        default: return whole
        }
    }
}

extension RulePatch {
    init(isEnabled: Bool) {
        self.init()
        self.isEnabled = isEnabled
    }
}

extension SchedulePatch {
    init(isEnabled: Bool) {
        self.init()
        self.isEnabled = isEnabled
    }
}
