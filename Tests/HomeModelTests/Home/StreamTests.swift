import HomeModel
import Testing

@Suite("Streaming")
struct StreamTests {
    private static func area() throws -> (test: TestHome, area: ResourceID, apps: [ResourceID], lamp: ResourceID) {
        var test = try TestHome()
        let lamp = try test.addStreamingLamp("Bar")
        let area = try test.addZone(.entertainment, [lamp])
        let apps = try ["a", "b"].compactMap { try test.register($0, key: $0) }
        return (test, area, apps, lamp)
    }

    @Test func `an app streams until it stops, and its lights follow`() throws {
        var (test, area, apps, lamp) = try Self.area()
        let begun = try test.perform(.stream(area, true), by: .app(apps[0]))
        #expect(begun.changes == [Change(.updated([.streaming]), ResourceReference(.zone, area))])
        #expect(begun.changes.allSatisfy { $0.durability == .transient })
        #expect(test.home.zones[area]?.streamer == apps[0] && test.home.streamingLights == [lamp])
        #expect(try test.perform(.stream(area, true), by: .app(apps[0])).changes.isEmpty)
        try test.perform(.stream(area, false), by: .app(apps[0]))
        #expect(test.home.zones[area]?.streamer == nil && test.home.streamingLights.isEmpty)
    }

    @Test func `nobody else streams meanwhile, or stops it but the owner`() throws {
        var (test, area, apps, lamp) = try Self.area()
        let second = try test.addZone(.entertainment, [lamp])
        try test.perform(.stream(area, true), by: .app(apps[0]))
        for (zone, isActive) in [(area, true), (area, false), (second, true)] {
            #expect(throws: Refusal.isStreaming) { try test.perform(.stream(zone, isActive), by: .app(apps[1])) }
        }
        try test.perform(.stream(area, false))
        try test.perform(.stream(area, true), by: .app(apps[1]))
        #expect(test.home.zones[area]?.streamer == apps[1])
    }

    @Test func `an app has one stream, the last it began`() throws {
        var (test, area, apps, lamp) = try Self.area()
        let second = try test.addZone(.entertainment, [lamp])
        try test.perform(.stream(area, true), by: .app(apps[0]))
        let outcome = try test.perform(.stream(second, true), by: .app(apps[0]))
        #expect(outcome.changes.map(\.resource.id) == [area, second])
        #expect(test.home.zones[area]?.streamer == nil && test.home.zones[second]?.streamer == apps[0])
    }

    @Test func `it ends with its app, and with the bridge`() throws {
        var (test, area, apps, _) = try Self.area()
        try test.perform(.stream(area, true), by: .app(apps[0]))
        var other = test
        try other.perform(.revokeApp(apps[0]))
        #expect(other.home.zones[area]?.streamer == nil)
        test.restart()
        #expect(test.home.zones[area]?.streamer == nil)
    }

    @Test func `only apps stream, and only to entertainment areas`() throws {
        var (test, area, apps, lamp) = try Self.area()
        let zone = try test.addZone([lamp])
        #expect(throws: Refusal.invalid(attribute: "stream")) { try test.perform(.stream(zone, true), by: .app(apps[0])) }
        #expect(throws: Refusal.notAllowed) { try test.perform(.stream(area, true)) }
        #expect(throws: Refusal.notFound(ResourceReference(.zone, .devices))) {
            try test.perform(.stream(.devices, true), by: .app(apps[0]))
        }
    }

    @Test func `it can be begun together with other attributes`() throws {
        var (test, area, apps, _) = try Self.area()
        let outcome = try test.editZone(area, by: .app(apps[0])) { $0.name = "Film"; $0.isStreaming = true }
        #expect(outcome.changes == [Change(.updated([.name, .streaming]), ResourceReference(.zone, area))])
    }
}
