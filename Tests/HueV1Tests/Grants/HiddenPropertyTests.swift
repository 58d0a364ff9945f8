import Foundation
import Testing

@testable import HomeModel
@testable import HueV1

/// Houses made by chance in which some lights are hidden, and apps that ask for anything.
@Suite("Whatever is hidden")
struct HiddenPropertyTests {
    private static let houses = 12
    private static let steps = 40

    /// A house with hidden lights, and one that is the same but never had those lights.
    private func houses(_ house: inout RandomHouse) throws -> (hiding: V1Fixture, without: V1Fixture) {
        var hiding = try house.fixture()
        var without = hiding
        for light in house.some(hiding.home.lights.all.map(\.id), atLeast: 1) {
            try hiding.perform(.customizeLight(light, LightCustom(isHidden: true)))
            // Another light may have taken its device, plain zone or scene along, but no light.
            try without.perform(.removeLight(light))
        }
        return (hiding, without)
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `lights, groups and scenes are as if it had never been there`(seed: UInt64) throws {
        var house = RandomHouse(seed: seed &+ 300)
        for number in 0..<Self.houses {
            var (hiding, without) = try houses(&house)
            for path in ["/lights", "/groups", "/groups/0", "/sensors", "/capabilities/lights", "/capabilities/groups"] {
                #expect(hiding.send("GET " + path) == without.send("GET " + path), "seed \(seed), house \(number): \(path)")
            }
            let (seen, other) = (hiding.home.shown, without.home)
            #expect(Array(seen.scenes.all) == Array(other.scenes.all), "seed \(seed), house \(number)")
            #expect(Array(seen.zones.all) == Array(other.zones.all) && Array(seen.rooms.all) == Array(other.rooms.all))
            #expect(hiding.home.checkInvariants().isEmpty, "seed \(seed), house \(number)")
        }
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `no answer tells of it, and no request changes it`(seed: UInt64) throws {
        var house = RandomHouse(seed: seed &+ 400)
        var requests = RequestMill(seed: seed &+ 400)
        for number in 0..<Self.houses {
            var fixture = try houses(&house).hiding
            let hidden = fixture.home.lights.all.filter(\.custom.isHidden)
            // Every other app is granted what is hidden by name, and the first room with whatever stands in it.
            if number % 2 == 1 {
                let (lights, rooms) = (fixture.home.lights.all.map(\.id), fixture.home.rooms.all.prefix(1).map(\.id))
                try fixture.grant(Grant(scope: .only(lights: Set(lights), groups: Set(rooms), sensors: [])))
            }
            for step in 0..<Self.steps {
                let (request, body) = requests.next()
                let answer = String(decoding: fixture.send(request, bytes: body), as: UTF8.self)
                let note = "seed \(seed), house \(number), step \(step): \(request) \(String(decoding: body, as: UTF8.self))"
                try #require(!hidden.contains { answer.contains($0.name) || answer.contains($0.id.description) }, "\(note)")
                try #require(hidden.allSatisfy { fixture.home.lights[$0.id] == $0 }, "\(note)")
                try #require(fixture.home.checkInvariants().isEmpty, "\(note)")
            }
            for path in ["/", "/lights", "/groups", "/scenes", "/schedules", "/rules", "/resourcelinks", "/lights/new"] {
                let answer = fixture.send("GET " + path)
                let told = hidden.filter { answer.contains($0.name) || answer.contains($0.id.description) }
                #expect(told.isEmpty, "seed \(seed), house \(number): \(path)")
            }
        }
    }
}
