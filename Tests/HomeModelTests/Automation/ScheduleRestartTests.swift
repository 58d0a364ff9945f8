import Foundation
import HomeModel
import Testing

@Suite("Schedules after a restart")
struct ScheduleRestartTests {
    private func home() throws -> TestHome { try TestHome(in: "Europe/Berlin", at: "2024-05-06T10:00:00Z") }

    @Test func `wait for what they waited for, delays included`() throws {
        var test = try home()
        let ids = try [
            test.addSchedule(.daily(7, 0, spread: .seconds(3600))),
            test.addSchedule(.at("2024-05-07T08:00", spread: .seconds(600))),
            test.addSchedule(.timer(9000, runs: 7, spread: .seconds(3600))),
            test.addSchedule(.timer(500)) { $0.isEnabled = false },
        ]
        let before = try ids.map { try test.schedule($0) }
        try test.restart(after: .seconds(120))
        #expect(test.home.nextDue == .zero)
        #expect(test.tick().changes.isEmpty)
        #expect(try ids.map { try test.schedule($0) } == before)
        #expect(test.home.nextDue == test.now.uptime + .seconds(30))
    }

    @Test func `what was missed is not made up for, and what is a little late is`() throws {
        for (off, runs) in [(130, 3), (100, 3), (3665, 0)] {
            var test = try home()
            let once = try test.addSchedule(.timer(90)) { $0.deletesItself = false }
            let repeated = try test.addSchedule(.timer(90, runs: 5))
            let endless = try test.addSchedule(.timer(90, runs: nil))
            try test.restart(after: .seconds(off))
            #expect(test.tickAndRun().count == runs, "\(off)")
            #expect(try !test.schedule(once).isEnabled)
            #expect(test.home.schedules.contains(repeated) == (off < 450))
            // In step with its start: the next is at a multiple of its length.
            let next = try #require(try test.schedule(endless).next?.planned)
            #expect(next.timeIntervalSince(try moment("2024-05-06T10:00:00Z")) == Double((off / 90 + 1) * 90))
        }
    }

    @Test func `runs that a repeated timer missed count as gone`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(100, runs: 9)) { $0.deletesItself = false }
        try test.restart(after: .seconds(370))
        #expect(test.seconds(ofRunsWithin: .seconds(1000)) == [30, 130, 230, 330, 430, 530])
        #expect(try !test.schedule(id).isEnabled)
    }

    @Test func `a weekly one goes on with its next day`() throws {
        var test = try home()
        let id = try test.addSchedule(.weekly([.tuesday, .friday], clock(7, 0), spread: .zero))
        try test.restart(after: .seconds(86_400))
        #expect(test.tickAndRun().isEmpty)
        #expect(try test.schedule(id).next?.due == moment("2024-05-10T05:00:00Z"))
        #expect(try test.schedule(id).isEnabled)
    }

    @Test func `an endless timer of a second is caught up with at once, however long it was`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(1, runs: nil, spread: .seconds(40_000)))
        try test.restart(after: .seconds(86_400 * 3650))
        _ = test.tickAndRun()
        let next = try #require(try test.schedule(id).next)
        #expect((test.now.utc.addingTimeInterval(-60)...test.now.utc.addingTimeInterval(1)).contains(next.planned))
    }

    /// The program ends between the moment a schedule is marked as over and its action.
    @Test func `what was marked as over never runs twice, and goes if it was to`() throws {
        for timing in [Timing.timer(10), try .at("2024-05-06T12:01"), .timer(10, runs: 2)] {
            var test = try home()
            let id = try test.addSchedule(timing)
            let stays = try test.addSchedule(timing) { $0.deletesItself = false }
            test.pass(.seconds(60))
            #expect(test.tick().triggers.count == 2)
            try test.restart(after: .seconds(1))
            let outcome = test.tick()
            #expect(outcome.triggers.isEmpty)
            #expect(outcome.changes == [Change(.removed, ResourceReference(.schedule, id))])
            #expect(try !test.schedule(stays).isEnabled)
        }
    }

    @Test func `a timer started by a clock that ran ahead has no more left than its length`() throws {
        var test = try home()
        try test.addSchedule(.timer(600, runs: nil))
        try test.restart(after: .seconds(-86_400))
        #expect(test.seconds(ofRunsWithin: .seconds(1300)) == [600, 1200])
    }

    @Test func `a clock that was set back meanwhile brings the times of before`() throws {
        var test = try home()
        let id = try test.addSchedule(.daily(7, 0))
        try test.restart(after: .seconds(-2 * 86_400))
        test.tick()
        #expect(try test.schedule(id).next?.due == moment("2024-05-05T05:00:00Z"))
    }
}
