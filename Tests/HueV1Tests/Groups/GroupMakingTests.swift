import HomeModel
import Testing

/// Rows 113–117 and 125–127 of the reference's checklist. The sample home has groups 1 to 3.
@Suite("A new group")
struct GroupMakingTests {
    private static func bad(_ name: String, _ value: String) -> Entry { .invalid("/groups/" + name, value) }
    private static let post = "POST /groups"

    private static let made: [Row] = [
        Row("113", post, #"{"lights":["1","2"]}"#, .made("4"))
            .shows("/groups/4", #"{"name":"Group 4","lights":["1","2"],"sensors":[],"type":"LightGroup","#),
        Row("113 (M)", post, #"{"lights":["2","1","2"],"name":""}"#, .made("4"))
            .shows("/groups/4", #""name":"Group 4","lights":["2","1"]"#),
        Row("§9.4", post, #"{"lights":["1"],"name":"Hall"}"#, .made("4")).shows("/groups/4", #""name":"Hall 1""#),
        Row("§9.4", post, #"{"lights":["1"],"recycle":true,"x":1,"class":"Gym"}"#, .made("4"))
            .shows("/groups/4", #""recycle":true,"action":"#),
        Row("115", post, #"{"type":"Room","class":"Kitchen","lights":[]}"#, .made("4"))
            .shows("/groups/4", #""recycle":false,"class":"Kitchen","action":{"on":false,"alert":"none"}}"#),
        Row("§9.4", post, #"{"type":"Room","lights":["5","6"]}"#, .made("4"))
            .shows("/groups/4", #""type":"Room","state":{"all_on":true,"any_on":true},"recycle":false,"class":"Other","#),
        Row("§9.4", post, #"{"type":"Room"}"#, .made("4")).shows("/groups/4", #""lights":[]"#),
        Row("§9.4", post, #"{"type":"Room","sensors":["2"]}"#, .made("4")).shows("/groups/4", #""sensors":["2"]"#),
        Row("§9.4", post, #"{"type":"Zone","class":"Upstairs","lights":["3","1"],"sensors":["1","3"]}"#, .made("4"))
            .shows("/groups/4", #""lights":["3","1"],"sensors":["1","3"],"type":"Zone""#),
        Row("§9.4", post, #"{"type":"Entertainment","lights":["1","3"],"class":"Free"}"#, .made("4"))
            .shows("/groups/4", #""class":"Free""#),
        Row("§9.9", post, #"{"type":"Entertainment","lights":["1"],"locations":{"1":[0.5,-1,0]},"stream":{}}"#, .made("4"))
            .shows("/groups/4", #""locations":{"1":[0.5,-1.0,0.0]}"#),
    ]

    @Test(arguments: made)
    func `gets the lowest free number, and what is left out is as usual`(row: Row) throws { try row.check() }

    private static let refused: [Row] = [
        Row("114", post, #"{"name":"x"}"#, .missing("/groups/lights")),
        Row("§4.3 (M)", post, "", .missing("/groups")),
        Row("§4.1", post, #"{"lights":["1"]"#, .badJSON("/groups")),
        Row("§9.4", post, #"{"lights":[]}"#, bad("lights", "[]")),
        Row("§9.4 (M)", post, #"{"lights":["1","99"]}"#, bad("lights", "99")),
        Row("§9.4", post, #"{"lights":"1"}"#, bad("lights", "1")),
        Row("§9.4", post, #"{"type":"Luminaire","lights":["1"]}"#, bad("type", "Luminaire")),
        Row("§9.4", post, #"{"type":"room","lights":["1"]}"#, bad("type", "room")),
        Row("116", post, #"{"type":"Room","class":"kitchen","lights":[]}"#, bad("class", "kitchen")),
        Row("§9.2", post, #"{"type":"Entertainment","class":"Kitchen"}"#, bad("class", "Kitchen")),
        Row("§9.2", post, #"{"type":"Zone","class":"Free"}"#, bad("class", "Free")),
        Row("117", post, #"{"type":"Room","lights":["5","3"]}"#, .error(306, "/groups", "Light is already used in another room")),
        Row("§9.2", post, #"{"type":"Entertainment","lights":["1","2"]}"#, bad("lights", "2")),
        Row("§9.4", post, #"{"lights":["1"],"recycle":1}"#, bad("recycle", "1")),
        Row("§9.4", post, #"{"lights":["1"],"sensors":["9"]}"#, bad("sensors", "9")),
        Row(
            "§9.4", post, #"{"lights":["1"],"name":"\#(String(repeating: "x", count: 33))"}"#, bad("name",
            String(repeating: "x", count: 33))),
        Row("§3.2", post, #"{"lights":["99"],"recycle":0,"name":5}"#, bad("lights", "99"), bad("recycle", "0"), bad("name", "5")),
        Row("§9.9", post, #"{"type":"Entertainment","lights":["1"],"locations":{"1":[0,2,0]}}"#, bad("locations/1", "[0,2,0]")),
    ]

    @Test(arguments: refused)
    func `is not made when anything it needs is wrong`(row: Row) throws {
        var fixture = try V1Fixture()
        let before = fixture.home.rooms.count + fixture.home.zones.count
        row.check(in: &fixture)
        #expect(fixture.home.rooms.count + fixture.home.zones.count == before)
    }

    @Test func `row 127: does not fit behind sixty-four`() throws {
        var fixture = try V1Fixture()
        for number in 4...64 { #expect(fixture.send("POST /groups", #"{"lights":["1"]}"#) == Entry.made("\(number)").alone) }
        for body in [#"{"lights":["1"]}"#, #"{"type":"Room"}"#] {
            #expect(fixture.send("POST /groups", body)
                == Entry.error(301, "/groups", "group could not be created. Group table is full.").alone)
        }
    }

    @Test func `rows 125 and 126: goes by itself with its last light, or when it is told to`() throws {
        var fixture = try V1Fixture.grouped()
        #expect(fixture.send("DELETE /groups/2") == Entry.done("/groups/2 deleted").alone)
        #expect(fixture.send("GET /groups/2") == Entry.none("/groups/2").alone)
        #expect(fixture.send("DELETE /groups/2") == Entry.none("/groups/2").alone)
        for light in 1...2 { _ = fixture.send("DELETE /lights/\(light)") }
        #expect(fixture.send("GET /groups/4") == Entry.none("/groups/4").alone)
        #expect(fixture.send("GET /groups/1").contains(#""lights":[],"#))
        #expect(fixture.send("GET /groups/5").contains(#""lights":["3"],"#))
        #expect(fixture.send("POST /groups", #"{"lights":["3"]}"#) == Entry.made("2").alone)
    }
}
