import Foundation
import HomeModel
import Testing

@testable import HueV1

/// §2.1 of the reference: the smallest free number.
@Suite("The numbers of things")
struct NumberTests {
    private static func light(_ name: String) -> ResourceReference {
        ResourceReference(.light, ResourceID(derivedFrom: .devices, name))
    }

    private static func changes(_ steps: String) -> [Change] {
        steps.split(separator: " ").map { Change($0.hasPrefix("+") ? .added : .removed, light(String($0.dropFirst()))) }
    }

    private func shown(_ numbers: V1Numbers, _ names: String) -> [Int?] {
        names.map { numbers.lights.number(of: Self.light(String($0)).id) }
    }

    @Test(arguments: [
        ("+a +b +c", "abc", [1, 2, 3]), ("+a +b +c -a +d", "bcd", [2, 3, 1]),
        ("+a +b +c -b +d +e", "acde", [1, 3, 2, 4]),
        ("+a +b +c -c +d", "abd", [1, 2, 3]), ("+a -a +a", "a", [1]), ("+a +b -a +a", "ab", [1, 2]),
        ("+a +b -a +c +a", "abc", [3, 2, 1]),
        ("+a +b +c +d -a -c +e +f +g", "bdefg", [2, 4, 1, 3, 5]), ("+a +b -a -b +c", "c", [1]), ("+a +a", "a", [1]),
        ("-a +b", "b", [1]),
    ])
    func `are the smallest that are free, also within one batch`(steps: String, names: String, expected: [Int]) throws {
        let fixture = try V1Fixture.empty()
        var numbers = V1Numbers()
        _ = numbers.follow(Self.changes(steps), in: fixture.home)
        #expect(shown(numbers, names) == expected)
        #expect(numbers.lights.entries.map(\.number) == expected.sorted())
        var oneByOne = V1Numbers()
        for change in Self.changes(steps) { _ = oneByOne.follow([change], in: fixture.home) }
        #expect(oneByOne == numbers)
    }

    @Test(arguments: ["", "+a", "+a +b +c -b", "+a +b +c -a -b"])
    func `survive being kept`(steps: String) throws {
        var numbers = V1Numbers()
        _ = numbers.follow(Self.changes(steps), in: try V1Fixture.empty().home)
        var kept = try V1Numbers(kept: numbers.kept())
        #expect(kept == numbers)
        let home = try V1Fixture.empty().home
        _ = numbers.follow(Self.changes("+x +y"), in: home)
        _ = kept.follow(Self.changes("+x +y"), in: home)
        #expect(kept == numbers)
    }

    @Test func `are not read from what is none of theirs`() {
        #expect(throws: (any Error).self) { try V1Numbers(kept: Data("{}".utf8)) }
        #expect(throws: (any Error).self) { try V1Numbers(kept: Data()) }
    }

    @Test func `change only when something comes or goes`() throws {
        let home = try V1Fixture.empty().home
        var numbers = V1Numbers()
        let added = numbers.follow(Self.changes("+a"), in: home)
        let updated = numbers.follow([Change(.updated([.on, .name]), Self.light("a"))], in: home)
        let again = numbers.follow(Self.changes("+a"), in: home)
        let foreign = numbers.follow([Change(.added, ResourceReference(.app, Self.light("z").id))], in: home)
        #expect(added && !updated && !again && !foreign)
    }

    @Test func `are looked up both ways among many`() throws {
        let home = try V1Fixture.empty().home
        var numbers = V1Numbers()
        let ids = (1...500).map { ResourceID(derivedFrom: .devices, "\($0)") }
        _ = numbers.follow(ids.map { Change(.added, ResourceReference(.room, $0)) }, in: home)
        for (offset, id) in ids.enumerated() {
            #expect(numbers.groups[offset + 1] == id && numbers.groups.number(of: id) == offset + 1)
        }
        #expect(numbers.groups[0] == nil && numbers.groups[501] == nil && numbers.groups[-1] == nil)
    }

    @Test func `give the daylight sensor number 1 again when the bridge becomes another`() throws {
        var fixture = try V1Fixture()
        let mac = try #require(MACAddress("02:00:00:00:00:01"))
        try fixture.perform(.setIdentity(BridgeIdentity(mac: mac)))
        #expect(fixture.send("GET /sensors/1") == Golden.daylight)
    }
}
