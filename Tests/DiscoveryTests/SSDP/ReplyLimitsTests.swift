import Connectivity
@testable import Discovery
import Testing

struct TokenBucketTests {
    @Test func aBurstThenARate() {
        var bucket = TokenBucket(capacity: 3, perSecond: 2, at: .zero)
        let burst = (0..<5).map { _ in bucket.take(at: .zero) }
        let later = [400, 500, 500].map { bucket.take(at: .milliseconds($0)) }
        #expect(burst == [true, true, true, false, false])
        #expect(later == [false, true, false])
    }

    @Test func itNeverHoldsMoreThanItsCapacity() {
        var bucket = TokenBucket(capacity: 2, perSecond: 100, at: .zero)
        #expect(bucket.isFull(at: .zero))
        let burst = (0..<4).map { _ in bucket.take(at: .seconds(3600)) }
        #expect(burst == [true, true, false, false])
        #expect(!bucket.isFull(at: .seconds(3600)))
    }

    @Test func aClockThatStepsBackGivesNothing() {
        var bucket = TokenBucket(capacity: 1, perSecond: 1, at: .seconds(10))
        let taken = [10, 5, 11].map { bucket.take(at: .seconds($0)) }
        #expect(taken == [true, false, true])
    }
}

struct ReplyLimitsTests {
    @Test func oneSourceIsHeldWithoutHoldingTheOthers() {
        var limits = ReplyLimits(at: .zero)
        let loud = (0..<100).count { _ in limits.allow(ip("10.0.0.1"), at: .zero) }
        #expect(loud == 12)
        let another = limits.allow(ip("10.0.0.2"), at: .zero)
        let later = limits.allow(ip("10.0.0.1"), at: .seconds(1))
        #expect(another && later)
    }

    @Test func manySourcesShareATotal() {
        var limits = ReplyLimits(at: .zero)
        let answered = (1...200).count { limits.allow(IPv4Address(bits: 0x0A00_0000 + UInt32($0)), at: .zero) }
        #expect(answered == 50)
        let refilled = ["10.0.9.9", "10.0.9.8"].map { limits.allow(ip($0), at: .milliseconds(50)) }
        #expect(refilled == [true, false])
    }

    @Test func theTableIsBoundedAndForgetsTheQuiet() {
        var limits = ReplyLimits(at: .zero, maxSources: 4)
        for last in 1...9 { _ = limits.allow(IPv4Address(bits: UInt32(last)), at: .zero) }
        #expect(limits.sourceCount == 4)
        let answers = [0, 10].map { limits.allow(IPv4Address(bits: 100), at: .seconds($0)) }
        #expect(answers == [false, true])
        #expect(limits.sourceCount == 1)
    }
}
