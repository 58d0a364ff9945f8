import BridgeCore
import Testing

@Suite("When devices are asked")
struct PollPlanTests {
    private static let start = Duration.seconds(100)

    private func plan(chance: Double = 0.5) -> PollPlan { PollPlan(every: .seconds(10), at: Self.start, chance: chance) }

    /// Seconds after the start at which the device is asked, if something goes on around it.
    private func asked(
        for length: Int, chance: Double = 0.5, silences: Int = 0,
        _ circumstances: (Duration) -> PollPlan.Circumstances = { _ in .init() }
    ) -> [Double] {
        var (plan, now, times) = (plan(chance: chance), Self.start, [Double]())
        while now < Self.start + .seconds(length) {
            switch plan.step(at: now, circumstances(now - Self.start), chance: chance) {
            case .ask:
                times.append((now - Self.start) / .seconds(1))
                plan.heard(times.count > silences, at: now)
            case .wait(let then):
                #expect(then > now)
                now = then
            }
        }
        return times
    }

    @Test(arguments: [(0.0, [8.0, 16.0, 24.0]), (0.5, [10.0, 20.0, 30.0]), (1.0, [12.0, 24.0, 36.0])])
    func waitsVaryByAFifth(_ chance: Double, _ times: [Double]) { 
        #expect(asked(for: 37, chance: chance).prefix(3).map { ($0 * 1000).rounded() / 1000 } == times)
     }

    @Test func whileNobodyWatchesItIsAskedFourTimesAsSeldom() {
        #expect(asked(for: 121) { _ in .init(isWatched: false) } == [40, 80, 120])
    }

    @Test func whoeverComesBackIsNotKeptWaitingForLong() {
        let times = asked(for: 60) { .init(isWatched: $0 >= .seconds(13)) }
        #expect(times == [20, 30, 40, 50])
    }

    @Test func anOrderIsLeftAloneAndASecondAfterIt() {
        let times = asked(for: 40) { now in
            PollPlan.Circumstances(
                isBusy: now > .seconds(8) && now < .seconds(12.5), lastOrder: Self.start + min(now, .milliseconds(12_500)))
        }
        #expect(times == [13.5, 23.5, 33.5])
    }

    @Test func aDeviceIsAskedOnceMoreWhenItShouldBeDone() {
        let times = asked(for: 45) { .init(lastOrder: Self.start, settles: $0 < .seconds(6) ? Self.start + .seconds(4) : nil) }
        #expect(times == [4, 14, 24, 34, 44])
        #expect(asked(for: 41) { _ in .init(settles: Self.start + .seconds(3), isWatched: false) } == [3])
    }

    @Test func anOrderOfLongAgoIsNoMatter() {
        #expect(asked(for: 21) { _ in .init(lastOrder: Self.start) } == [10, 20])
    }

    @Test func aDeviceThatDidNotAnswerIsAskedSoonWhoeverWatches() {
        let times = asked(for: 60, silences: 2) { _ in .init(isWatched: false) }
        #expect(times == [40, 42, 44])
    }
}
