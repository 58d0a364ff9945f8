import Foundation
import HomeModel
import Testing

@Suite("Schedules and the time zone")
struct ScheduleZoneTests {
    private func home() throws -> TestHome { try TestHome(in: "Europe/Berlin", at: "2024-05-06T10:00:00Z") }

    @Test func `another time zone moves local times, and nothing else`() throws {
        var test = try home()
        let local = try test.addSchedule(.daily(13, 0))
        let date = try test.addSchedule(.at("2024-05-06T13:00")) { $0.deletesItself = false }
        let others = [
            try test.addSchedule(.daily(13, 0)) { $0.isLocal = false }, try test.addSchedule(.timer(500)),
            try test.addSchedule(.daily(13, 0)) { $0.isEnabled = false },
        ]
        let before = try others.map { try test.schedule($0) }
        try test.setZone("America/New_York")
        #expect(try test.schedule(local).next?.due == moment("2024-05-06T17:00:00Z"))
        #expect(try test.schedule(date).next?.due == moment("2024-05-06T17:00:00Z"))
        #expect(try others.map { try test.schedule($0) } == before)
        try test.setZone("Asia/Tokyo")
        #expect(try test.schedule(local).next?.due == moment("2024-05-07T04:00:00Z"))
        #expect(test.tickAndRun().isEmpty)
        #expect(try !test.schedule(date).isEnabled)
    }

    @Test func `without a zone that anybody knows local times do not run, and timers do`() throws {
        var test = try home()
        let local = try test.addSchedule(.daily(13, 0))
        try test.addSchedule(.timer(50))
        try test.setZone("Mars/Base")
        #expect(try test.schedule(local).next == nil)
        #expect(test.seconds(ofRunsWithin: .seconds(7200)) == [50])
        try test.setZone("Europe/Berlin")
        #expect(try test.schedule(local).next?.due == moment("2024-05-07T11:00:00Z"))
    }
}
