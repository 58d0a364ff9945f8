import HomeModel
import Testing

@testable import HueV1

/// Docs/HueV1.md §11.3, in a home with an alarm, a timer that stands and a date.
@Suite("Changing a schedule")
struct ScheduleEditTests {
    private static func put(_ tag: String, _ number: Int, _ body: String, _ entries: Entry...) -> Row {
        Row(tag, "PUT /schedules/\(number)", body, text: Entry.list(entries))
    }

    private static func set(_ number: Int, _ name: String, _ value: String) -> Entry {
        .set("/schedules/\(number)/\(name)", value)
    }

    private static let later = #""2018-01-01T00:00:00""#
    private static let command = #"{"address":"/api/0/lights/2/state","method":"PUT","body":{"bri":7}}"#

    private static let rows: [Row] = [
        put("§11.3", 1, #"{"name":"Up"}"#, set(1, "name", #""Up""#)).shows("/schedules/1", #"{"name":"Up","description""#),
        put("§11.1", 1, #"{"name":"schedule"}"#, set(1, "name", #""schedule 2""#)),
        put("§11.3", 1, #"{"description":"x"}"#, set(1, "description", #""x""#)).shows("/schedules/1", #""description":"x""#),
        put("§11.3", 1, #"{"command":\#(command)}"#, set(1, "command", command))
            .shows("/schedules/1", #"/lights/2/state","body":{"bri":7},"method":"PUT"}"#),
        put("§11.3", 1, #"{"localtime":"R01/PT00:00:10"}"#, set(1, "localtime", #""PT00:00:10""#))
            .shows("/schedules/1", #""status":"enabled","autodelete":true,"starttime":"2017-12-03T21:49:48","#),
        put("§11.3", 3, #"{"time":\#(later)}"#, set(3, "time", later))
            .shows("/schedules/3", #""localtime":"2017-12-31T20:00:00","time":\#(later)"#),
        put("§11.3 (M)", 1, #"{"localtime":"W001/T05:00:00","time":"W002/T05:00:00"}"#, .twoTimes("/schedules/1/time"),
            set(1, "localtime", #""W001/T05:00:00""#)),
        put("§11.3", 2, #"{"status":"enabled"}"#, set(2, "status", #""enabled""#))
            .shows("/schedules/2", #""status":"enabled""#),
        put("§11.3", 3, #"{"autodelete":false}"#, set(3, "autodelete", "false"))
            .shows("/schedules/3", #""autodelete":false"#),
        put("145", 1, #"{"status":1}"#, .invalid("/schedules/1/status", "1")),
        put("145", 1, #"{"status":"resourcedeleted"}"#, .invalid("/schedules/1/status", "resourcedeleted")),
        put("§11.3", 1, #"{"localtime":"W128/T05:00:00"}"#, .invalid("/schedules/1/localtime", "W128/T05:00:00")),
        put("§11.3", 1, #"{"localtime":"2017-12-01T00:00:00"}"#, .invalid("/schedules/1/localtime", "2017-12-01T00:00:00")),
        put("706", 1, #"{"command":{"address":"/api/0/lights/99/state","method":"PUT","body":{"on":true}}}"#,
            .error(706, "/schedules/1/command", "Command error")),
        put("§4.3 (M)", 1, "{}"), put("§4.1", 1, #"{"foo":1}"#, .unknown("/schedules/1/foo")),
        put("§11.1", 1, #"{"created":"x"}"#, .readOnly("/schedules/1/created")),
        put("§11.1", 2, #"{"starttime":"x"}"#, .readOnly("/schedules/2/starttime")),
        put("§11.1 (M)", 2, #"{"recycle":false}"#, .readOnly("/schedules/2/recycle")),
        put(
            "§3.2", 1, #"{"autodelete":true,"foo":1,"status":"disabled","name":5,"description":"d"}"#,
            .unknown("/schedules/1/foo"), .invalid("/schedules/1/name", "5"), set(1, "description", #""d""#),
            set(1, "status", #""disabled""#), set(1, "autodelete", "true")),
        put("§4.2", 1, "{", .badJSON("/schedules/1")), put("§4.2 (M)", 9, "{", .badJSON("/schedules/9")),
        put("§11.3", 9, #"{"name":"x"}"#, .none("/schedules/9")),
        Row("§4.1", "GET /schedules/9", "", .none("/schedules/9")),
        Row("§4.1", "GET /schedules/01", "", .none("/schedules/01")),
        Row("§11.3", "DELETE /schedules/1", "", .done("/schedules/1 deleted")),
        Row("§11.3", "DELETE /schedules/9", "", .none("/schedules/9")),
        Row("§2", "POST /schedules/1", "{}", .method("POST", "/schedules/1")),
    ]

    @Test(arguments: rows)
    func `tells of each parameter by itself`(row: Row) throws {
        var fixture = try V1Fixture.scheduled()
        row.check(in: &fixture)
    }

    @Test func `row 145: quotes a status as the text had it`() throws {
        var fixture = try V1Fixture.scheduled()
        fixture.quoting = .exact
        #expect(fixture.send("PUT /schedules/1", #"{"status":1}"#) == Entry.invalid("/schedules/1/status", "1}").alone)
    }

    @Test func `may be done by another app, but not with its own key in the way`() throws {
        var fixture = try V1Fixture.scheduled()
        let path = "/api/\(V1Fixture.other)/schedules/1"
        for (key, word) in [(V1Fixture.other, "success"), (V1Fixture.me, "error")] {
            let command = #"{"address":"/api/\#(key)/lights/2/state","method":"PUT","body":{"on":true}}"#
            #expect(fixture.send("PUT " + path, #"{"command":\#(command)}"#).hasPrefix(#"[{"\#(word)""#))
        }
    }

    @Test func `does not enable what is past`() throws {
        var fixture = try V1Fixture.scheduled()
        _ = fixture.send("PUT /schedules/3", #"{"localtime":"2017-12-03T18:00:00","autodelete":false}"#)
        fixture.pass(.seconds(3600))
        #expect(fixture.send("GET /schedules/3").contains(#""status":"disabled""#))
        let past = Entry.error(705, "/schedules/3/status", "Cannot enable schedule, time is in the past").alone
        #expect(fixture.send("PUT /schedules/3", #"{"status":"enabled"}"#) == past)
        #expect(fixture.send("PUT /schedules/3", #"{"status":"enabled","localtime":\#(Self.later)}"#).contains("success"))
    }
}
