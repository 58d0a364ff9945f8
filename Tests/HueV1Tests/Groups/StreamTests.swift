import HomeModel
import Testing

/// Row 128 of the reference's checklist, and §9.9. Group 6 is an entertainment area with lights 1 and 3.
@Suite("A stream")
struct StreamTests {
    private static let active = "/groups/6/stream/active"
    private static let asOther = "PUT /api/" + V1Fixture.other

    @Test(arguments: [("/groups/6", #"{"stream":{"active":true}}"#), ("/groups/6/stream", #"{"active":true}"#)])
    func `belongs to one app at a time`(path: String, body: String) throws {
        var fixture = try V1Fixture.grouped()
        #expect(fixture.send("PUT " + path, body) == Entry.set(Self.active, "true").alone)
        #expect(fixture.send("GET /groups/6").contains(
            #""stream":{"proxymode":"auto","proxynode":"/lights/1","active":true,"owner":"\#(V1Fixture.me)"}"#))
        #expect(!fixture.send("GET /api/\(V1Fixture.other)/groups/6").contains(V1Fixture.me), "others see a UUID")
        let refused = Entry.error(307, Self.active, "Cannot claim stream ownership").alone
        #expect(fixture.send(Self.asOther + path, body) == refused)
        #expect(fixture.send("PUT " + path, body.replacing("true", with: "false")) == Entry.set(Self.active, "false").alone)
        #expect(fixture.send("GET /groups/6").contains(#""active":false,"owner":null}"#))
        #expect(fixture.send(Self.asOther + path, body) == Entry.set(Self.active, "true").alone)
    }

    @Test func `shows at its lights`() throws {
        var fixture = try V1Fixture.grouped()
        _ = fixture.send("PUT /groups/6", #"{"stream":{"active":true}}"#)
        for (light, mode) in [(1, "streaming"), (2, "homeautomation"), (3, "streaming")] {
            let one = fixture.send("GET /lights/\(light)")
            #expect(one.contains(#""mode":"\#(mode)""#))
            #expect(fixture.send("GET /lights").contains(#""\#(light)":"# + one))
        }
    }

    private static let rows: [Row] = [
        Row("121", "PUT /groups/2/stream", #"{"active":true}"#, .full(6, "/groups/2/stream")),
        Row("§9.9", "PUT /groups/6/stream", #"{"active":1}"#, .fullInvalid(active, "1")),
        Row("§9.9", "PUT /groups/6", #"{"stream":true}"#, .fullInvalid("/groups/6/stream", "true")),
        Row("§19", "PUT /groups/6", #"{"stream":{"active":true,"proxymode":"auto","x":1}}"#,
            .full(8, "/groups/6/stream/proxymode"), .full(6, "/groups/6/stream/x"), .set(active, "true")),
        Row("§4.2", "PUT /groups/99/stream", #"{"active":true}"#, .none("/groups/99")),
        Row("§4.2", "PUT /groups/99/stream", "{", .badJSON("/groups/99/stream")),
        Row("§2", "GET /groups/6/stream", "", .method("GET", "/groups/6/stream")),
        Row(
            "§9.9", "PUT /groups/6", #"{"name":"Film","stream":{"active":true}}"#, .set("/groups/6/name", #""Film""#),
            .set(active, "true")),
    ]

    @Test(arguments: rows)
    func `is asked for in the right way`(row: Row) throws {
        var fixture = try V1Fixture.grouped()
        row.check(in: &fixture)
    }

    private static let places: [Row] = [
        Row("§9.9", "PUT /groups/6", #"{"locations":{"3":[0.5,1,-0.25]}}"#, .set("/groups/6/locations/3", "[0.5,1.0,-0.25]"))
            .shows("/groups/6", #""locations":{"1":[0.0,0.0,0.0],"3":[0.5,1.0,-0.25]}"#),
        Row("§9.9", "PUT /groups/6", #"{"locations":{"1":[0,0,1.5],"2":[0,0,0],"3":[0,0]}}"#,
            .fullInvalid("/groups/6/locations/1", "[0,0,1.5]"), .full(6, "/groups/6/locations/2"),
            .fullInvalid("/groups/6/locations/3", "[0,0]")),
        Row("§9.9", "PUT /groups/6", #"{"locations":{"3":[0,0,0]},"lights":["1"]}"#,
            .full(6, "/groups/6/locations/3"), .set("/groups/6/lights", #"["1"]"#)),
        Row("§9.9", "PUT /groups/6", #"{"locations":[]}"#, .fullInvalid("/groups/6/locations", "[]")),
    ]

    @Test(arguments: places)
    func `knows where lights stand`(row: Row) throws {
        var fixture = try V1Fixture.grouped()
        row.check(in: &fixture)
    }
}
