import Foundation
import HomeModel
import Testing

@Suite("The bridge's own daylight sensor")
struct DaylightSensorTests {
    /// A home at equator and Greenwich, where at this time of the year day is from shortly before six to shortly before
    /// eighteen o'clock.
    private func placed(at time: String) throws -> TestHome {
        var test = try TestHome()
        test.now.utc = try moment(time)
        try test.perform(.configureSensor(try test.daylight.id, setUp {
            $0.latitude = 0
            $0.longitude = 0
            $0.sunriseOffset = 0
            $0.sunsetOffset = 0
        }))
        return test
    }

    @Test func `knows nothing until it is told where it stands, all of it`() throws {
        var test = try TestHome()
        let id = try test.daylight.id
        #expect(try test.daylight.reading == .daylight(nil) && test.home.nextDue == nil)
        try test.perform(.configureSensor(id, setUp { $0.latitude = 0 }))
        #expect(try test.daylight.reading == .daylight(nil) && test.daylight.updated == nil)
        let outcome = try test.perform(.configureSensor(id, setUp { $0.longitude = 0 }))
        #expect(outcome.changes.map(\.event) == [.updated([.configuration]), .updated([.reading])])
        #expect(try test.daylight.reading == .daylight(false) && test.daylight.updated == test.now.utc)
    }

    @Test func `turns at sunrise and sunset, and tells so once`() throws {
        var test = try placed(at: "2024-03-20T00:00:30Z")
        var turns: [(isDay: Bool, at: Date)] = []
        let end = test.now.utc.addingTimeInterval(86_400)
        while let due = test.home.nextDue, test.now.utc < end {
            #expect(due > test.now.uptime && due - test.now.uptime <= .seconds(60))
            test.pass(due - test.now.uptime)
            let changes = test.tick().changes
            guard case .daylight(let isDay?) = try test.daylight.reading, !changes.isEmpty else { continue }
            #expect(changes.map(\.event) == [.updated([.reading])])
            #expect(try test.daylight.updated == test.now.utc)
            turns.append((isDay, test.now.utc))
        }
        #expect(turns.map(\.isDay) == [true, false])
        let daylight = try #require(test.daylight.settings.daylight)
        let edges = [try moment("2024-03-20T00:00:00Z"), try moment("2024-03-20T12:00:00Z")].compactMap(daylight.nextChange)
        #expect(turns.map(\.at) == edges)
    }

    @Test func `notices within a minute that the clock was set`() throws {
        var test = try placed(at: "2024-03-20T12:00:00Z")
        #expect(try test.daylight.reading == .daylight(true))
        test.now.utc = try moment("2024-03-20T22:00:00Z")
        test.pass(.seconds(60))
        #expect(test.tick().changes.count == 1)
        #expect(try test.daylight.reading == .daylight(false))
    }

    @Test func `reads anew when the day is moved`() throws {
        var test = try placed(at: "2024-03-20T19:30:00Z")
        #expect(try test.daylight.reading == .daylight(false))
        test.pass(.seconds(1))
        try test.perform(.configureSensor(try test.daylight.id, setUp { $0.sunsetOffset = 120 }))
        #expect(try test.daylight.reading == .daylight(true) && test.daylight.updated == test.now.utc)
    }

    @Test func `forgets where it stands, and with it what it read`() throws {
        var test = try placed(at: "2024-03-20T12:00:00Z")
        try test.perform(.configureSensor(try test.daylight.id, setUp {
            $0.latitude = .some(nil)
            $0.longitude = .some(nil)
        }))
        #expect(try test.daylight.reading == .daylight(nil) && test.daylight.updated == nil && test.home.nextDue == nil)
    }

    @Test func `stands still while it takes no part, and catches up afterwards`() throws {
        var test = try placed(at: "2024-03-20T12:00:00Z")
        let id = try test.daylight.id
        try test.perform(.configureSensor(id, setUp { $0.isEnabled = false }))
        test.now.utc = try moment("2024-03-20T22:00:00Z")
        test.pass(.seconds(60))
        #expect(test.tick().changes.isEmpty)
        try test.perform(.configureSensor(id, setUp { $0.isEnabled = true }))
        #expect(try test.daylight.reading == .daylight(false))
    }

    @Test func `goes on where it was after a restart, and under another identity`() throws {
        var test = try placed(at: "2024-03-20T12:00:00Z")
        test.home = Home(restoring: test.home.identity, settings: test.home.settings, resources: test.home.resources)
        test.now.utc = try moment("2024-03-20T22:00:00Z")
        #expect(test.home.nextDue == .zero)
        test.tick()
        #expect(try test.daylight.reading == .daylight(false))
        let before = try test.daylight
        try test.perform(.setIdentity(BridgeIdentity(mac: try #require(MACAddress("02:00:00:00:00:01")))))
        let after = try test.daylight
        #expect(after.id != before.id && after.settings == before.settings && after.updated == before.updated)
        test.now.utc = try moment("2024-03-21T12:00:00Z")
        test.pass(.seconds(60))
        test.tick()
        #expect(try test.daylight.reading == .daylight(true))
    }

    @Test func `has neither day nor night to wait for at midsummer near the pole, and waits all the same`() throws {
        var test = try TestHome()
        test.now.utc = try moment("2024-06-21T00:00:00Z")
        try test.perform(.configureSensor(try test.daylight.id, setUp {
            $0.latitude = 90
            $0.longitude = 0
        }))
        #expect(try test.daylight.reading == .daylight(true))
        #expect(test.home.nextDue == test.now.uptime + .seconds(60))
    }
}
