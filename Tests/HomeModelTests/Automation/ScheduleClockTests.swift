import Foundation
import HomeModel
import Testing

@Suite("Schedules and a wall clock that is set")
struct ScheduleClockTests {
    private func home() throws -> TestHome { try TestHome(in: "Europe/Berlin", at: "2024-05-06T10:00:00Z") }

    @Test func `the clocks are looked at now and then while something waits, and only then`() throws {
        var test = try home()
        #expect(test.home.nextDue == nil)
        let id = try test.addSchedule(.timer(90))
        var looks: [Duration] = []
        let begin = test.now.uptime
        while let due = test.home.nextDue {
            looks.append(due - begin)
            test.now = test.now.advanced(by: due - test.now.uptime)
            _ = test.tickAndRun()
        }
        #expect(looks == [.seconds(30), .seconds(60), .seconds(90)])
        #expect(!test.home.schedules.contains(id))
    }

    private static let jumps: [TimeInterval] = [3600, -3600, 34_560_000, -34_560_000, 2, -2]

    @Test(arguments: jumps)
    func `a timer keeps what it has left`(jump: TimeInterval) throws {
        var test = try home()
        let id = try test.addSchedule(.timer(100, runs: nil, spread: .seconds(20)))
        test.pass(.seconds(30))
        let before = try test.schedule(id)
        test.setClock(by: jump)
        #expect(test.tick().changes == [Change(.updated([.timing]), ResourceReference(.schedule, id))])
        let after = try test.schedule(id)
        #expect(after.started == before.started?.addingTimeInterval(jump))
        #expect(after.next?.due == before.next?.due.addingTimeInterval(jump))
        #expect(after.next?.planned == before.next?.planned.addingTimeInterval(jump))
        #expect((70...90).contains(test.seconds(ofRunsWithin: .seconds(95)).first ?? 0))
    }

    @Test func `a jump is noticed by whoever looks first`() throws {
        var test = try home()
        let id = try test.addSchedule(.timer(100))
        test.setClock(by: 5000)
        try test.addSchedule(.timer(1000))
        #expect(try test.schedule(id).next?.due == test.now.utc.addingTimeInterval(100))
        test.setClock(by: -5000)
        try test.edit(id) { $0.name = "A" }
        test.setClock(by: 300)
        try test.setZone("UTC")
        #expect(try test.schedule(id).next?.due == test.now.utc.addingTimeInterval(100))
        test.setClock(by: 0.9)
        #expect(test.tick().changes.isEmpty)
    }

    private static let passings: [(jump: TimeInterval, runs: Int)] = [(3595, 0), (3600, 1), (3659, 1), (3661, 0)]

    /// Up to the patience a run is late; what was jumped over by more is missed.
    @Test(arguments: passings)
    func `what a clock set forward passes runs late or not at all`(jump: TimeInterval, runs: Int) throws {
        for timing in [try Timing.daily(13, 0), try .at("2024-05-06T13:00")] {
            var test = try home()
            let id = try test.addSchedule(timing) { $0.deletesItself = false }
            test.setClock(by: jump)
            #expect(test.tickAndRun().count == runs)
            let isOver = !timing.isRecurring && jump >= 3600
            #expect(try test.schedule(id).isEnabled != isOver)
            if timing.isRecurring, jump >= 3600 { #expect(try test.schedule(id).next?.due == moment("2024-05-07T11:00:00Z")) }
        }
    }

    @Test func `a moment that was missed is over, and goes if it was to`() throws {
        var test = try home()
        let gone = try test.addSchedule(.at("2024-05-06T13:00"))
        let stays = try test.addSchedule(.at("2024-05-06T13:00")) { $0.deletesItself = false }
        test.setClock(by: 7200)
        let outcome = test.tick()
        #expect(outcome.triggers.isEmpty)
        #expect(outcome.changes == [
            Change(.removed, ResourceReference(.schedule, gone)),
            Change(.updated([.status, .timing]), ResourceReference(.schedule, stays)),
        ])
        #expect(throws: Refusal.timeIsPast) { try test.edit(stays) { $0.isEnabled = true } }
        #expect(test.home.nextDue == nil)
    }

    @Test func `a clock set back far brings the times once more, set back a little it does not`() throws {
        var test = try home()
        let id = try test.addSchedule(.daily(12, 30))
        test.run(until: try moment("2024-05-06T10:30:05Z"))
        #expect(try test.schedule(id).next?.planned == moment("2024-05-07T10:30:00Z"))
        test.setClock(by: -10)
        #expect(test.tick().changes.isEmpty)
        #expect(test.seconds(ofRunsWithin: .seconds(60)) == [])
        test.setClock(by: -3600)
        test.tick()
        #expect(try test.schedule(id).next?.planned == moment("2024-05-06T10:30:00Z"))
    }

    @Test func `a delay that has begun goes on, whatever the clock is set to`() throws {
        var test = try home()
        let id = try test.addSchedule(.daily(13, 0, spread: .seconds(7200)))
        let next = try #require(try test.schedule(id).next)
        #expect(next.due > next.planned.addingTimeInterval(300))
        test.now = test.now.advanced(by: .seconds(3600 + 60))
        test.tick()
        for jump in [-30.0, 60, -1800] {
            test.setClock(by: jump)
            test.tick()
            #expect(try test.schedule(id).next == next)
        }
        test.run(until: next.due)
        #expect(try test.schedule(id).next?.planned == next.planned.addingTimeInterval(86_400))
    }
}
