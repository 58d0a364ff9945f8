import Foundation
import HomeModel
import Testing

@Suite("By how much a run is delayed")
struct TimingDelayTests {
    private let schedule = ResourceID(derivedFrom: .devices, "schedule")

    private func delays(spread: Duration, count: Int) -> [Int64] {
        let timing = Timing.timer(length: .seconds(60), spread: spread, runs: nil)
        return (0..<count).map { run in
            timing.delay(of: schedule, at: Date(timeIntervalSince1970: 1_700_000_000 + Double(run) * 60)).components.seconds
        }
    }

    @Test func `is nothing without a spread`() throws {
        #expect(Set(delays(spread: .zero, count: 50)) == [0])
        #expect(Set(delays(spread: .milliseconds(999), count: 50)) == [0])
        #expect(Set(delays(spread: .seconds(-5), count: 50)) == [0])
    }

    @Test func `is every length up to the spread, about equally often`() {
        let counts = Dictionary(grouping: delays(spread: .seconds(9), count: 10_000), by: \.self).mapValues(\.count)
        #expect(counts.keys.sorted() == Array(0...9))
        // 1000 each are expected, with a deviation of 30: seven of those are no accident.
        #expect(counts.values.allSatisfy { (790...1210).contains($0) })
    }

    @Test func `spans a long spread`() {
        let delays = delays(spread: .seconds(43_199), count: 2000)
        #expect(delays.allSatisfy { (0...43_199).contains($0) })
        #expect((delays.min() ?? .max) < 432 && (delays.max() ?? 0) > 42_768)
        #expect(Set(delays).count > 1900)
    }

    /// The literal was worked out with another implementation of RFC 9562 §5.5, and pins that every build draws the same.
    @Test func `is the same when asked again, and another for another schedule or run`() throws {
        let timing = try Timing.weekly(.everyDay, clock(7, 0), spread: .seconds(3600))
        let planned = try moment("2024-03-01T07:00:00Z")
        let delay = timing.delay(of: schedule, at: planned)
        #expect(timing.delay(of: schedule, at: planned) == delay)
        #expect(timing.delay(of: schedule, at: planned.addingTimeInterval(86_400)) != delay)
        #expect(timing.delay(of: ResourceID(derivedFrom: .devices, "other"), at: planned) != delay)
        #expect(delay == .seconds(2951))
    }
}
