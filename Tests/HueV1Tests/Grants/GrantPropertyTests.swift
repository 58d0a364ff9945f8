import Foundation
import Testing

@testable import HomeModel
@testable import HueV1

/// Houses, grants and wishes made by chance, against an oracle that knows the rules and nothing of how they are kept.
@Suite("Whatever an app is granted, and whatever it asks for")
struct GrantPropertyTests {
    private static let houses = 25
    private static let wishes = 16

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `it is allowed what the oracle allows, and nothing hidden changes`(seed: UInt64) throws {
        var house = RandomHouse(seed: seed)
        for number in 0..<Self.houses {
            var fixture = try house.fixture()
            try require(fixture.home.checkInvariants(), "seed \(seed), house \(number) as it is made")
            try fixture.grant(grant(&house, fixture))
            for step in 0..<Self.wishes {
                let wish = RandomWish(by: &house, in: fixture, try oracle(fixture))
                try check(wish, &fixture, "seed \(seed), house \(number), step \(step): \(wish.command)")
            }
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `no answer has the name, id or number of anything hidden`(seed: UInt64) throws {
        var house = RandomHouse(seed: seed &+ 100)
        var requests = RequestMill(seed: seed)
        for number in 0..<Self.houses / 3 {
            var fixture = try house.fixture()
            try fixture.grant(grant(&house, fixture))
            let note = "seed \(seed), house \(number)"
            try checkReadings(&fixture, note)
            for step in 0..<Self.wishes {
                let hidden = try secrets(of: fixture)
                let (request, body) = requests.next()
                let answer = String(decoding: fixture.send(request, bytes: body), as: UTF8.self)
                let still = hidden.intersection(try secrets(of: fixture))
                let told = still.filter { answer.contains($0) }
                try require(told.sorted(), "\(note), step \(step): \(request) \(String(decoding: body, as: UTF8.self))")
            }
            try checkReadings(&fixture, note + " in the end")
        }
    }

    /// A grant of some of a house, mostly.
    private func grant(_ house: inout RandomHouse, _ fixture: V1Fixture) -> Grant {
        let home = fixture.home
        let lights = house.some(home.lights.all.map(\.id)), sensors = house.some(home.sensors.all.map(\.id))
        let groups = house.some(home.rooms.all.map(\.id) + home.zones.all.map(\.id))
        let parts = [Set(lights.prefix(3)), Set(groups.prefix(1)), Set(sensors.prefix(2))].map { house.roll(0...2) == 0 ? [] : $0 }
        let scope = house.roll(0...9) == 0 ? Grant.Scope.everything : .only(lights: parts[0], groups: parts[1], sensors: parts[2])
        var grant = Grant(level: house.chance.pick([.read, .control, .configure, .configure, .configure]), scope: scope)
        if house.roll(0...19) == 0 { grant.until = fixture.now.utc }
        for light in house.some(Array(parts[0])) {
            let number = Set(1...9).subtracting(grant.aliases.values.compactMap(\.number)).sorted().shuffled(using: &house.chance).first
            grant.aliases[light] = Grant.Alias(number: number, name: house.roll(0...1) == 0 ? nil : house.word())
        }
        return grant
    }

    private func oracle(_ fixture: V1Fixture) throws -> GrantOracle {
        GrantOracle(home: fixture.home, app: try #require(fixture.home.apps(withKey: V1Fixture.me).first))
    }

    private func require(_ breaches: [String], _ note: String) throws {
        try #require(breaches.isEmpty, "\(note): \(breaches)")
    }

    // MARK: Wishes

    private func check(_ wish: RandomWish, _ fixture: inout V1Fixture, _ note: String) throws {
        let before = try oracle(fixture)
        let expected = verdict(on: wish, by: before, at: fixture.now.utc)
        var refusal: Refusal?
        do throws(Refusal) {
            try fixture.home.admit(wish.command, by: .app(before.app.id), at: fixture.now)
        } catch {
            refusal = error
        }
        try #require(refusal.map(Verdict.init) ?? .allowed == expected, "\(note): \(String(describing: refusal))")
        var next = fixture.home
        let outcome = try? next.perform(wish.command, by: .app(before.app.id), at: fixture.now)
        guard let outcome else { return }
        try #require(expected == .allowed, "\(note)")
        try require(next.differences(from: before), note)
        try require(next.checkInvariants(), note)
        if case .setGroup(let group, _) = wish.command {
            let lit = try before.home.lights(in: group).map(\.id).filter(before.sees(light:))
            let now = next.lights.all.filter { before.home.lights[$0.id] != $0 }.map(\.id)
            let dark = lit.filter { before.home.lights[$0]?.state.on == false }
            try #require(Set(now) == Set(dark) && Set(outcome.orders.flatMap(\.lights)) == Set(lit), "\(note)")
        }
        fixture.home = next
        _ = fixture.numbers.follow(outcome.changes, in: next)
    }

    private enum Verdict: Equatable {
        case allowed, hidden, forbidden

        init(_ refusal: Refusal) {
            if case .notFound = refusal { self = .hidden } else { self = .forbidden }
        }
    }

    private func verdict(on wish: RandomWish, by oracle: GrantOracle, at now: Date) -> Verdict {
        let grant = oracle.app.grant
        guard let needed = wish.needed, !grant.isOver(at: now) else { return .forbidden }
        guard wish.seen.allSatisfy({ oracle.sees($0) }) else { return .hidden }
        guard grant.level >= needed else { return .forbidden }
        guard grant.scope != .everything else { return .allowed }
        let isGranted = wish.granted.allSatisfy { $0.map(oracle.isGranted(group:)) ?? false }
        return isGranted && !wish.isLost && wish.whole.allSatisfy { oracle.seesWhole($0) } ? .allowed : .forbidden
    }
}
