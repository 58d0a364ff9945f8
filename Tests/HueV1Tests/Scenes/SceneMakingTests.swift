import HomeModel
import HueV1
import Testing

/// Rows 129–131 and 136–138 of the reference's checklist.
@Suite("A new scene")
struct SceneMakingTests {
    private static let evening = #"""
        {"name":"Evening","lights":["1","2","3","1"],"recycle":true,"transitiontime":50,"picture":"cosy.jpg","x":1,
        "appdata":{"version":-1,"data":"YP0PB_r09_d99"},"image":"a1f7da49-d181-4328-abea-68c9dc4b5416"}
        """#

    @Test func `row 129: has a made-up id, and shows everything that was said of it`() throws {
        var fixture = try V1Fixture()
        let made = fixture.send("POST /scenes", Self.evening)
        let id = try #require(fixture.home.scenes.all.map(\.id).first.flatMap(fixture.numbers.scenes.id(of:)))
        #expect(made == Entry.made(id).alone)
        #expect(id.wholeMatch(of: /[A-Za-z0-9-]{15}/) != nil)
        #expect(fixture.send("GET /scenes/\(id)") == Golden.evening)
    }

    @Test func `row 130: among others it does not show what it stores`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /scenes") == "{}")
        let hall = fixture.addScene(#"{"type":"GroupScene","group":"2","name":"Hall"}"#)
        let second = fixture.addScene(#"{"name":"B","lights":["1"]}"#)
        #expect(fixture.send("GET /scenes").hasPrefix(#"{"\#(hall)":"# + Golden.hall + #","\#(second)":{"name":"B","#))
        #expect(!fixture.send("GET /scenes").contains("lightstates"))
        #expect(fixture.send("GET /api/" + V1Fixture.me).contains(#""scenes":{"\#(hall)":"# + Golden.hall))
        #expect(!fixture.send("GET /api/\(V1Fixture.other)/scenes").contains(V1Fixture.me), "others see a UUID")
    }

    @Test func `without a name it is called by its id`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"lights":["1"]}"#)
        #expect(fixture.send("GET /scenes/\(id)").hasPrefix(#"{"name":"\#(id)","#))
    }

    @Test func `is told what lights are to be, and takes the others as they are`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"""
            {"lights":["1","2","3"],"transitiontime":7,
            "lightstates":{"1":{"on":true,"bri":255,"xy":[0.5,0.4],"alert":"select","x":1},
            "2":{"on":false,"ct":200,"transitiontime":0},"3":{"alert":"none"}}}
            """#)
        #expect(fixture.send("GET /scenes/\(id)").contains(
            #""lightstates":{"1":{"on":true,"bri":254,"xy":[0.5,0.4],"transitiontime":7},"2":{"on":false,"transitiontime":0},"#
                + #""3":{"on":false,"bri":254,"ct":366,"transitiontime":7}}"#))
    }

    private static func bad(_ name: String, _ value: String) -> Entry { .invalid("/scenes/" + name, value) }
    private static let post = "POST /scenes"

    private static let refused: [Row] = [
        Row("§4.3 (M)", post, #"{"name":"S"}"#, .missing("/scenes/lights")),
        Row("§4.3 (M)", post, #"{"type":"GroupScene"}"#, .missing("/scenes/group")),
        Row("§4.3 (M)", post, "", .missing("/scenes")),
        Row("§4.1", post, "{]", .badJSON("/scenes")),
        Row("§10.2", post, #"{"lights":[]}"#, bad("lights", "[]")),
        Row("§10.2", post, #"{"lights":["1","99"]}"#, bad("lights", "99")),
        Row("§10.2", post, #"{"type":"Scene","lights":["1"]}"#, bad("type", "Scene")),
        Row("§10.2 (M)", post, #"{"type":"GroupScene","group":"99"}"#, bad("group", "99")),
        Row("§10.2 (M)", post, #"{"type":"GroupScene","group":"0"}"#, bad("group", "0")),
        Row("§10.2 (M)", post, #"{"type":"GroupScene","group":2}"#, bad("group", "2")),
        Row("§10.2 (M)", post, #"{"type":"GroupScene","group":"2","lights":["3"]}"#, .readOnly("/scenes/lights")),
        Row(
            "131", post, #"{"type":"GroupScene","group":"3"}"#, .error(404, "/scenes",
            "Scene could not be created, group is empty")),
        Row("§10.1", post, #"{"lights":["1"],"name":""}"#, bad("name", "")),
        Row("§10.1", post, #"{"lights":["1"],"recycle":"no"}"#, bad("recycle", "no")),
        Row("§10.1", post, #"{"lights":["1"],"picture":"12345678901234567"}"#, bad("picture", "12345678901234567")),
        Row("§10.1", post, #"{"lights":["1"],"image":"me"}"#, bad("image", "me")),
        Row("§10.1", post, #"{"lights":["1"],"appdata":{"version":128,"data":"x"}}"#, bad("appdata/version", "128")),
        Row("§10.1", post, #"{"lights":["1"],"appdata":{"version":1,"data":""}}"#, bad("appdata/data", "")),
        Row("§10.1 (M)", post, #"{"lights":["1"],"appdata":{"version":1}}"#, .missing("/scenes/appdata/data")),
        Row("§10.2", post, #"{"lights":["1"],"transitiontime":65536}"#, bad("transitiontime", "65536")),
        Row("§10.2", post, #"{"lights":["1"],"lightstates":{"1":{"bri":256,"on":1}}}"#,
            bad("lightstates/1/bri", "256"), bad("lightstates/1/on", "1")),
        Row("§10.2 (M)", post, #"{"lights":["1"],"lightstates":{"2":{"on":true}}}"#, bad("lightstates", "2")),
        Row(
            "§10.2 (M)", post, #"{"lights":["1"],"lightstates":{"99":{"on":true}}}"#, bad("lightstates/99",
            #"{"on":true}"#.replacing("\"", with: "\\\""))),
    ]

    @Test(arguments: refused)
    func `is not made when anything it needs is wrong`(row: Row) throws {
        var fixture = try V1Fixture()
        row.check(in: &fixture)
        #expect(fixture.home.scenes.count == 0)
    }

    @Test func `row 131: of a group has its lights, and follows them`() throws {
        var fixture = try V1Fixture()
        let id = fixture.addScene(#"{"type":"GroupScene","group":"2","name":"Hall"}"#)
        _ = fixture.send("PUT /groups/2", #"{"lights":["4","5"]}"#)
        #expect(fixture.send("GET /scenes/\(id)").contains(#""lights":["4","5"]"#))
        #expect(fixture.send("GET /scenes/\(id)").hasSuffix(
            #""lightstates":{"4":{"on":true,"bri":254,"ct":366},"5":{"on":true}}}"#))
    }

    @Test func `rows 136 and 138: goes when it is told to, or with its group`() throws {
        var fixture = try V1Fixture()
        let ids = (1...2).map { _ in fixture.addScene(#"{"type":"GroupScene","group":"2"}"#) }
        #expect(fixture.send("DELETE /scenes/\(ids[0])") == Entry.done("/scenes/\(ids[0]) deleted").alone)
        #expect(fixture.send("DELETE /scenes/\(ids[0])") == Entry.none("/scenes/\(ids[0])").alone)
        _ = fixture.send("DELETE /groups/2")
        #expect(fixture.send("GET /scenes/\(ids[1])") == Entry.none("/scenes/\(ids[1])").alone)
        #expect(fixture.send("GET /scenes") == "{}")
    }

    @Test func `does not fit behind two hundred, unless one of those can be thrown away`() throws {
        var fixture = try V1Fixture()
        for number in 1...200 { _ = fixture.send("POST /scenes", #"{"lights":["1"],"recycle":\#(number == 7)}"#) }
        #expect(fixture.send("POST /scenes", #"{"lights":["1"]}"#).contains("success"))
        #expect(fixture.home.scenes.count == 200)
        #expect(fixture.send("POST /scenes", #"{"lights":["1"]}"#)
            == Entry.error(402, "/scenes", "Scene could not be created. Scene buffer in bridge full").alone)
    }
}
