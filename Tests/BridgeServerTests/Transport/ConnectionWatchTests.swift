import NIOCore
import Testing

@testable import BridgeServer

/// Every test tells the watch what happened at which second, and asks when it would lose its patience.
@Suite struct ConnectionWatchTests {
    private var watch = ConnectionWatch(limits: TransportLimits())

    init() {
        watch.opened(at: second(0))
    }

    @Test func silentConnectionEndsTenSecondsAfterOpening() {
        #expect(watch.due == second(10))
    }

    @Test mutating func headMustBeCompleteHoweverItDrips() {
        for step in 1...9 { watch.bytesArrived(at: second(step)) }
        #expect(watch.due == second(10))
        let overdue = watch.isOverdue(at: second(10), sent: 0, pending: 0)
        #expect(overdue)
    }

    @Test mutating func handshakeStartsTheHeadsTime() {
        watch.handshakeCompleted(at: second(9))
        watch.bytesArrived(at: second(10))
        #expect(watch.due == second(19))
    }

    @Test mutating func bodyMustMakeProgress() {
        watch.headArrived(at: second(1))
        #expect(watch.due == second(11))
        watch.bodyArrived(at: second(5))
        #expect(watch.due == second(15))
    }

    @Test mutating func bodyMustBeWholeHoweverItDrips() {
        watch.headArrived(at: second(0))
        for step in 1...29 { watch.bodyArrived(at: second(step)) }
        #expect(watch.due == second(30))
    }

    @Test mutating func nobodyHurriesTheServer() {
        request(at: 1)
        #expect(watch.due == nil)
    }

    @Test mutating func idleConnectionEndsAfterItsTime() {
        request(at: 1)
        watch.answered(at: second(2))
        #expect(watch.due == second(77))
        watch.bytesArrived(at: second(60))
        #expect(watch.due == second(70))
        watch.bytesArrived(at: second(65))
        #expect(watch.due == second(70))
    }

    @Test mutating func pipelinedHeadIsTimedOnlyOnceItsTurnHasCome() {
        request(at: 1)
        watch.bytesArrived(at: second(2))
        #expect(watch.due == nil)
        watch.answered(at: second(50))
        #expect(watch.due == second(60))
    }

    @Test mutating func pipelinedBodyIsTimedOnlyOnceItsTurnHasCome() {
        request(at: 1)
        watch.headArrived(at: second(2))
        watch.bodyArrived(at: second(3))
        #expect(watch.due == nil)
        watch.answered(at: second(50))
        #expect(watch.due == second(60))
    }

    @Test mutating func bodyKeepsItsTimeAfterAnEarlyAnswer() {
        watch.headArrived(at: second(1))
        watch.answered(at: second(2))
        #expect(watch.due == second(11))
        watch.requestArrived(at: second(3))
        #expect(watch.due == second(78))
    }

    @Test mutating func answerThatStaysUnreadEndsTheConnection() {
        request(at: 1)
        watch.flushed(sent: 100, pending: 900, at: second(2))
        watch.flushed(sent: 100, pending: 1900, at: second(9))
        #expect(watch.due == second(12))
        let overdue = watch.isOverdue(at: second(12), sent: 100, pending: 1900)
        #expect(overdue)
    }

    @Test mutating func slowReaderIsGivenTimeAsLongAsItReads() {
        request(at: 1)
        watch.flushed(sent: 100, pending: 900, at: second(2))
        let overdue = watch.isOverdue(at: second(12), sent: 101, pending: 899)
        #expect(!overdue)
        #expect(watch.due == second(22))
        let stillOverdue = watch.isOverdue(at: second(22), sent: 1000, pending: 0)
        #expect(!stillOverdue)
        #expect(watch.due == nil)
    }

    @Test mutating func readAnswerStopsTheClock() {
        request(at: 1)
        watch.flushed(sent: 100, pending: 900, at: second(2))
        watch.flushed(sent: 1000, pending: 0, at: second(3))
        #expect(watch.due == nil)
    }

    @Test mutating func clientHasTimeToSayGoodbye() {
        request(at: 1)
        watch.drain(at: second(2))
        #expect(watch.isDraining)
        // What still arrives, and a second goodbye of ours, win it nothing.
        watch.bytesArrived(at: second(3))
        watch.headArrived(at: second(3))
        watch.bodyArrived(at: second(3))
        watch.requestArrived(at: second(3))
        watch.answered(at: second(3))
        watch.drain(at: second(3))
        #expect(watch.due == second(4))
    }

    @Test mutating func beforeItsTimeNothingIsOverdue() {
        let overdue = watch.isOverdue(at: second(9), sent: 0, pending: 0)
        #expect(!overdue)
    }

    private mutating func request(at moment: Int) {
        watch.bytesArrived(at: second(moment))
        watch.headArrived(at: second(moment))
        watch.requestArrived(at: second(moment))
    }

    private func second(_ count: Int) -> NIODeadline {
        .uptimeNanoseconds(0) + .seconds(Int64(count))
    }
}
