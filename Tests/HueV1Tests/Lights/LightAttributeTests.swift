import HomeModel
import Testing

/// Rows 100–110 of the reference's checklist: names, startup, search and removal.
@Suite("A light's attributes")
struct LightAttributeTests {
    private static let config = "PUT /lights/1/config"
    private static let startup = "/lights/1/config/startup"

    private static let rows: [Row] = [
        Row("100", "PUT /lights/1", #"{"name":"Desk"}"#, .set("/lights/1/name", #""Desk""#))
            .shows("/lights/1", #""name":"Desk""#),
        Row("100", "PUT /sensors/2", #"{"name":"Desk"}"#, .set("/sensors/2/name", #""Desk""#))
            .shows("/sensors/2", #""name":"Desk""#),
        Row("101", "PUT /lights/1", #"{"name":"\#(letters(32))"}"#, .set("/lights/1/name", #""\#(letters(32))""#)),
        Row("101", "PUT /lights/1", #"{"name":"\#(letters(33))"}"#, .invalid("/lights/1/name", letters(33))),
        Row("101", "PUT /lights/1", #"{"name":"\#(letters(40))"}"#, .invalid("/lights/1/name", letters(36) + "...")),
        Row(
            "101 (M)", "PUT /lights/1", #"{"name":"ééééééééééééééééé"}"#,
            .invalid("/lights/1/name", "ééééééééééééééééé")),
        Row("§7.4 (M)", "PUT /lights/1", #"{"name":""}"#, .invalid("/lights/1/name", "")),
        Row("§7.4 (M)", "PUT /lights/1", #"{"name":"a\u0007"}"#, .invalid("/lights/1/name", #"a\u0007"#)),
        Row("§7.4", "PUT /lights/1", #"{"name":5}"#, .invalid("/lights/1/name", "5")),
        Row("102", "PUT /lights/1", #"{"name":"Plug"}"#, .set("/lights/1/name", #""Plug 1""#))
            .shows("/lights/1", #""name":"Plug 1""#),
        Row("102", "PUT /lights/5", #"{"name":"Plug"}"#, .set("/lights/5/name", #""Plug""#)),
        Row("103 (M)", "PUT /lights/1", #"{"modelid":"X"}"#, .readOnly("/lights/1/modelid")),
        Row(
            "§7.4", "PUT /lights/1", #"{"foo":1,"name":"A"}"#,
            .unknown("/lights/1/foo"), .set("/lights/1/name", #""A""#)),
        Row(
            "§7.4 (M)", "PUT /lights/1", #"{"uniqueid":"x","state":{}}"#,
            .readOnly("/lights/1/uniqueid"), .readOnly("/lights/1/state")),
        Row(
            "§12.5", "PUT /sensors/2", #"{"modelid":"x","foo":1}"#,
            .readOnly("/sensors/2/modelid"), .unknown("/sensors/2/foo")),
        Row("104", config, #"{"startup":{"mode":"powerfail"}}"#, .set(startup + "/mode", #""powerfail""#))
            .shows("/lights/1", #""startup":{"mode":"powerfail","configured":true}"#),
        Row("104", config, #"{"startup":{"mode":"lastonstate"}}"#, .set(startup + "/mode", #""lastonstate""#)),
        Row("104", config, #"{"startup":{"mode":"safety"}}"#, .set(startup + "/mode", #""safety""#)),
        Row("104", config, #"{"startup":{"mode":"sometimes"}}"#, .invalid(startup + "/mode", "sometimes")),
        Row("104", config, #"{"startup":{}}"#, .missing(startup + "/mode")),
        Row("104", config, #"{"startup":7}"#, .invalid(startup, "7")),
        Row("104", config, #"{"startup":{"mode":"safety","configured":true}}"#, .readOnly(startup + "/configured")),
        Row("104", config, #"{"startup":{"mode":"safety","x":1}}"#, .unknown(startup + "/x")),
        Row("104 (M)", config, #"{"startup":{"mode":"custom"}}"#, .missing(startup + "/customsettings")),
        Row(
            "104", config, #"{"startup":{"mode":"custom","customsettings":{ "bri" : 255, "xy":[0.3 , 0.4]}}}"#,
            .set(startup + "/mode", #""custom""#), .set(startup + "/customsettings/bri", "254"),
            .set(startup + "/customsettings/xy", "[0.3,0.4]")),
        Row(
            "104", config, #"{"startup":{"mode":"custom","customsettings":5}}"#,
            .invalid(startup + "/customsettings", "5")),
        Row(
            "104", config, #"{"startup":{"mode":"custom","customsettings":{"bri":256}}}"#,
            .invalid(startup + "/customsettings/bri", "256")),
        Row(
            "104", config, #"{"startup":{"mode":"custom","customsettings":{"hue":1}}}"#,
            .unknown(startup + "/customsettings/hue")),
        Row(
            "104", "PUT /lights/2/config", #"{"startup":{"mode":"custom","customsettings":{"ct":200}}}"#,
            .unknown("/lights/2/config/startup/customsettings/ct")),
        Row(
            "104 (M)", config, #"{"archetype":"plug","foo":1}"#,
            .readOnly("/lights/1/config/archetype"), .unknown("/lights/1/config/foo")),
        Row("106", "POST /lights", "", .set("/lights", #""Searching for new devices""#))
            .shows("/lights/new", #"{"lastscan":"active"}"#),
        Row("106", "POST /lights", "{}", .set("/lights", #""Searching for new devices""#)),
        Row(
            "106", "POST /lights", #"{"deviceid":["45AF34","543636"]}"#,
            .set("/lights", #""Searching for new devices""#)),
        Row("106", "POST /lights", "{", .badJSON("/lights")),
        Row("107", "GET /lights/new", text: #"{"lastscan":"none"}"#),
        Row("107", "GET /sensors/new", text: #"{"lastscan":"none"}"#),
        Row(
            "108", "POST /lights", #"{"deviceid":[1,2,3,4,5,6,7,8,9,10,11]}"#,
            .error(11, "/lights/deviceid", "too many items in list")),
        Row("108 (M)", "POST /lights", #"{"deviceid":["45AF3"]}"#, .invalid("/lights/deviceid", "45AF3")),
        Row("108 (M)", "POST /lights", #"{"deviceid":"45AF34"}"#, .invalid("/lights/deviceid", "45AF34")),
        Row("109", "DELETE /lights/6", "", .done("/lights/6 deleted"))
            .shows("/groups/0", #""lights":["1","2","3","4","5"]"#),
        Row("109", "DELETE /lights/1", "", .done("/lights/1 deleted")).shows("/groups/1", #""lights":["2"]"#),
        Row("110", "DELETE /lights/99", "", .none("/lights/99")),
        Row("110", "DELETE /lights/new", "", .method("DELETE", "/lights/new")),
    ]

    private static func letters(_ count: Int) -> String { String(repeating: "n", count: count) }

    @Test(arguments: rows)
    func `are written, refused or looked for`(row: Row) throws { try row.check() }

    @Test func `row 105: a lamp that is out of reach takes what it is told`() throws {
        var fixture = try V1Fixture()
        fixture.observe(.reachable(.sample("lamp 1"), false))
        #expect(fixture.send("PUT /lights/1/state", #"{"bri":9}"#) == #"[{"success":{"/lights/1/state/bri":9}}]"#)
        let light = fixture.send("GET /lights/1")
        #expect(light.contains(#""bri":9,"#) && light.contains(#""reachable":false"#))
    }

    @Test func `row 107: a search tells what came while it lasted, and when it ended`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("POST /lights")
        fixture.observe(.found(.lamp(7, "Hue color lamp 3", .colorLamp, LightAbilities(gamut: .c))))
        #expect(fixture.send("GET /lights/new") == #"{"7":{"name":"Hue color lamp 3"},"lastscan":"active"}"#)
        fixture.pass(.seconds(39))
        #expect(fixture.send("GET /lights/new").contains("active"))
        fixture.pass(.seconds(1))
        #expect(fixture.send("GET /lights/new") == #"{"7":{"name":"Hue color lamp 3"},"lastscan":"2017-12-03T21:50:18"}"#)
        fixture.observe(.found(.lamp(8, "Late", .colorLamp, LightAbilities(gamut: .c))))
        #expect(!fixture.send("GET /lights/new").contains("Late"))
        _ = fixture.send("DELETE /lights/7")
        #expect(fixture.send("GET /lights/new") == #"{"lastscan":"2017-12-03T21:50:18"}"#)
    }

    @Test func `taken names are counted up, and a name of full length makes room for the number`() throws {
        var fixture = try V1Fixture()
        let long = Self.letters(32)
        _ = fixture.send("PUT /lights/1", #"{"name":"\#(long)"}"#)
        for (light, number) in [(2, 1), (3, 2)] {
            let answer = fixture.send("PUT /lights/\(light)", #"{"name":"\#(long)"}"#)
            #expect(answer == Entry.set("/lights/\(light)/name", #""\#(Self.letters(30)) \#(number)""#).alone)
        }
    }

    @Test func `a number that became free goes to the next lamp`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("DELETE /lights/2")
        #expect(fixture.send("GET /lights/2") == Entry.none("/lights/2").alone)
        fixture.observe(.found(.lamp(9, "Newcomer", .whiteLamp, LightAbilities())))
        #expect(fixture.send("GET /lights/2").contains(#""name":"Newcomer""#))
    }
}
