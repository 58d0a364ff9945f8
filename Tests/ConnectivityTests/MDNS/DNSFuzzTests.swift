@testable import Connectivity
import Testing

@Suite("Rubbish on the port of multicast DNS", .timeLimit(.minutes(1)))
struct DNSFuzzTests {
    /// What can be read can be written, and is the same when it is read again.
    private func holds(_ bytes: [UInt8]) -> Bool? {
        guard let message = try? DNSMessage(parsing: bytes) else { return nil }
        guard let again = try? message.bytes() else { return false }
        return (try? DNSMessage(parsing: again)) == message
    }

    @Test func fiftyThousandPacketsOfNoiseDoNoHarm() {
        var dice = Dice(seed: 1)
        var good = 0
        for _ in 0..<50_000 {
            var bytes = (0..<dice.next(below: 90)).map { _ in UInt8(dice.next(below: 256)) }
            // With a plausible head, or nearly all would be refused at the door.
            let head: [UInt8] = [0, 0, 0x84, 0, 0, UInt8(dice.next(below: 2)), 0, UInt8(dice.next(below: 3)), 0, 0, 0, 0]
            if dice.next(below: 4) > 0 { bytes = head + bytes }
            let isWell = holds(bytes)
            if isWell == false { Issue.record("\(bytes)") }
            good += isWell == true ? 1 : 0
        }
        #expect(good > 10)
    }

    @Test func fiftyThousandDamagedAnswersDoNoHarm() throws {
        let whole = try Lamp.whole.bytes()
        var dice = Dice(seed: 2)
        var good = 0
        var cache = ServiceCache(interface: "eth0", services: ["_lamp._tcp"], at: .zero, chance: 0)
        for round in 0..<50_000 {
            var bytes = whole
            for _ in 0...dice.next(below: 4) { bytes[dice.next(below: bytes.count)] = UInt8(dice.next(below: 256)) }
            if dice.next(below: 5) == 0 { bytes.removeLast(dice.next(below: bytes.count)) }
            let isWell = holds(bytes)
            if isWell == false { Issue.record("\(bytes)") }
            guard isWell == true, let message = try? DNSMessage(parsing: bytes) else { continue }
            good += 1
            _ = cache.hear(message, at: .milliseconds(round), chance: 0.5)
        }
        #expect(good > 1_000)
        #expect(cache.shelf.count <= RecordShelf.most)
    }
}
