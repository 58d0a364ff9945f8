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
