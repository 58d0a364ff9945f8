import Foundation
import HomeModel
import Testing

@Suite("Whose rights schedules have")
struct ScheduleRightsTests {
    private let off = patch { $0.on = false }

    /// A lit lamp and two apps.
    private func home() throws -> (test: TestHome, lamp: ResourceID, app: ResourceID, other: ResourceID) {
        var test = try TestHome(in: "UTC", at: "2024-05-06T10:00:00Z")
        let lamp = try test.addLitLamps(.plain)[0]
        let app = try #require(try test.register("app", key: "key"))
        let other = try #require(try test.register("other", key: "other key"))
        return (test, lamp, app, other)
    }

    @Test func `the maker's, as long as it is there`() throws {
        var (test, lamp, app, _) = try home()
        let id = try test.addSchedule(.timer(10, runs: nil), does: .setLight(lamp, off), by: .app(app))
        #expect(try test.schedule(id).maker == app)
        #expect(test.seconds(ofRunsWithin: .seconds(10)) == [10])
        #expect(try !test.state(lamp).on)
        try test.perform(.setLight(lamp, patch { $0.on = true }))
        try test.perform(.revokeApp(app))
        #expect(test.seconds(ofRunsWithin: .seconds(20)) == [10, 20])
        #expect(try test.state(lamp).on)
        #expect(test.home.schedules.contains(id))
    }

    @Test func `so it goes when its maker is gone, too`() throws {
        var (test, lamp, app, _) = try home()
        let id = try test.addSchedule(.timer(10), does: .setLight(lamp, off), by: .app(app))
        try test.perform(.revokeApp(app))
        #expect(test.seconds(ofRunsWithin: .seconds(10)) == [10])
        #expect(try test.state(lamp).on)
        #expect(!test.home.schedules.contains(id))
    }

    @Test func `nobody's, for what only the owner may do or what makes things`() throws {
        var (test, lamp, app, _) = try home()
        let draft = ScheduleDraft(id: .devices, action: .doing(.brighter), timing: .timer(5), isLocal: true)
        let commands: [Command] = [.pressLinkButton(granting: nil), .revokeApp(app), .addSchedule(draft)]
        for command in commands {
            #expect(throws: Refusal.action(0)) { try test.addSchedule(.timer(5), does: command, by: .app(app)) }
        }
        let id = try test.addSchedule(.timer(5), does: .setLight(lamp, off), by: .app(app))
        #expect(throws: Refusal.action(0)) { try test.edit(id) { $0.action = .doing(.pressLinkButton(granting: nil)) } }
    }

    @Test func `not those of an app that is gone, even for the owner who edits it`() throws {
        var (test, lamp, app, other) = try home()
        let id = try test.addSchedule(.timer(5), does: .setLight(lamp, off), by: .app(app))
        try test.edit(id, by: .app(other)) { $0.action = .doing(.brighter) }
        try test.perform(.revokeApp(app))
        #expect(throws: Refusal.action(0)) { try test.edit(id) { $0.action = .doing(.setLight(lamp, off)) } }
        try test.edit(id) { $0.name = "Left behind" }
        #expect(try test.schedule(id).name == "Left behind")
    }

    @Test func `a command that cannot be done is passed over`() throws {
        var (test, lamp, app, _) = try home()
        try test.addSchedule(.timer(10, runs: 2), does: .setLight(lamp, off), by: .app(app))
        try test.perform(.removeLight(lamp))
        #expect(test.seconds(ofRunsWithin: .seconds(30)) == [10, 20])
        #expect(test.home.schedules.count == 0)
    }
}
