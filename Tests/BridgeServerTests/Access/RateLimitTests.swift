import Testing

@testable import BridgeServer

/// How many of some tries at one moment are allowed.
private func taken(_ tries: Int, of limit: inout RateLimit, at now: Duration) -> Int {
    var allowed = 0
    for _ in 0..<tries where limit.allows(at: now) { allowed += 1 }
    return allowed
}

@Suite("How often something may happen")
struct RateLimitTests {
    @Test func asManyInOneGoAsInASecondAndThenAtThatRate() {
        var limit = RateLimit(perSecond: 10, at: .seconds(5))
        #expect(taken(20, of: &limit, at: .seconds(5)) == 10)
        #expect(taken(1, of: &limit, at: .milliseconds(5_099)) == 0)
        #expect(taken(1, of: &limit, at: .milliseconds(5_101)) == 1)
        #expect(taken(1, of: &limit, at: .milliseconds(5_102)) == 0)
    }

    @Test func aRestGivesNoMoreThanASecondsWorth() {
        var limit = RateLimit(perSecond: 3, at: .zero)
        #expect(taken(9, of: &limit, at: .seconds(3600)) == 3)
    }

    @Test func zeroIsNoLimit() {
        var limit = RateLimit(perSecond: 0, at: .zero)
        #expect(taken(1000, of: &limit, at: .zero) == 1000)
    }

    @Test func itIsRestedOnceAllCouldHappenInOneGo() {
        var limit = RateLimit(perSecond: 2, at: .zero)
        #expect(limit.isRested(at: .zero))
        #expect(taken(1, of: &limit, at: .zero) == 1)
        #expect(!limit.isRested(at: .milliseconds(400)))
        #expect(limit.isRested(at: .milliseconds(500)))
    }
}
