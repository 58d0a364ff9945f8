import Foundation
import HomeModel
import Testing

@Suite("Timers")
struct ScheduleTimerTests {
    private func home() throws -> TestHome { try TestHome(in: "Europe/Berlin", at: "2024-05-06T10:00:00Z") }

    @Test func `run once, and are gone or disabled then`() throws {
        var test = try home()
        let gone = try test.addSchedule(.timer(10))
        let stays = try test.addSchedule(.timer(10)) { $0.deletesItself = false }
        #expect(test.seconds(ofRunsWithin: .seconds(9)) == [])
        #expect(test.home.schedules.count == 2)
        #expect(test.seconds(ofRunsWithin: .seconds(60)) == [1, 1])
        #expect(!test.home.schedules.contains(gone))
        let schedule = try test.schedule(stays)
        #expect(!schedule.isEnabled && schedule.next == nil)
        #expect(test.home.nextDue == nil)
    }

    @Test func `act under the rights of their maker even the last time`() throws {
        var test = try home()
        let lamp = try test.addLitLamps(.plain)[0]
        let app = try #require(try test.register("app", key: "key"))
        try test.addSchedule(.timer(10), does: .setLight(lamp, patch { $0.on = false }), by: .app(app))
        test.run(until: test.now.utc.addingTimeInterval(11))
        #expect(try !test.state(lamp).on)
        #expect(test.home.schedules.count == 0)
    }

    @Test func `say before they act that they are over, and on disk`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(10))
        test.pass(.seconds(10))
        let outcome = test.tick()
        let reference = ResourceReference(.schedule, id)
        #expect(outcome.changes == [Change(.updated([.status, .timing, .triggered]), reference)])
        #expect(outcome.changes.allSatisfy { $0.durability == .durable })
        #expect(outcome.triggers == [Trigger(cause: .schedule(id), commands: [.brighter])])
        #expect(test.pull(outcome.triggers).map(\.outcome.changes.last) == [Change(.removed, reference)])
    }

    @Test func `run as often as was said, each in step`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(10, runs: 5)) { $0.deletesItself = false }
        #expect(test.seconds(ofRunsWithin: .seconds(25)) == [10, 20])
        #expect(try test.schedule(id).runsLeft == 3)
        #expect(test.seconds(ofRunsWithin: .seconds(600)) == [5, 15, 25])
        #expect(try !test.schedule(id).isEnabled)
    }

    @Test func `without an end go on for ever, and are written within a second`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(7, runs: nil))
        #expect(test.seconds(ofRunsWithin: .seconds(700)) == (1...100).map { Double($0) * 7 })
        test.pass(.seconds(7))
        #expect(test.tick().changes == [Change(.updated([.triggered]), ResourceReference(.schedule, id))])
        #expect(Change(.updated([.triggered]), ResourceReference(.schedule, id)).durability == .momentary)
    }

    @Test func `start from nothing when they are enabled, be it again`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(10, runs: 3)) { $0.deletesItself = false }
        #expect(test.seconds(ofRunsWithin: .seconds(18)) == [10])
        try test.edit(id) { $0.isEnabled = true }
        #expect(try test.schedule(id).started == test.now.utc)
        #expect(test.seconds(ofRunsWithin: .seconds(100)) == [10, 20, 30])
        #expect(try !test.schedule(id).isEnabled)
        try test.edit(id) { $0.isEnabled = true }
        #expect(test.seconds(ofRunsWithin: .seconds(12)) == [10])
    }

    @Test func `stand still while they are disabled, and begin anew with a new pattern`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(10, runs: nil)) { $0.isEnabled = false }
        let made = test.now.utc
        #expect(try test.schedule(id).started == made)
        #expect(test.seconds(ofRunsWithin: .seconds(30)) == [])
        try test.edit(id) { $0.isEnabled = true }
        #expect(test.seconds(ofRunsWithin: .seconds(15)) == [10])
        try test.edit(id) { $0.timing = .timer(20, runs: nil) }
        #expect(test.seconds(ofRunsWithin: .seconds(45)) == [20, 40])
        let last = try #require(try test.schedule(id).started)
        try test.edit(id) { $0.isEnabled = false }
        #expect(try test.schedule(id).started == last)
        #expect(test.seconds(ofRunsWithin: .seconds(100)) == [])
        try test.edit(id) { $0.timing = try? .daily(7, 0) }
        #expect(try test.schedule(id).started == nil)
    }

    @Test func `may start themselves anew, but not without a pause`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(0)) { $0.deletesItself = false }
        var anew = SchedulePatch()
        anew.isEnabled = true
        try test.edit(id) { $0.action = .doing(.editSchedule(id, anew)) }
        #expect(test.seconds(ofRunsWithin: .seconds(5)) == [1, 2, 3, 4, 5])
        #expect(try test.schedule(id).isEnabled)
    }

    @Test func `that are delayed stay within their spread and in order, and differ from run to run`() throws {
        var test = try home()
        try test.addSchedule(.timer(60, runs: nil, spread: .seconds(300)))
        let runs = test.seconds(ofRunsWithin: .seconds(200 * 60))
        var delays: Set<Double> = []
        for (number, second) in runs.enumerated() {
            let planned = Double(number + 1) * 60
            #expect((planned...planned + 300).contains(second))
            delays.insert(second - planned)
        }
        #expect(runs == runs.sorted())
        #expect(runs.count >= 194 && delays.count > 50)
    }
}
