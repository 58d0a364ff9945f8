import HomeModel
import Testing

@testable import HueV1

/// Rows 139–146 of the reference's checklist, as far as they are about making schedules.
@Suite("Making a schedule")
struct ScheduleAddTests {
    private static let daily = #""localtime":"W127/T07:00:00""#
    private static let id = #"[{"success":{"id":"1"}}]"#

    private static func post(_ tag: String, _ body: String, _ entries: Entry...) -> Row {
        Row(tag, "POST /schedules", body, text: Entry.list(entries))
    }

    private static func good(_ tag: String, _ time: String, _ more: String = "") -> Row {
        Row(tag, "POST /schedules", V1Fixture.body(time, more), text: id)
    }

    private static func bad(_ name: String, _ value: String, _ shown: String? = nil) -> Row {
        let member = #""\#(name)":\#(value)"#
        let body = name == "localtime" ? V1Fixture.body(member) : V1Fixture.body(daily, member)
        return post("§11.1", body, .invalid("/schedules/" + name, shown ?? value.replacing("\"", with: "")))
    }

    private static let times: [Row] = [
        good("139", daily).shows("/schedules/1", #""localtime":"W127/T07:00:00","time":"W127/T07:00:00","created""#),
        good("§11.2", #""time":"R05/PT00:00:10A00:00:05""#).shows("/schedules/1", #""localtime":"R05/PT00:00:10A00:00:05""#),
        good("§11.1", daily, #""name":"","description":"","status":"disabled","autodelete":false,"recycle":true"#)
            .shows("/schedules/1", #""status":"disabled","recycle":true}"#),
        good("§3.2", daily, #""foo":1"#),
        bad("localtime", #""2017-12-03T17:49:38""#),
        post("140", V1Fixture.body(#""time":"2011-03-30T14:24:40""#), .invalid("/schedules/time", "2011-03-30T14:24:40")),
        good("140", #""localtime":"2017-12-03T17:49:39""#),
        post("141", V1Fixture.body(daily, #""time":"W127/T07:00:00""#), .twoTimes("/schedules/time")),
        bad("localtime", #""W128/T07:00:00""#), bad("localtime", #""W7/T07:00:00""#), bad("localtime", #""T25:00:00""#),
        bad("localtime", #""PT24:00:00""#), bad("localtime", #""R00/PT00:00:10""#), bad("localtime", "7"),
        bad("localtime", "null"),
    ]

    @Test(arguments: times)
    func `takes a time that will come, in one of the forms there are`(row: Row) throws { try row.check() }

    private static let attributes: [Row] = [
        post("§4.3 (M)", "{}", .missing("/schedules/command"), .missing("/schedules/time")),
        post("§4.3 (M)", "{\(V1Fixture.allOff)}", .missing("/schedules/time")),
        post("§4.3 (M)", "{\(daily)}", .missing("/schedules/command")),
        post("§4.3 (M)", "", .missing("/schedules")), post("§4.2", "{", .badJSON("/schedules")),
        bad("name", "5"), bad("name", "\"\(String(repeating: "n", count: 33))\""), bad("status", "1"), bad("status", #""on""#),
        bad("description", "\"\(String(repeating: "d", count: 65))\"", String(repeating: "d", count: 36) + "..."),
        bad("autodelete", "0"), bad("recycle", #""true""#, "true"),
        post("§4.2 (M)", V1Fixture.body(daily, #""created":"2017-12-03T21:49:07""#), .readOnly("/schedules/created")),
        post(
            "§3.2", V1Fixture.body(daily, #""status":1,"name":2,"foo":3"#), .invalid("/schedules/status", "1"),
            .invalid("/schedules/name", "2")),
    ]

    @Test(arguments: attributes)
    func `says what is missing or wrong, and makes nothing then`(row: Row) throws {
        var fixture = try V1Fixture()
        row.check(in: &fixture)
        #expect(fixture.send("GET /schedules") == "{}")
    }

    @Test func `needs a time zone for local times`() throws {
        var fixture = try V1Fixture()
        fixture.home = Home(identity: .sample)
        try fixture.perform(.pressLinkButton(granting: nil))
        try fixture.perform(
            .register(Registration(deviceType: "a", key: V1Fixture.me, clientKey: nil, id: .devices)), by: .stranger)
        let noZone = Entry.error(702, "/schedules/localtime", "Schedule time-zone not valid").alone
        #expect(fixture.send("POST /schedules", V1Fixture.body(Self.daily)) == noZone)
        #expect(fixture.send("POST /schedules", V1Fixture.body(#""time":"W127/T07:00:00""#)) == Self.id)
    }

    @Test func `ends with the hundredth`() throws {
        var fixture = try V1Fixture()
        for number in 1...100 {
            #expect(fixture.send("POST /schedules", V1Fixture.body(Self.daily)) == #"[{"success":{"id":"\#(number)"}}]"#)
        }
        let full = Entry.error(701, "/schedules", "Schedule list is full").alone
        #expect(fixture.send("POST /schedules", V1Fixture.body(Self.daily)) == full)
        #expect(fixture.send("DELETE /schedules/7") == Entry.done("/schedules/7 deleted").alone)
        #expect(fixture.send("POST /schedules", V1Fixture.body(Self.daily)) == #"[{"success":{"id":"7"}}]"#)
    }
}

extension Entry {
    static func twoTimes(_ address: String) -> Entry { error(703, address, "Schedule cannot set time and local time") }
}
