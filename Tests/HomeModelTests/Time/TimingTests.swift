import Foundation
import HomeModel
import Testing

@Suite("When something is to happen")
struct TimingTests {
    private let weekdays: Weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday]

    @Test func `weekly is often, once is once, and a timer is as its runs say`() throws {
        let once = try Timing.once(LocalMoment(moment("2024-02-29T07:00:00Z"), in: .gmt), spread: .zero)
        #expect(!once.isRecurring && !once.isTimer)
        let weekly = try Timing.weekly(.sunday, clock(7, 0), spread: .zero)
        #expect(weekly.isRecurring && !weekly.isTimer)
        for (runs, isRecurring) in [(1, false), (2, true), (nil, true)] as [(Int?, Bool)] {
            let timer = Timing.timer(length: .seconds(10), spread: .zero, runs: runs)
            #expect(timer.isRecurring == isRecurring && timer.isTimer)
        }
    }

    @Test func `once is over when it was`() throws {
        let local = try #require(LocalMoment(year: 2024, month: 2, day: 29, time: clock(7, 0)))
        let timing = Timing.once(local, spread: .seconds(60))
        let berlin = try zone("Europe/Berlin")
        let planned = try moment("2024-02-29T06:00:00Z")
        #expect(timing.next(after: planned.addingTimeInterval(-0.5), in: berlin) == planned)
        #expect(timing.next(after: .distantPast, in: berlin) == planned)
        #expect(timing.next(after: planned, in: berlin) == nil)
        #expect(timing.next(after: .distantFuture, in: berlin) == nil)
    }

    @Test func `weekly goes on with the next of its days`() throws {
        let timing = try Timing.weekly(weekdays, clock(6, 0), spread: .zero)
        let berlin = try zone("Europe/Berlin")
        // 1 March 2024 was a Friday.
        #expect(try timing.next(after: moment("2024-03-01T04:59:59Z"), in: berlin) == moment("2024-03-01T05:00:00Z"))
        #expect(try timing.next(after: moment("2024-03-01T05:00:00Z"), in: berlin) == moment("2024-03-04T05:00:00Z"))
        #expect(try timing.next(after: moment("2024-03-29T05:00:00Z"), in: berlin) == moment("2024-04-01T04:00:00Z"))
    }

    @Test func `the same day of the next week comes after the one of this week`() throws {
        let timing = try Timing.weekly(.thursday, clock(12, 0), spread: .zero)
        #expect(try timing.next(after: moment("2024-02-29T12:00:00Z"), in: .gmt) == moment("2024-03-07T12:00:00Z"))
    }

    @Test func `a timer and a week without days have no moment on the clock`() throws {
        #expect(Timing.timer(length: .seconds(1), spread: .zero, runs: nil).next(after: .distantPast, in: .gmt) == nil)
        #expect(try Timing.weekly([], clock(12, 0), spread: .zero).next(after: .distantPast, in: .gmt) == nil)
    }

    @Test func `what is planned does not depend on how much runs are delayed`() throws {
        let plain = try Timing.weekly(.everyDay, clock(23, 30), spread: .zero)
        let spread = try Timing.weekly(.everyDay, clock(23, 30), spread: .seconds(43_199))
        let now = try moment("2024-06-01T00:00:00Z")
        #expect(plain.next(after: now, in: .gmt) == spread.next(after: now, in: .gmt))
    }

    @Test func `every form is kept`() throws {
        let local = try #require(LocalMoment(year: 2024, month: 2, day: 29, time: clock(7, 0)))
        for timing in [
            Timing.once(local, spread: .seconds(5)), .weekly(weekdays, local.time, spread: .zero),
            .timer(length: .seconds(10), spread: .milliseconds(1500), runs: nil),
            .timer(length: .seconds(10), spread: .zero, runs: 5),
        ] {
            #expect(try kept(timing) == timing)
        }
    }
}
