import BridgeCore
import Testing

@Suite("When something that failed is tried again")
struct RestartPatienceTests {
    @Test func waitsDoubleUpToACeiling() {
        var patience = RestartPatience.usual
        let waits = (0..<8).map { _ in patience.wait(afterRunning: .zero) }
        #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    }

    @Test func aGoodRunBeginsAnew() {
        var patience = RestartPatience.usual
        for _ in 0..<5 { _ = patience.wait(afterRunning: .zero) }
        #expect(patience.wait(afterRunning: .seconds(60)) == .seconds(1))
        #expect(patience.wait(afterRunning: .seconds(59)) == .seconds(2))
    }

    @Test func aCloudIsTriedAgainWithinTwoSecondsHoweverLongItIsGoneAndNotByAllAtOnce() {
        var (early, late) = (RestartPatience.cloud, RestartPatience.cloud)
        for round in 0..<50 {
            let (longest, shortest) = (early.wait(afterRunning: .zero, chance: 0), late.wait(afterRunning: .zero, chance: 0.999))
            #expect(longest <= .milliseconds(1500))
            #expect(shortest < longest * 0.51, "round \(round)")
            #expect(shortest >= longest * 0.5)
        }
    }

    @Test func adviceIsHeededIfItAsksForMore() {
        struct Advice: RestartAdvice { let restartAfter: Duration? }
        var patience = RestartPatience.usual
        #expect(patience.wait(afterRunning: .zero, Advice(restartAfter: .seconds(60))) == .seconds(60))
        #expect(patience.wait(afterRunning: .zero, Advice(restartAfter: .milliseconds(1))) == .seconds(2))
        #expect(patience.wait(afterRunning: .zero, Advice(restartAfter: nil)) == .seconds(4))
    }
}
