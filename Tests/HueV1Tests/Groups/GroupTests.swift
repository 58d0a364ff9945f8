import HomeModel
import Testing

@testable import HueV1

/// Rows 111–124 of the reference's checklist, as far as rooms go.
@Suite("A group")
struct GroupTests {
    private static let action = "PUT /groups/1/action"

    private static func set(_ name: String, _ value: String, _ group: Int = 1) -> Entry {
        .set("/groups/\(group)/action/\(name)", value)
    }

    private static func full(_ type: Int, _ address: String, _ words: (String) -> String) -> Entry {
        .error(type, address, words("parameter, " + address))
    }

    private static let actions: [Row] = [
        Row("122", action, #"{"on":true,"bri":10}"#, set("on", "true"), set("bri", "10"))
            .shows("/lights/1", #""bri":10,"#),
        Row("122", action, #"{"on":true,"bri":10}"#, set("on", "true"), set("bri", "10"))
            .shows("/lights/2", #""bri":10,"#),
        Row("122", action, #"{"on":true,"bri":10}"#, set("on", "true"), set("bri", "10"))
            .shows("/groups/1", #""action":{"on":true,"bri":10,"#),
        Row("123", "PUT /groups/0/action", #"{"on":false}"#, set("on", "false", 0))
            .shows("/groups", #""any_on":false"#),
        Row("123", "PUT /groups/0/action", #"{"on":false}"#, set("on", "false", 0))
            .shows("/groups/0", #""all_on":false,"any_on":false"#),
        Row("124", "PUT /groups/0/action", #"{"scene":"dummy"}"#, .invalid("/groups/0/action/scene", "dummy")),
        Row("124 (M)", action, #"{"scene":5,"on":false}"#, .invalid("/groups/1/action/scene", "5"), set("on", "false")),
        Row("§9.6", action, #"{"bri":255}"#, set("bri", "254")),
        Row("§9.6", action, #"{"bri":256}"#, .invalid("/groups/1/action/bri", "256")),
        Row("§9.6", action, #"{"foo":1}"#, .unknown("/groups/1/action/foo")),
        Row("§9.6 (M)", action, #"{"ct":300}"#, set("ct", "300")).shows("/lights/1", #""ct":300"#),
        Row("§9.6 (M)", action, #"{"ct":300}"#, set("ct", "300"))
            .shows("/lights/2", #""state":{"on":true,"bri":254,"alert":"none","#),
        Row("§9.6 (M)", action, #"{"bri_inc":-54}"#, set("bri", "200")),
        Row("§9.6", "PUT /groups/2/action", #"{"bri":50}"#, set("bri", "50", 2)).shows("/lights/4", #""bri":50,"#),
        Row("§9.6 (M)", "PUT /groups/2/action", #"{"bri":50}"#, set("bri", "50", 2)).shows("/lights/3", #""bri":254,"#),
        Row("§9.6", "PUT /groups/2/action", #"{"bri":50,"on":true}"#, set("on", "true", 2), set("bri", "50", 2))
            .shows("/lights/3", #""bri":50,"#),
        Row(
            "§3.1", action,
            #"{"on":true,"hue":1,"sat":2,"bri":3,"effect":"none","alert":"none","xy":[0.4,0.4],"ct":200,"transitiontime":4}"#,
            set("transitiontime", "4"), set("on", "true"), set("bri", "3"), set("hue", "1"), set("sat", "2"),
            set("xy", "[0.4,0.4]"), set("ct", "200"), set("alert", #""none""#), set("effect", #""none""#)),
        Row(
            "§9.6 (M)", "PUT /groups/3/action", #"{"on":true,"bri":100,"hue":5}"#,
            set("on", "true", 3), set("bri", "100", 3), set("hue", "5", 3)),
        Row("§9.6", "PUT /groups/99/action", #"{"on":true}"#, .none("/groups/99")),
        Row("§2", "GET /groups/1/action", "", .method("GET", "/groups/1/action")),
    ]

    @Test(arguments: actions)
    func `is switched as one`(row: Row) throws { try row.check() }

    private static let attributes: [Row] = [
        Row("§9.5", "PUT /groups/1", #"{"name":"Den"}"#, .set("/groups/1/name", #""Den""#))
            .shows("/groups/1", #""name":"Den""#),
        Row("§9.5", "PUT /groups/1", #"{"name":"Hall"}"#, .set("/groups/1/name", #""Hall 1""#)),
        Row("§9.5", "PUT /groups/1", #"{"class":"Man cave"}"#, .set("/groups/1/class", #""Man cave""#))
            .shows("/groups/1", #""class":"Man cave""#),
        Row("116", "PUT /groups/1", #"{"class":"kitchen"}"#, bad("class", "kitchen")),
        Row(
            "117", "PUT /groups/1", #"{"lights":["3"]}"#,
            .error(306, "/groups/1/lights", "Light is already used in another room")),
        Row("118", "PUT /groups/1", #"{"lights":["5"]}"#, .set("/groups/1/lights", #"["5"]"#))
            .shows("/groups/1", #""lights":["5"],"sensors":["3","4","5"]"#),
        Row("118", "PUT /groups/1", #"{"lights":["6","1"]}"#, .set("/groups/1/lights", #"["6","1"]"#))
            .shows("/groups/1", #""lights":["6","1"]"#),
        Row("118 (M)", "PUT /groups/1", #"{"lights":["5","5"]}"#, .set("/groups/1/lights", #"["5"]"#)),
        Row("119", "PUT /groups/1", #"{"lights":[]}"#, .set("/groups/1/lights", "[]"))
            .shows("/groups/1", #""lights":[]"#),
        Row("119", "PUT /groups/1", #"{"lights":{}}"#, bad("lights", "{}")),
        Row("118 (M)", "PUT /groups/1", #"{"lights":["1","99"]}"#, bad("lights", "99")),
        Row("118 (M)", "PUT /groups/1", #"{"lights":[1]}"#, bad("lights", "1")),
        Row(
            "120", "PUT /groups/1", #"{"type":"Room"}"#,
            .error(8, "/groups/1/type", "parameter, /groups/1/type, is not modifiable")),
        Row(
            "121", "PUT /groups/2", #"{"stream":{"active":true}}"#,
            .error(6, "/groups/2/stream", "parameter, /groups/2/stream, not available")),
        Row("§9.5 (M)", "PUT /groups/1", #"{"name":""}"#, bad("name", "")),
        Row("§9.5 (M)", "PUT /groups/0", #"{"name":"x"}"#, .method("PUT", "/groups/0")),
        Row("§9.7", "DELETE /groups/0", "", .method("DELETE", "/groups/0")),
        Row(
            "§3.2", "PUT /groups/1", #"{"x":1,"class":"Gym","lights":["1"],"name":"A"}"#,
            .error(6, "/groups/1/x", "parameter, /groups/1/x, not available"), .set("/groups/1/name", #""A""#),
            .set("/groups/1/lights", #"["1"]"#), .set("/groups/1/class", #""Gym""#)),
    ]

    private static func bad(_ name: String, _ value: String) -> Entry {
        .error(7, "/groups/1/\(name)", "invalid value, \(value), for parameter, /groups/1/\(name)")
    }

    @Test(arguments: attributes)
    func `has attributes whose errors repeat the whole path`(row: Row) throws { try row.check() }

    @Test(arguments: [
        (#"{"bri":9}"#, #"{"error":{"type":201,"address":"/groups/2/action/bri","#),
        (#"{"alert":"select"}"#, #"{"error":{"type":201,"address":"/groups/2/action/alert","#),
        (#"{"on":true,"bri":9}"#, #"{"success":{"/groups/2/action/on":true}}"#),
        (#"{"on":false}"#, #"{"success":{"/groups/2/action/on":false}}"#),
    ])
    func `whose members are all off is off itself (M)`(body: String, start: String) throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /groups/2/action", #"{"on":false}"#)
        #expect(fixture.send("PUT /groups/2/action", body).hasPrefix("[" + start))
    }

    @Test func `whose members are all unable is unable itself (M)`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /groups/3", #"{"lights":["5"]}"#)
        #expect(fixture.send("PUT /groups/3/action", #"{"bri":9}"#) == Entry.unknown("/groups/3/action/bri").alone)
    }

    @Test func `shows no colour that its lamps do not have, whatever it was told before`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /groups/3", #"{"lights":["6"]}"#)
        _ = fixture.send("PUT /groups/3/action", #"{"on":true,"hue":5}"#)
        #expect(fixture.send("GET /groups/3").contains(#""hue":5,"#))
        let whites = fixture.send("PUT /groups/2", #"{"lights":[]}"#) + fixture.send("PUT /groups/3", #"{"lights":["4"]}"#)
        #expect(!whites.contains("error"))
        #expect(fixture.send("GET /groups/3").hasSuffix(#""action":{"on":true,"bri":254,"ct":366,"alert":"none","colormode":"ct"}}"#))
        _ = fixture.send("PUT /groups/3", #"{"lights":["5"]}"#)
        #expect(fixture.send("GET /groups/3").hasSuffix(#""action":{"on":true,"alert":"none"}}"#))
    }

    @Test func `rows 111 and 112: group 0 is the whole home and is not listed`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /groups/0") == Golden.group0)
        #expect(fixture.send("GET /groups/1") == Golden.livingRoom)
        #expect(fixture.send("GET /groups/3") == Golden.emptyRoom)
        let one = (1...3).map { #""\#($0)":"# + fixture.send("GET /groups/\($0)") }
        #expect(fixture.send("GET /groups") == "{" + one.joined(separator: ",") + "}")
    }

    @Test(arguments: RoomClass.all)
    func `takes each class, and shows it again`(name: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("PUT /groups/3", #"{"class":"\#(name)"}"#) == Entry.set("/groups/3/class", #""\#(name)""#).alone)
        #expect(RoomClass.archetype(of: name).map(RoomClass.name(of:)) == name)
    }

    @Test func `there are forty classes, and an archetype that v1 lacks is Other`() {
        #expect(RoomClass.all.count == 40 && Set(RoomClass.all).count == 40)
        #expect(RoomClass.name(of: "moon_base") == "Other")
    }
}
