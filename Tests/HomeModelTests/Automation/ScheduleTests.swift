import Foundation
import HomeModel
import Testing

@Suite("Schedules")
struct ScheduleTests {
    private let begin = "2024-05-06T10:00:00Z"

    @Test func `are made with what was said, and announced`() throws {
        var test = try TestHome(in: "Europe/Berlin", at: begin)
        let id = try test.addSchedule(.daily(7, 0)) { $0.description = "Every morning" }
        let schedule = try test.schedule(id)
        #expect((schedule.name, schedule.description) == ("schedule", "Every morning"))
        #expect(schedule.isEnabled && schedule.deletesItself && !schedule.isDisposable)
        #expect((schedule.created, schedule.started, schedule.maker) == (test.now.utc, nil, nil))
        let seven = try moment("2024-05-07T05:00:00Z")
        #expect(schedule.next == Schedule.Run(planned: seven, due: seven))
        let second = ScheduleDraft(id: .devices, action: .doing(.brighter), timing: .timer(5), isLocal: true)
        #expect(try test.perform(.addSchedule(second)).changes == [Change(.added, ResourceReference(.schedule, .devices))])
    }

    @Test func `have names of their own, which may be empty`() throws {
        var test = try TestHome(in: "UTC", at: begin)
        let ids = try (0..<3).map { _ in try test.addSchedule(.daily(7, 0)) }
        #expect(test.home.schedules.all.map(\.name) == ["schedule", "schedule 1", "schedule 2"])
        try test.edit(ids[2]) { $0.name = "" }
        try test.edit(ids[1]) { $0.name = "schedule 1" }
        #expect(test.home.schedules.all.map(\.name) == ["schedule", "schedule 1", ""])
        #expect(throws: Refusal.invalid(attribute: "name")) {
            try test.edit(ids[0]) { $0.name = String(repeating: "n", count: 33) }
        }
        #expect(throws: Refusal.invalid(attribute: "description")) {
            try test.edit(ids[0]) { $0.description = String(repeating: "é", count: 33) }
        }
        #expect(throws: Refusal.invalid(attribute: "description")) {
            try test.addSchedule(.timer(1)) { $0.description = String(repeating: "d", count: 65) }
        }
    }

    @Test func `need a zone for local times, and none for others`() throws {
        var test = try TestHome(in: nil, at: begin)
        #expect(throws: Refusal.noTimeZone) { try test.addSchedule(.daily(7, 0)) }
        #expect(throws: Refusal.noTimeZone) { try test.addSchedule(.timer(5)) }
        let id = try test.addSchedule(.daily(7, 0)) { $0.isLocal = false }
        #expect(try test.schedule(id).next?.due == moment("2024-05-07T07:00:00Z"))
        #expect(throws: Refusal.noTimeZone) { try test.edit(id) { $0.isLocal = true } }
        try test.setZone("Asia/Kolkata")
        try test.edit(id) { $0.isLocal = true }
        #expect(try test.schedule(id).next?.due == moment("2024-05-07T01:30:00Z"))
    }

    @Test func `for a moment that is past are refused, by the clock they go by`() throws {
        var test = try TestHome(in: "Europe/Berlin", at: begin)
        #expect(throws: Refusal.timeIsPast) { try test.addSchedule(.at("2024-05-06T12:00")) }
        #expect(throws: Refusal.timeIsPast) { try test.addSchedule(.at("2024-05-06T11:00")) { $0.isEnabled = false } }
        let id = try test.addSchedule(.at("2024-05-06T12:01"))
        #expect(throws: Refusal.timeIsPast) { try test.edit(id) { $0.isLocal = false; $0.timing = try? .at("2024-05-06T09:59") } }
        try test.edit(id) { $0.isLocal = false }
        #expect(try test.schedule(id).next?.due == moment("2024-05-06T12:01:00Z"))
    }

    @Test func `that could never run or never rest are refused`() throws {
        var test = try TestHome(in: "UTC", at: begin)
        let timings: [Timing] = [
            .timer(-1), .timer(0, runs: nil), .timer(0, runs: 5), .timer(10, runs: 0), .timer(10, spread: .seconds(-1)),
            .weekly([], try clock(7, 0), spread: .zero),
        ]
        for timing in timings {
            #expect(throws: Refusal.invalid(attribute: "timing")) { try test.addSchedule(timing) }
        }
    }

    @Test func `have room for a hundred`() throws {
        var test = try TestHome(in: "UTC", at: begin)
        for _ in 0..<100 { try test.addSchedule(.timer(5)) }
        #expect(throws: Refusal.full(.schedule)) { try test.addSchedule(.timer(5)) }
        try test.perform(.removeSchedule(test.home.schedules.all.map(\.id)[50]))
        try test.addSchedule(.timer(5))
        #expect(test.home.schedules.count == 100)
    }

    @Test func `tell which sides of them are different`() throws {
        var test = try TestHome(in: "UTC", at: begin)
        let id = try test.addSchedule(.daily(7, 0))
        let edits: [(Set<Aspect>, (inout SchedulePatch) -> Void)] = [
            ([], { _ in }), ([.name], { $0.name = "A" }), ([], { $0.name = "A" }), ([.content], { $0.description = "B" }),
            ([.content], { $0.action = .doing(.searchLights(serials: [])) }),
            ([.configuration], { $0.deletesItself = false }), ([.status, .timing], { $0.isEnabled = false }),
            ([], { $0.isEnabled = false }), ([.status, .timing], { $0.isEnabled = true }), ([], { $0.isEnabled = true }),
            ([.timing], { $0.timing = .timer(9) }),
        ]
        for (number, (aspects, edit)) in edits.enumerated() {
            let changes = try test.edit(id, edit).changes
            let expected = aspects.isEmpty ? [] : [Change(.updated(aspects), ResourceReference(.schedule, id))]
            #expect(changes == expected, "\(number)")
        }
    }

    @Test func `go when they are let go of`() throws {
        var test = try TestHome(in: "UTC", at: begin)
        let id = try test.addSchedule(.timer(5))
        #expect(try test.perform(.removeSchedule(id)).changes == [Change(.removed, ResourceReference(.schedule, id))])
        #expect(test.home.nextDue == nil)
        #expect(test.seconds(ofRunsWithin: .seconds(20)).isEmpty)
        for command in [Command.removeSchedule(id), .editSchedule(id, SchedulePatch())] {
            #expect(throws: Refusal.notFound(ResourceReference(.schedule, id))) { try test.perform(command) }
        }
    }
}
