import HomeModel
import Testing

@testable import HueV1

/// Row 146 of the reference's checklist, and what else can be wrong with a command (Docs/HueV1.md §11.1, §18).
@Suite("The command of a schedule")
struct ScheduleCommandTests {
    private static let me = "/api/" + V1Fixture.me

    private static func post(_ tag: String, _ command: String, _ entries: Entry...) -> Row {
        let answer = entries.isEmpty ? #"[{"success":{"id":"1"}}]"# : Entry.list(entries)
        return Row(tag, "POST /schedules", #"{"command":\#(command),"localtime":"PT00:00:10"}"#, text: answer)
    }

    private static func put(_ tag: String, _ address: String, _ body: String, _ entries: Entry...) -> Row {
        let command = #"{"address":"\#(address)","method":"PUT","body":\#(body)}"#
        let answer = entries.isEmpty ? #"[{"success":{"id":"1"}}]"# : Entry.list(entries)
        return Row(tag, "POST /schedules", #"{"command":\#(command),"localtime":"PT00:00:10"}"#, text: answer)
    }

    private static let unusable = Entry.error(706, "/schedules/command", "Command error")

    private static let rows: [Row] = [
        put("§11.1", me + "/lights/1/state", #"{"on":true}"#),
        put("§11.1 (M)", "/api/0/groups/1/action", #"{"on":true}"#)
            .shows("/schedules/1", #"{"address":"\#(me)/groups/1/action","body":{"on":true},"method":"PUT"}"#),
        put("§11.1 (M)", "/api/\(V1Fixture.other)/lights/1/state", #"{"on":true}"#, unusable),
        put("§11.1 (M)", "/lights/1/state", #"{"on":true}"#, unusable), put("§11.1 (M)", me, #"{"on":true}"#, unusable),
        put("706 (M)", me + "/lights/99/state", #"{"on":true}"#, unusable),
        put("706 (M)", me + "/lights/1/state", #"{"on":1}"#, unusable),
        put("706 (M)", me + "/lights/1/state", #"{"on":true,"foo":1}"#, unusable),
        put("706 (M)", me + "/lights/1/state", "{}", unusable), put("706 (M)", me + "/nothing", #"{"on":true}"#, unusable),
        put("706 (M)", me + "/lights/1/state", "[]", .invalid("/schedules/command/body", "[]")),
        put("§18", "", "{}", .invalid("/schedules/command/address", "")),
        put("§18", me + "/lights/1/state?" + "xxx", #"{"on":true}"#),
        put(
            "§18", me + "/lights/1/state?" + "xxxx", #"{"on":true}"#,
            .invalid("/schedules/command/address", "/api/Porch-light-Test-Key-of-forty-c...")),
        post("§11.1", #"{"address":"/api/0/lights/1","method":"DELETE"}"#),
        post("706 (M)", #"{"address":"/api/0/lights/1/state","method":"DELETE"}"#, unusable),
        post("706 (M)", #"{"address":"/api/0/groups","method":"POST","body":{"lights":["1"]}}"#, unusable),
        post("§11.1", #"{"address":"/api/0/lights/1","method":"GET"}"#, .invalid("/schedules/command/method", "GET")),
        post("§11.1", #"{"address":"/api/0/lights/1","method":"put"}"#, .invalid("/schedules/command/method", "put")),
        post("§11.1 (M)", #"{"address":"/api/0/lights/1","method":"PUT"}"#, .missing("/schedules/command/body")),
        post("§11.1 (M)", #"{"address":"/api/0/lights/1"}"#, .missing("/schedules/command/method")),
        post("§11.1 (M)", #"{"method":"PUT"}"#, .missing("/schedules/command/address")),
        post("§11.1", "7", .invalid("/schedules/command", "7")), post("§11.1", "null", .invalid("/schedules/command", "null")),
    ]

    @Test(arguments: rows)
    func `is a request that its maker could send`(row: Row) throws { try row.check() }

    /// 88 bytes and a hue of so many digits.
    @Test(arguments: [(1, true), (2, true), (3, false), (60, false)])
    func `row 146: has a body of up to ninety bytes, blanks not counted`(digits: Int, fits: Bool) throws {
        let head = #"{"on":true,"bri":200,"sat":200,"effect":"none","alert":"none","transitiontime":1,"hue":"#
        let body = head + String(repeating: "1", count: digits) + "}"
        #expect((body.utf8.count <= 90) == fits)
        var fixture = try V1Fixture()
        let command = #"{"address":"/api/0/lights/1/state","method":"PUT","body":\#(body.replacing(",", with: " ,\n "))}"#
        let answer = fixture.send("POST /schedules", #"{"command":\#(command),"localtime":"PT00:00:10"}"#)
        #expect(answer.hasPrefix(fits ? #"[{"success":"# : #"[{"error":{"type":7,"address":"/schedules/command/body","#))
        #expect((fixture.send("GET /schedules") == "{}") != fits)
    }
}
