@testable import Connectivity
import Testing

@Suite("What is asked about services, and when", .timeLimit(.minutes(1)))
struct ServiceAskingTests {
    private static let pointer = DNSQuestion(name: Lamp.service, kind: DNSKind.pointer)
    private var cache = ServiceCache(interface: "eth0", services: ["_lamp._tcp.local"], at: .zero, chance: 0)

    /// Steps through time in tenths of a second; gives what was asked when.
    private mutating func asked(until end: Double, from start: Double = 0, chance: Double = 0) -> [(at: Double, message: DNSMessage)] {
        stride(from: start, through: end, by: 0.1).flatMap { second in
            _ = cache.expire(at: .seconds(second))
            return cache.ask(at: .seconds(second), chance: chance).map { ((second * 10).rounded() / 10, $0) }
        }
    }

    @Test mutating func servicesAreAskedForEverMoreSeldom() {
        let times = asked(until: 1000).map(\.at)
        #expect(times.count == 12)
        // 0, 1, 3 s and so on after the first, which comes 20…120 ms late.
        for (time, wanted) in zip(times, [0.1, 1.1, 3.1, 7.1, 15.1, 31.1, 63.1, 127.1, 255.1, 495.1, 735.1, 975.1]) {
            #expect(abs(time - wanted) < 0.15, "\(time) for \(wanted)")
        }
    }

    @Test func chanceSpreadsTheFirst() {
        var late = ServiceCache(interface: "eth0", services: ["_lamp._tcp"], at: .zero, chance: 0.99)
        #expect(late.ask(at: .milliseconds(118), chance: 0).isEmpty)
        #expect(late.ask(at: .milliseconds(119), chance: 0).map(\.questions) == [[Self.pointer]])
    }

    @Test mutating func whatIsKnownIsSaidAlong() throws {
        _ = cache.hear(Lamp.says(Lamp.pointer(seconds: 100), Lamp.location(), Lamp.text(), Lamp.address()), at: .zero, chance: 0)
        let message = try #require(cache.ask(at: .seconds(10), chance: 0).first)
        #expect(message.questions == [Self.pointer])
        #expect(message.answers == [Lamp.pointer(seconds: 90)])
        // Half of its time is over: whoever has it shall say so anew (RFC 6762 §7.1).
        #expect(cache.ask(at: .seconds(60), chance: 0).flatMap(\.answers).isEmpty)
    }

    @Test mutating func aServiceIsAskedForBeforeItEnds() {
        _ = cache.hear(Lamp.whole, at: .zero, chance: 0)
        let wanted = [DNSKind.service, DNSKind.ipv4]
        let times = asked(until: 121).filter { $0.message.questions.contains { wanted.contains($0.kind) } }
        #expect(Set(times.flatMap(\.message.questions)).isSuperset(of: [
            DNSQuestion(name: Lamp.instance, kind: DNSKind.service), DNSQuestion(name: Lamp.host, kind: DNSKind.ipv4),
        ]))
        #expect(times.prefix(4).map(\.at) == [96, 102, 108, 114])
    }

    @Test mutating func chanceMovesThatToo() {
        _ = cache.hear(Lamp.whole, at: .zero, chance: 0.5)
        // 80 % and half of 2 % of 120 s.
        let first = asked(until: 110, chance: 0.5).first { $0.message.questions.contains { $0.kind == DNSKind.service } }
        #expect(first?.at == 97.2)
    }

    @Test mutating func anAnswerEndsTheAsking() {
        _ = cache.hear(Lamp.whole, at: .zero, chance: 0)
        _ = asked(until: 97)
        _ = cache.hear(Lamp.whole, at: .seconds(97), chance: 0)
        let more = asked(until: 190, from: 97.1).filter { $0.message.questions.contains { $0.kind != DNSKind.pointer } }
        #expect(more.isEmpty)
    }

    @Test mutating func whatIsLetGoIsNotAskedFor() {
        _ = cache.hear(Lamp.whole, at: .zero, chance: 0)
        _ = cache.hear(Lamp.says(Lamp.pointer(seconds: 0)), at: .seconds(1), chance: 0)
        let more = asked(until: 130, from: 1).flatMap(\.message.questions).filter { $0 != Self.pointer && $0.kind != DNSKind.ipv4 }
        #expect(more.isEmpty)
    }

    @Test mutating func whatIsMissingIsAskedFor() {
        _ = cache.ask(at: .seconds(1), chance: 0)
        _ = cache.hear(Lamp.says(Lamp.pointer()), at: .seconds(1), chance: 0)
        let text = DNSQuestion(name: Lamp.instance, kind: DNSKind.text)
        let location = DNSQuestion(name: Lamp.instance, kind: DNSKind.service)
        let times = asked(until: 9, from: 1).filter { $0.message.questions.contains(text) }
        #expect(times.count == 4)
        for (time, wanted) in zip(times, [1.1, 2.1, 4.1, 8.1]) { #expect(abs(time.at - wanted) < 0.15) }
        #expect(times.allSatisfy { $0.message.questions.contains(location) })
        _ = cache.hear(Lamp.says(Lamp.location(), Lamp.text()), at: .seconds(9), chance: 0)
        let next = asked(until: 9.5, from: 9).flatMap(\.message.questions)
        #expect(Set(next) == [DNSQuestion(name: Lamp.host, kind: DNSKind.ipv4), DNSQuestion(name: Lamp.host, kind: DNSKind.ipv6)])
    }

    @Test mutating func noMoreThanSoMuchIsMissedAtATime() {
        for number in 0..<200 {
            let name = Lamp.service.prefixed("\(number)")
            _ = cache.hear(Lamp.says(DNSRecord(name: Lamp.service, seconds: 4500, data: .pointer(name))), at: .zero, chance: 0)
        }
        #expect(cache.missing.count == ServiceCache.mostMissing)
        func questions(_ times: [(at: Double, message: DNSMessage)]) -> Set<DNSQuestion> {
            Set(times.flatMap(\.message.questions).filter { $0.kind != DNSKind.pointer })
        }
        #expect(questions(asked(until: 200)).count == ServiceCache.mostMissing)
        // Whoever does not answer is given up after 255 seconds, and the next have their turn.
        #expect(questions(asked(until: 300, from: 250)).count == ServiceCache.mostMissing)
        #expect(cache.missing.count == ServiceCache.mostMissing)
    }

    @Test mutating func aLongListOfKnownAnswersTakesSeveralMessages() throws {
        for number in 0..<100 {
            let name = Lamp.service.prefixed("a lamp with a rather long name, number \(number)")
            _ = cache.hear(Lamp.says(DNSRecord(name: Lamp.service, seconds: 4500, data: .pointer(name))), at: .zero, chance: 0)
        }
        cache.missing = [:]
        let messages = cache.ask(at: .milliseconds(20), chance: 0).filter { !$0.answers.isEmpty }
        #expect(messages.flatMap(\.answers).count == 100)
        #expect(messages.count > 3)
        #expect(messages.dropLast().allSatisfy(\.isTruncated) && messages.last?.isTruncated == false)
        for message in messages { #expect(try message.bytes().count < 1472) }
    }

    @Test mutating func onAnotherNetworkItBeginsAnew() {
        _ = asked(until: 100)
        cache.begin(at: .seconds(100), chance: 0)
        #expect(asked(until: 104, from: 100).map(\.at) == [100.1, 101.1, 103.1])
    }
}
