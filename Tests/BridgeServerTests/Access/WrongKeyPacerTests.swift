import Testing

@testable import BridgeServer

@Suite struct WrongKeyPacerTests {
    private let guesser: PeerAddress
    private let neighbour: PeerAddress

    init() throws {
        guesser = try #require(PeerAddress("192.168.2.66"))
        neighbour = try #require(PeerAddress("192.168.2.67"))
    }

    @Test func fiveAreFreeThenDelaysDoubleToTwoSeconds() {
        var pacer = WrongKeyPacer(waitingLimit: 100)
        let verdicts = (0..<13).map { _ in pacer.wrongKey(from: guesser, at: .zero) }
        let delays: [WrongKeyPacer.Verdict] = [100, 200, 400, 800, 1600, 2000, 2000, 2000].map { .answerAfter(.milliseconds($0)) }
        #expect(verdicts == Array(repeating: .answer, count: 5) + delays)
    }

    @Test func sixthWithinTheMinuteIsDelayed() {
        var pacer = WrongKeyPacer()
        for second in 0..<5 { expect(.answer, &pacer, guesser, .seconds(second * 2)) }
        expect(.answerAfter(.milliseconds(100)), &pacer, guesser, .seconds(11))
    }

    @Test func slowMistakesAreNeverDelayed() {
        var pacer = WrongKeyPacer()
        for minute in 0..<100 { expect(.answer, &pacer, guesser, .seconds(minute * 12)) }
    }

    @Test func debtMeltsAndIsBounded() {
        var pacer = WrongKeyPacer(waitingLimit: 10_000)
        for _ in 0..<5000 { _ = pacer.wrongKey(from: guesser, at: .zero) }
        expect(.answerAfter(.milliseconds(200)), &pacer, guesser, .seconds(60))
        expect(.answer, &pacer, guesser, .seconds(200))
    }

    @Test func neighboursAreNotSlowed() {
        var pacer = WrongKeyPacer()
        for _ in 0..<20 { _ = pacer.wrongKey(from: guesser, at: .zero) }
        expect(.answer, &pacer, neighbour, .zero)
    }

    @Test func onlyFewAnswersMayWait() {
        var pacer = WrongKeyPacer(waitingLimit: 2)
        for _ in 0..<7 { _ = pacer.wrongKey(from: guesser, at: .zero) }
        expect(.refuse, &pacer, guesser, .zero)
        pacer.delayedAnswerEnded(for: guesser)
        // The refused one has cost its share too.
        expect(.answerAfter(.milliseconds(800)), &pacer, guesser, .zero)
        expect(.refuse, &pacer, guesser, .zero)
    }

    @Test func tableForgetsTheLeastRecent() throws {
        var pacer = WrongKeyPacer(capacity: 3)
        for _ in 0..<6 { _ = pacer.wrongKey(from: guesser, at: .zero) }
        for host in 1...3 {
            _ = pacer.wrongKey(from: try #require(PeerAddress("10.0.0.\(host)")), at: .seconds(host))
            #expect(pacer.count <= 3)
        }
        expect(.answer, &pacer, guesser, .seconds(4))
        // An answer that was waiting for a forgotten address ends without trace.
        pacer.delayedAnswerEnded(for: guesser)
        pacer.delayedAnswerEnded(for: neighbour)
    }

    @Test func clockThatStepsBackHarmsNothing() {
        var pacer = WrongKeyPacer()
        _ = pacer.wrongKey(from: guesser, at: .seconds(100))
        expect(.answer, &pacer, guesser, .zero)
    }

    private func expect(
        _ verdict: WrongKeyPacer.Verdict, _ pacer: inout WrongKeyPacer, _ peer: PeerAddress, _ now: Duration,
        at place: SourceLocation = #_sourceLocation
    ) {
        let found = pacer.wrongKey(from: peer, at: now)
        #expect(found == verdict, sourceLocation: place)
    }
}
