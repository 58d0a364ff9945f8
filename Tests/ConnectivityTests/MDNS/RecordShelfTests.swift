@testable import Connectivity
import Testing

@Suite("Records that are kept", .timeLimit(.minutes(1)))
struct RecordShelfTests {
    private var shelf = RecordShelf()

    private func pointer(_ number: Int, seconds: UInt32) -> DNSRecord {
        DNSRecord(name: Lamp.service, seconds: seconds, data: .pointer(Lamp.service.prefixed("\(number)")))
    }

    /// Milliseconds at which something is asked for, looked at every 50.
    private mutating func asks(until end: Int) -> [Int] {
        var times: [Int] = []
        for time in stride(from: 0, to: end, by: 50) where !shelf.ask(at: .milliseconds(time), chance: 0).isEmpty {
            times.append(time)
        }
        return times
    }

    @Test mutating func manyOfANameAreAskedForOnceASecond() {
        for number in 0..<40 { shelf.take(pointer(number, seconds: 100), at: .milliseconds(number * 100), chance: 0) }
        let times = asks(until: 100_000)
        #expect((80_000...80_100).contains(times.first ?? 0) && times.count > 4)
        #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= 1000 }, "\(times)")
    }

    @Test(arguments: [(1, false), (9, false), (10, true), (120, true)] as [(UInt32, Bool)])
    func whatIsGoodForAMomentIsNotRenewed(seconds: UInt32, isRenewed: Bool) {
        var test = self
        test.shelf.take(pointer(1, seconds: seconds), at: .zero, chance: 0)
        let times = test.asks(until: Int(seconds) * 1000)
        #expect(times.isEmpty != isRenewed)
    }

    @Test mutating func itKnowsWhatItHolds() {
        #expect(!shelf.holds(pointer(1, seconds: 10)))
        shelf.take(pointer(1, seconds: 10), at: .zero, chance: 0)
        #expect(shelf.holds(pointer(1, seconds: 99)) && !shelf.holds(pointer(2, seconds: 10)))
    }
}
