@testable import Connectivity
import Testing

@Suite("The interfaces of a browser", .timeLimit(.minutes(1)))
struct BrowserLinksTests {
    private let cable = interface("eth0", 2, "192.168.2.12")
    private let radio = interface("wlan0", 3, "10.0.0.5")
    private var links = BrowserLinks(services: ["_lamp._tcp"])

    @Test mutating func theyAreLookedAtEverySoOften() {
        let looks = stride(from: 0.0, through: 6, by: 0.25).filter { links.isLookDue(at: .seconds($0)) }
        #expect(looks == [0, 1.5, 3, 4.5, 6])
    }

    @Test mutating func eachIsJoinedAskedAndLeft() {
        let first = links.see([cable, radio], at: .zero, chance: 0)
        #expect(first.joined == [cable, radio] && first.left.isEmpty)
        #expect(links.ask(at: .seconds(1), chance: 0).map(\.0) == [cable, radio])
        let second = links.see([radio], at: .seconds(2), chance: 0)
        #expect(second.joined.isEmpty && second.left == [cable])
        #expect(links.ask(at: .seconds(9), chance: 0).map(\.0) == [radio])
    }

    @Test mutating func whatIsHeardElsewhereIsNothing() throws {
        _ = links.see([cable], at: .zero, chance: 0)
        let bytes = try Lamp.whole.bytes()
        #expect(links.hear(bytes, on: 3, at: .seconds(1), chance: 0).isEmpty)
        #expect(links.hear([1, 2, 3], on: 2, at: .seconds(1), chance: 0).isEmpty)
        #expect(links.hear(bytes, on: 2, at: .seconds(1), chance: 0).map(\.sighting.interface) == ["eth0"])
    }

    @Test mutating func whatIsHeardTellsOnWhichNetworks() throws {
        _ = links.see([cable], at: .zero, chance: 0)
        let bytes = try Lamp.whole.bytes()
        #expect(links.hear(bytes, on: 2, at: .seconds(1), chance: 0).map(\.sighting.subnets) == [cable.subnets])
        let moved = interface("eth0", 2, "192.168.9.9")
        _ = links.see([moved], at: .seconds(2), chance: 0)
        #expect(links.hear(bytes, on: 2, at: .seconds(3), chance: 0).map(\.sighting.subnets) == [moved.subnets])
    }

    @Test mutating func whereJoiningFailedItIsTriedAgainAndToldOnce() {
        let both = [cable, radio]
        _ = links.see(both, at: .zero, chance: 0)
        let first = links.notJoined(cable, reason: "full")
        let second = links.see(both, at: .seconds(2), chance: 0).joined
        let same = links.notJoined(cable, reason: "full")
        let other = links.notJoined(cable, reason: "broken")
        #expect(first && !same && other)
        let third = links.see(both, at: .seconds(4), chance: 0).joined
        let fourth = links.see(both, at: .seconds(6), chance: 0).joined
        #expect(second == [cable] && third == [cable] && fourth.isEmpty)
    }

    @Test mutating func whatComesBackMayFailForTheSameReason() {
        _ = links.see([cable, radio], at: .zero, chance: 0)
        _ = links.notJoined(cable, reason: "full")
        _ = links.see([radio], at: .seconds(2), chance: 0)
        let joined = links.see([cable, radio], at: .seconds(4), chance: 0).joined
        let isNew = links.notJoined(cable, reason: "full")
        #expect(joined == [cable] && isNew)
    }

    @Test mutating func whereJoiningFailedAllIsAskedAnewOnceItIsDone() {
        _ = links.see([cable], at: .zero, chance: 0)
        _ = links.notJoined(cable, reason: "full")
        for second in 0..<100 { _ = links.ask(at: .seconds(second), chance: 0) }
        #expect(links.ask(at: .seconds(101), chance: 0).isEmpty)
        links.joined(cable, at: .seconds(102), chance: 0)
        #expect(links.ask(at: .seconds(103), chance: 0).count == 1)
        // Where nothing had failed nothing begins anew.
        links.joined(cable, at: .seconds(103.5), chance: 0)
        #expect(links.ask(at: .seconds(103.9), chance: 0).isEmpty)
    }

    @Test mutating func withItsInterfaceAServiceIsGone() throws {
        _ = links.see([cable, radio], at: .zero, chance: 0)
        let bytes = try Lamp.whole.bytes()
        for index in [2, 3] { _ = links.hear(bytes, on: index, at: .seconds(1), chance: 0) }
        let changes = links.see([radio], at: .seconds(2), chance: 0)
        #expect(changes.news.map(\.word) == ["gone"] && changes.news.first?.sighting.interface == "eth0")
    }

    @Test mutating func anotherAddressHasThemAskedForAnew() {
        _ = links.see([cable], at: .zero, chance: 0)
        for second in 0..<100 { _ = links.ask(at: .seconds(second), chance: 0) }
        #expect(links.ask(at: .seconds(101), chance: 0).isEmpty)
        _ = links.see([interface("eth0", 2, "192.168.9.9")], at: .seconds(102), chance: 0)
        #expect(links.ask(at: .seconds(103), chance: 0).count == 1)
    }
}
