@testable import Connectivity
import Testing

@Suite("What is known of services", .timeLimit(.minutes(1)))
struct ServiceCacheTests {
    private var cache = ServiceCache(interface: "eth0", services: ["_lamp._tcp"], at: .zero, chance: 0)

    private mutating func hear(_ message: DNSMessage, at seconds: Double) -> [String] {
        cache.hear(message, at: .seconds(seconds), chance: 0).map(\.word)
    }

    @Test mutating func aWholeAnnouncementIsAFind() {
        let news = cache.hear(Lamp.whole, at: .seconds(1), chance: 0)
        #expect(news == [.found(ServiceSighting(
            service: "_lamp._tcp", instance: "Desk lamp", host: "desk.local", port: 80, ipv4: [ip("192.168.2.30")], ipv6: [],
            text: ServiceText([Array("on=1".utf8)]), interface: "eth0", subnets: []))])
    }

    @Test mutating func itMayComeInPieces() {
        #expect(hear(Lamp.says(Lamp.pointer()), at: 1) == [])
        #expect(hear(Lamp.says(Lamp.location()), at: 2) == [])
        #expect(hear(Lamp.says(Lamp.text()), at: 3) == [])
        #expect(hear(Lamp.says(Lamp.address()), at: 4) == ["found"])
    }

    @Test mutating func anotherTextIsAChangeAtOnceAndTheSameASignOfLife() {
        _ = hear(Lamp.whole, at: 1)
        #expect(hear(Lamp.says(Lamp.text("on=0")), at: 1.1) == ["changed"])
        #expect(hear(Lamp.says(Lamp.text("on=0")), at: 1.2) == ["repeated"])
        // The text before it is forgotten, and does not come back when this one says goodbye.
        #expect(hear(Lamp.says(Lamp.text("on=0", seconds: 0)), at: 2) == [])
        #expect(cache.expire(at: .seconds(3)).map(\.word) == ["gone"])
    }

    @Test mutating func itsAddressesMayChange() {
        _ = hear(Lamp.whole, at: 1)
        let both = cache.hear(Lamp.says(Lamp.address("192.168.2.31", isFlushing: false)), at: .seconds(5), chance: 0)
        #expect(both.first?.sighting.ipv4 == [ip("192.168.2.30"), ip("192.168.2.31")])
        _ = hear(Lamp.says(Lamp.address("192.168.2.32")), at: 10)
        // What is flushed stays for a second (RFC 6762 §10.2).
        let left = cache.expire(at: .seconds(11))
        #expect(left.map(\.sighting.ipv4) == [[ip("192.168.2.32")]])
    }

    @Test mutating func addressesOfOneAnnouncementDoNotFlushEachOther() {
        _ = hear(Lamp.says(Lamp.pointer(), Lamp.location(), Lamp.text(), Lamp.address(), Lamp.address("192.168.2.31")), at: 1)
        #expect(cache.expire(at: .seconds(10)).isEmpty)
        #expect(cache.sighting(Lamp.instance)?.ipv4.count == 2)
    }

    @Test mutating func aHostHasNoMoreThanSoManyAddresses() {
        _ = hear(Lamp.whole, at: 1)
        for number in 0..<100 { _ = hear(Lamp.says(Lamp.address("10.0.0.\(number)", isFlushing: false)), at: 1.5) }
        #expect(cache.sighting(Lamp.instance)?.ipv4.count == RecordShelf.mostAddresses)
    }

    @Test mutating func iPv6AddressesAreWrittenShort() {
        let bytes: [UInt8] = [0xFE, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
        let address = DNSRecord(name: Lamp.host, seconds: 120, data: .ipv6(bytes))
        let news = cache.hear(Lamp.says(Lamp.pointer(), Lamp.location(), Lamp.text(), address), at: .seconds(1), chance: 0)
        #expect(news.first?.sighting.ipv6 == ["fe80::1"])
    }

    @Test mutating func aGoodbyeCountsAfterASecondUnlessItIsTakenBack() {
        _ = hear(Lamp.whole, at: 1)
        #expect(hear(Lamp.says(Lamp.pointer(seconds: 0)), at: 2) == [])
        #expect(hear(Lamp.says(Lamp.pointer()), at: 2.5) == ["repeated"])
        #expect(cache.expire(at: .seconds(4)).isEmpty)
        #expect(hear(Lamp.says(Lamp.pointer(seconds: 0)), at: 5) == [])
        #expect(cache.expire(at: .seconds(5.9)).isEmpty)
        #expect(cache.expire(at: .seconds(6)).map(\.word) == ["gone"])
        #expect(hear(Lamp.whole, at: 7) == ["found"])
    }

    @Test mutating func whatIsNotHeardOfAnyMoreIsGone() {
        _ = hear(Lamp.whole, at: 0)
        #expect(cache.expire(at: .seconds(119)).isEmpty)
        #expect(cache.expire(at: .seconds(120)).map(\.word) == ["gone"])
    }

    @Test mutating func whatNobodyAskedForIsNotKept() {
        let other = DNSName("_other._tcp.local")
        #expect(hear(Lamp.says(
            DNSRecord(name: other, seconds: 9, data: .pointer(other.prefixed("x"))), Lamp.address(),
            DNSRecord(name: Lamp.service, seconds: 9, data: .pointer(Lamp.host)),
            DNSRecord(name: other.prefixed("x"), seconds: 9, data: .text([]))), at: 1) == [])
        #expect(cache.shelf.count == 0)
    }

    @Test mutating func aQuestionIsNoAnswer() {
        var question = Lamp.whole
        question.isResponse = false
        #expect(hear(question, at: 1) == [])
    }

    @Test mutating func withoutItsInterfaceAllIsGone() {
        _ = hear(Lamp.whole, at: 1)
        #expect(cache.forget().map(\.word) == ["gone"])
        #expect(cache.forget().isEmpty)
    }

    @Test mutating func aFloodOfNamesIsBounded() {
        for number in 0..<10_000 {
            let name = Lamp.service.prefixed("\(number)")
            _ = cache.hear(Lamp.says(DNSRecord(name: Lamp.service, seconds: 9, data: .pointer(name))), at: .seconds(1), chance: 0)
            if number > RecordShelf.most { break }
        }
        #expect(cache.shelf.count == RecordShelf.most)
        // What found no place is not followed either.
        #expect(!cache.isKnown(Lamp.service.prefixed("\(RecordShelf.most)")))
    }

    @Test func aHostHasNoMoreThanSoManyServices() {
        var roll = ServiceRoll()
        for number in 0..<100 { roll.moveIn(Lamp.service.prefixed("\(number)"), at: Lamp.host) }
        #expect(roll.residents(of: Lamp.host).count == ServiceRoll.mostResidents)
        roll.moveOut(Lamp.service.prefixed("0"))
        roll.moveIn(Lamp.service.prefixed("99"), at: Lamp.host)
        #expect(roll.residents(of: Lamp.host).contains(Lamp.service.prefixed("99")))
    }
}
