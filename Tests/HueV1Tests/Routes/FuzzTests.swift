import Foundation
import HomeModel
import HueV1
import Testing

/// Thousands of bodies that are nearly right. Whatever comes: no crash, an answer that is JSON, errors before
/// successes, and a home that holds together.
@Suite("Mutated requests")
struct FuzzTests {
    private static let casesPerSeed = 2500

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `leave answers and home in order`(seed: UInt64) throws {
        var requests = RequestMill(seed: seed)
        var fixture = try V1Fixture.played()
        fixture.addSchedules()
        for number in 0..<Self.casesPerSeed {
            if number % 100 == 0 {
                fixture = try V1Fixture.played()
                fixture.addSchedules()
                fixture.quoting = number % 200 == 0 ? .exact : .clean
            }
            let (request, body) = requests.next()
            let answer = fixture.send(request, bytes: body)
            let note = Comment(rawValue: "seed \(seed), case \(number): \(request) \(String(decoding: body, as: UTF8.self))")
            try #require(isInOrder(answer), note)
            try #require(fixture.home.holdsTogether, note)
            try #require(fixture.numbersFit, note)
            if number % 25 == 0 {
                let state = fixture.send("GET /api/" + V1Fixture.me, bytes: [])
                try #require(fixture.home.checkInvariants().isEmpty, note)
                try #require((try? JSONSerialization.jsonObject(with: Data(state))) is [String: Any], note)
            }
        }
    }

    /// Whether an answer is an object, or a list of errors followed by successes.
    private func isInOrder(_ answer: [UInt8]) -> Bool {
        let read = try? JSONSerialization.jsonObject(with: Data(answer))
        guard let entries = read as? [[String: Any]] else { return read is [String: Any] }
        let errors = entries.prefix { $0["error"] != nil }
        return entries.dropFirst(errors.count).allSatisfy { $0["success"] != nil && $0.count == 1 }
    }
}

extension V1Fixture {
    /// Whether everything in the home has a number, and nothing else.
    fileprivate var numbersFit: Bool {
        Set(numbers.lights.entries.map(\.id)) == Set(home.lights.all.map(\.id))
            && Set(numbers.sensors.entries.map(\.id)) == Set(home.sensors.all.map(\.id))
            && Set(numbers.groups.entries.map(\.id)) == Set(home.rooms.all.map(\.id)).union(home.zones.all.map(\.id))
            && Set(numbers.schedules.entries.map(\.id)) == Set(home.schedules.all.map(\.id))
            && home.scenes.all.allSatisfy { numbers.scenes[numbers.scenes.id(of: $0.id) ?? ""] == $0.id }
    }
}

extension Home {
    /// Whether all that belongs together is there, names are usable and unlike, and lamps are set to what they can show.
    fileprivate var holdsTogether: Bool {
        let members = rooms.all.flatMap(\.devices)
        return Set(members).count == members.count && members.allSatisfy(devices.contains)
            && devices.all.allSatisfy { $0.lights.allSatisfy(lights.contains) && $0.sensors.allSatisfy(sensors.contains) }
            && lights.all.allSatisfy { devices[$0.owner]?.lights.contains($0.id) ?? false }
            && areUsable(lights.all.map(\.name)) && areUsable(sensors.all.map(\.name))
            && areUsable(rooms.all.map(\.name) + zones.all.map(\.name))
            && scenes.all.allSatisfy { $0.lights.allSatisfy(\.patch.isStorable) }
            && lights.all.allSatisfy(\.isPossible) && (4...16).contains(settings.name.utf8.count)
    }

    private func areUsable(_ names: [String]) -> Bool {
        Set(names).count == names.count && names.allSatisfy(ResourceName.allows)
    }
}

extension Light {
    fileprivate var isPossible: Bool {
        let color = state.color
        guard (state.brightness != nil) == abilities.dims else { return false }
        guard (color?.mirek != nil) == (abilities.temperatures != nil) else { return false }
        let (shows, names) = (color?.xy != nil, color?.hueSaturation != nil)
        guard shows == (abilities.gamut != nil), shows == names else { return false }
        if let range = abilities.temperatures, let mirek = color?.mirek, range.clamp(mirek) != mirek { return false }
        return abilities.gamut != nil || state.effect == .none
    }
}
