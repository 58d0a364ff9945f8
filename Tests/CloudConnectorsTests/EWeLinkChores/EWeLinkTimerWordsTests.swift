@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("Timers in eWeLink's words")
struct EWeLinkTimerWordsTests {
    private static let moment = Date(timeIntervalSince1970: 1_798_131_600)

    private static func words(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    private static func plan(_ hour: Int, _ minute: Int, _ days: Weekdays) throws -> CloudTimerPlan {
        .weekly(try #require(DayTime(hour: hour, minute: minute)), days)
    }

    static let written: [(CloudTimerPlan, String)] = [
        (.once(moment), #""at":"2026-12-24T17:00:00.000Z","coolkit_timer_type":"once","do":{"switch":"on"},"enabled":1,"mId":"m","type":"once""#),
        (.countdown(moment, minutes: 20), #""at":"2026-12-24T17:00:00.000Z","coolkit_timer_type":"delay","do":{"switch":"on"},"enabled":1,"mId":"m","period":"20","type":"once""#),
        (.cycle(from: moment, everyMinutes: 60, onMinutes: 10), #""at":"2026-12-24T17:00:00.000Z 60 10","coolkit_timer_type":"duration","enabled":1,"endDo":{"switch":"off"},"mId":"m","startDo":{"switch":"on"},"type":"duration""#),
    ]

    @Test(arguments: written)
    func eachKindIsWrittenAsAppsDoAndReadBack(_ plan: CloudTimerPlan, _ text: String) throws {
        let timer = EWeLinkTimerWords.timer(plan, id: "m", on: true) { ["switch": $0 ? "on" : "off"] }
        let wanted = try Self.words("{\(text)}")
        #expect(timer == wanted)
        #expect(EWeLinkTimerWords.plan(timer) == plan)
    }

    @Test func oneThatRepeatsIsACronLine() throws {
        let plan = try Self.plan(8, 36, [.monday, .wednesday])
        let timer = EWeLinkTimerWords.timer(plan, id: "m", on: false) { ["switch": $0 ? "on" : "off"] }
        #expect(timer["at"]?.string == "36 8 * * 1,3" && timer["do"] == ["switch": "off"] && timer["type"] == "repeat")
        #expect(EWeLinkTimerWords.plan(timer) == plan)
    }

    static let lines: [(String, Int, Int, Weekdays)] = [
        ("36 8 * * 1,3", 8, 36, [.monday, .wednesday]), ("0 0 * * *", 0, 0, .everyDay), ("5 23 * * 0", 23, 5, .sunday),
        ("5 23 * * 7", 23, 5, .sunday), ("1 2 * * 1-5", 2, 1, [.monday, .tuesday, .wednesday, .thursday, .friday]),
        ("1 2 * * 5-7,1", 2, 1, [.friday, .saturday, .sunday, .monday]), ("00 08  * * 6", 8, 0, .saturday),
    ]

    @Test(arguments: lines)
    func linesOfOtherAppsAreRead(_ line: String, _ hour: Int, _ minute: Int, _ days: Weekdays) throws {
        let cron = try #require(EWeLinkCron(line))
        #expect(cron.time == DayTime(hour: hour, minute: minute) && cron.days == days)
        #expect(EWeLinkCron(cron.text) == cron)
    }

    @Test(arguments: [
        "", "* * * * *", "60 8 * * 1", "5 24 * * 1", "5 8 1 * *", "5 8 * 1 *", "5 8 * *", "5 8 * * 8", "5 8 * * 3-1", "5 8 * * 1,",
        "5 8 * * mon", "*/5 8 * * 1", "-5 8 * * 1", "5 8 * * 1-2-3", "5 8 * * 99999999999999999999", "٥ 8 * * 1",
    ])
    func whatIsMoreThanATimeOfDaysIsNotGuessedAt(line: String) {
        #expect(EWeLinkCron(line) == nil)
    }

    @Test(arguments: [
        (#"{"switch":"on"}"#, true, nil), (#"{"state":"off"}"#, false, nil), (#"{"outlet":2,"switch":"on"}"#, true, 2),
        (#"{"outlet":63,"switch":"on"}"#, true, 63),
        (#"{"switches":[{"switch":"off","outlet":1}]}"#, false, 1),
    ] as [(String, Bool, Int?)])
    func whatItSwitchesIsRead(_ action: String, _ on: Bool, _ outlet: Int?) throws {
        let read = try #require(EWeLinkTimerWords.action(["do": try Self.words(action)]))
        #expect(read.on == on && read.outlet == outlet)
    }

    @Test(arguments: [
        "{}", #"{"switch":"toggle"}"#, #"{"switch":1}"#, #"{"switch":"on","bright":5}"#, #"{"outlet":-1,"switch":"on"}"#,
        #"{"outlet":"a","switch":"on"}"#, #"{"outlet":64,"switch":"on"}"#, #"{"outlet":9223372036854775807,"switch":"on"}"#,
        #"{"switches":[]}"#, #"{"switches":[{"switch":"on","outlet":0},{"switch":"on","outlet":1}]}"#,
        "[]", "null", #"{"brightness":50}"#,
    ])
    func whatDoesMoreIsNotCalledASwitch(action: String) throws {
        let words = try Self.words(action)
        #expect(EWeLinkTimerWords.action(["do": words]) == nil)
    }

    @Test(arguments: [
        "{}", #"{"type":"once"}"#, #"{"type":"once","at":"soon"}"#, #"{"type":"sunset","at":"x"}"#, #"{"type":"once","at":7}"#,
        #"{"coolkit_timer_type":"delay","type":"once","at":"2026-12-24T17:00:00.000Z"}"#,
        #"{"type":"duration","at":"2026-12-24T17:00:00.000Z 60"}"#, "[]", "1",
    ])
    func whenItActsIsNotGuessed(words: String) throws {
        let words = try Self.words(words)
        #expect(EWeLinkTimerWords.plan(words) == nil)
    }

    @Test func momentsWithoutThousandthsAreRead() {
        #expect(EWeLinkMoment.read("2026-12-24T17:00:00Z") == Self.moment && EWeLinkMoment.read("2026-12-24T17:00:00.000Z") == Self.moment)
    }
}
