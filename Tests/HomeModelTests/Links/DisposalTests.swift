import Foundation
import HomeModel
import Testing

@Suite("What goes with a list")
struct DisposalTests {
    private func add(
        _ name: String, _ targets: [ResourceReference], isDisposable: Bool = false, to test: inout TestHome
    ) throws -> ResourceID {
        let id = ResourceID(derivedFrom: .devices, "link", name)
        try test.perform(.addLink(
            LinkDraft(id: id, name: name, classID: 1, isDisposable: isDisposable, targets: targets)))
        return id
    }

    private func flag(_ name: String, isDisposable: Bool = true, in test: inout TestHome) throws -> ResourceReference {
        ResourceReference(.sensor, try test.play(name, .flag(false), isDisposable: isDisposable))
    }

    private func names(_ test: TestHome) -> [String] { test.home.sensors.all.map(\.name).filter { $0 != "Daylight" } }

    @Test func `is what is disposable and that alone`() throws {
        var test = try TestHome()
        let lamp = ResourceReference(.light, try test.addLamp("Lamp"))
        let flags = [try flag("Spare", in: &test), try flag("Dear", isDisposable: false, in: &test)]
        _ = try flag("Elsewhere", in: &test)
        let list = try add("List", flags + [lamp, flags[0]], to: &test)
        let outcome = try test.perform(.removeLink(list))
        #expect(outcome.changes == [Change(.removed, ResourceReference(.resourceLink, list)), Change(.removed, flags[0])])
        #expect(names(test) == ["Dear", "Elsewhere"] && test.home.lights.count == 1)
        #expect(throws: Refusal.notFound(ResourceReference(.resourceLink, list))) { try test.perform(.removeLink(list)) }
    }

    @Test func `is nothing that another list needs`() throws {
        var test = try TestHome()
        let flag = try flag("Shared", in: &test)
        let lists = [try add("A", [flag], to: &test), try add("B", [flag], to: &test)]
        #expect(test.home.isReferred(to: flag))
        try test.perform(.removeLink(lists[0]))
        #expect(names(test) == ["Shared"] && test.home.isReferred(to: flag))
        try test.perform(.removeLink(lists[1]))
        #expect(names(test).isEmpty && !test.home.isReferred(to: flag))
    }

    @Test func `is a list in the list, with all that is disposable in it`() throws {
        var test = try TestHome()
        let flags = [try flag("Both", in: &test), try flag("Inner", in: &test)]
        let inner = try add("Inner", flags, isDisposable: true, to: &test)
        let outer = try add("Outer", [ResourceReference(.resourceLink, inner), flags[0]], to: &test)
        try test.perform(.removeLink(outer))
        #expect(names(test).isEmpty && test.home.resourceLinks.count == 0)
    }

    @Test func `ends although lists list each other`() throws {
        var test = try TestHome()
        let flag = try flag("Flag", in: &test)
        let first = try add("First", [flag], isDisposable: true, to: &test)
        let second = try add("Second", [ResourceReference(.resourceLink, first)], isDisposable: true, to: &test)
        var patch = LinkPatch()
        patch.targets = [flag, ResourceReference(.resourceLink, second), ResourceReference(.resourceLink, first)]
        try test.perform(.editLink(first, patch))
        try test.perform(.removeLink(first))
        #expect(names(test).isEmpty && test.home.resourceLinks.count == 0)
    }

    @Test func `is all that needs nothing but each other`() throws {
        var test = try TestHome()
        let flag = try flag("Flag", in: &test)
        let first = try add("First", [flag], isDisposable: true, to: &test)
        let second = try add("Second", [ResourceReference(.resourceLink, first)], isDisposable: true, to: &test)
        let both = [first, second].map { ResourceReference(.resourceLink, $0) }
        var patch = LinkPatch()
        patch.targets = [both[1]]
        try test.perform(.editLink(first, patch))
        let outer = try add("Outer", both, to: &test)
        try test.perform(.removeLink(outer))
        #expect(test.home.resourceLinks.count == 0 && names(test) == ["Flag"])
    }

    @Test func `is nothing that a rule looks at or a schedule acts on`() throws {
        var test = try TestHome()
        let flags = [try flag("Looked at", in: &test), try flag("Acted on", in: &test), try flag("Free", in: &test)]
        let list = try add("List", flags, to: &test)
        let automation: [any Resource] = [Rule.looking(at: flags[0]), Schedule.acting(on: flags[1])]
        test.home = Home(
            restoring: test.home.identity, settings: test.home.settings, resources: test.home.resources + automation)
        #expect(flags.map(test.home.isReferred) == [true, true, true])
        try test.perform(.removeLink(list))
        #expect(names(test) == ["Looked at", "Acted on"])
        #expect(test.home.isReferred(to: flags[0]) && test.home.isReferred(to: flags[1]))
    }
}

extension Rule {
    fileprivate static func looking(at sensor: ResourceReference) -> Rule {
        let condition = Condition(
            subject: .init(sensor, .reading), test: .isTrue(true), wording: .init(sign: "eq", value: "true"))
        let action = AutomationAction(
            command: .setGroup(.wholeHome, patch { $0.on = true }),
            wording: .init(method: "PUT", address: "/groups/0/action", body: "{}"))
        let draft = RuleDraft(
            id: ResourceID(derivedFrom: .devices, "rule"), name: "Rule", conditions: [condition], actions: [action])
        return Rule(draft, name: draft.name, maker: nil, created: Date(timeIntervalSince1970: 0))
    }
}

extension Schedule {
    fileprivate static func acting(on sensor: ResourceReference) -> Schedule {
        let action = AutomationAction(
            command: .setSensor(sensor.id, SensorWord(reading: .flag(true))),
            wording: .init(method: "PUT", address: "/sensors/2/state", body: "{}"))
        let draft = ScheduleDraft(
            id: ResourceID(derivedFrom: .devices, "schedule"), action: action,
            timing: .timer(length: .seconds(60), spread: .zero, runs: nil), isLocal: false, isEnabled: false)
        return Schedule(draft, name: draft.name, maker: nil, created: Date(timeIntervalSince1970: 0))
    }
}
