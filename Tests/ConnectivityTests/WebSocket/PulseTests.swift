import Testing

@testable import Connectivity

@Suite("The pulse of a WebSocket")
struct PulseTests {
    private let heartbeat = Heartbeat(every: .seconds(15), patience: .seconds(35))

    @Test func aQuietConnectionIsAskedAndAtLastGivenUp() {
        var pulse = Pulse(heartbeat, at: .zero)
        let steps: [(Int, Pulse.Step)] = [
            (0, .wait(until: .seconds(15))), (14, .wait(until: .seconds(15))), (15, .ask), (15, .wait(until: .seconds(30))),
            (30, .ask), (30, .wait(until: .seconds(35))), (34, .wait(until: .seconds(35))), (35, .giveUp), (99, .giveUp),
        ]
        for (second, step) in steps { #expect(pulse.next(at: .seconds(second)) == step, "second \(second)") }
    }

    @Test func whateverIsHeardCountsAsASignOfLife() {
        var pulse = Pulse(heartbeat, at: .zero)
        for second in stride(from: 10, through: 200, by: 10) {
            pulse.hear(at: .seconds(second))
            #expect(pulse.next(at: .seconds(second)) == .wait(until: .seconds(second + 15)))
        }
        #expect(pulse.next(at: .seconds(234)) == .ask)
        #expect(pulse.next(at: .seconds(235)) == .giveUp)
    }

    @Test func anAnswerAtTheLastMomentSavesIt() {
        var pulse = Pulse(heartbeat, at: .zero)
        #expect(pulse.next(at: .seconds(34)) == .ask)
        pulse.hear(at: .seconds(34))
        #expect(pulse.next(at: .seconds(35)) == .wait(until: .seconds(49)))
    }

    @Test func impatienceShorterThanTheIntervalGivesUpWithoutAsking() {
        var pulse = Pulse(Heartbeat(every: .seconds(60), patience: .seconds(10)), at: .zero)
        #expect(pulse.next(at: .zero) == .wait(until: .seconds(10)))
        #expect(pulse.next(at: .seconds(10)) == .giveUp)
    }
}
