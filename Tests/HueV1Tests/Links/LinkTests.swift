import HomeModel
import Testing

@testable import HueV1

/// Row 159 of the reference's checklist, and §14.
@Suite("A resource link")
struct LinkTests {
    private static let post = "POST /resourcelinks"
    private static let body = #"{"name":"L","classid":10011,"links":["/lights/1","/groups/2"]}"#

    private static func made(_ body: String = Self.body) throws -> (fixture: V1Fixture, path: String) {
        var fixture = try V1Fixture()
        let answer = fixture.send(post, body)
        let number = try #require(answer.wholeMatch(of: /\[\{"success":\{"id":"([0-9]+)"\}\}\]/)).1
        try #require((1...65_535).contains(Int(number) ?? 0))
        return (fixture, "/resourcelinks/\(number)")
    }

    @Test func `row 159: is its maker's, under a number that looks drawn at random`() throws {
        var (fixture, path) = try Self.made()
        let shown = #"{"name":"L","description":"","type":"Link","classid":10011,"owner":"\#(V1Fixture.me)","#
            + #""recycle":false,"links":["/lights/1","/groups/2"]}"#
        #expect(fixture.send("GET " + path) == shown)
        #expect(fixture.send("GET /resourcelinks") == #"{"\#(path.dropFirst(15))":\#(shown)}"#)
        let mask = ResourceID(derivedFrom: .devices, "app", "test#me").description
        let other = fixture.send("GET /api/\(V1Fixture.other)\(path)")
        #expect(other.contains(#""owner":"\#(mask)""#) && !other.contains(V1Fixture.me))
    }

    @Test func `has all that it is made with`() throws {
        let links = #"["/sensors/2","/groups/0","/lights/6","/lights/6"]"#
        var (fixture, path) = try Self.made(
            #"{"name":"L","description":"words","type":"Link","classid":0,"recycle":true,"owner":"x","y":1,"links":\#(links)}"#)
        #expect(fixture.send("GET " + path) == #"{"name":"L","description":"words","type":"Link","classid":0,"#
            + #""owner":"\#(V1Fixture.me)","recycle":true,"links":\#(links)}"#)
    }

    private static func new(_ change: String, _ entries: Entry...) -> Row {
        Row("§14", post, #"{"name":"L","classid":1,"links":["/lights/1"],\#(change)}"#, text: Entry.list(entries))
    }

    private static let long = String(repeating: "x", count: 65)
    private static let many = Array(repeating: #""/lights/1""#, count: 65).joined(separator: ",")

    private static let refused: [Row] = [
        Row(
            "§4.3 (M)", post, "{}", .missing("/resourcelinks/name"), .missing("/resourcelinks/classid"),
            .missing("/resourcelinks/links")),
        Row("§4.3 (M)", post, "", .missing("/resourcelinks")),
        Row("§4.2", post, "{", .badJSON("/resourcelinks")),
        new(#""name":"""#, .invalid("/resourcelinks/name", "")),
        new(#""description":"\#(long)""#, .invalid("/resourcelinks/description", String(long.prefix(36)) + "...")),
        new(#""classid":65536"#, .invalid("/resourcelinks/classid", "65536")),
        new(#""classid":-1"#, .invalid("/resourcelinks/classid", "-1")),
        new(#""type":"List""#, .invalid("/resourcelinks/type", "List")),
        new(#""recycle":1"#, .invalid("/resourcelinks/recycle", "1")),
        new(#""links":[]"#, .invalid("/resourcelinks/links", "[]")),
        new(#""links":"/lights/1""#, .invalid("/resourcelinks/links", "/lights/1")),
        new(#""links":["/lights/1","/lights/99"]"#, .invalid("/resourcelinks/links", "/lights/99")),
        new(#""links":["/lights/01"]"#, .invalid("/resourcelinks/links", "/lights/01")),
        new(#""links":["/config/name"]"#, .invalid("/resourcelinks/links", "/config/name")),
        new(#""links":["lights/1"]"#, .invalid("/resourcelinks/links", "lights/1")),
        new(#""links":["/lights/1/state"]"#, .invalid("/resourcelinks/links", "/lights/1/state")),
        new(#""links":[1]"#, .invalid("/resourcelinks/links", "1")),
        new(#""links":[\#(many)]"#, .error(11, "/resourcelinks/links", "too many items in list")),
    ]

    @Test(arguments: refused)
    func `is not made when anything is wrong with it`(row: Row) throws {
        var fixture = try V1Fixture()
        row.check(in: &fixture)
        #expect(fixture.send("GET /resourcelinks") == "{}")
    }

    @Test(arguments: [
        ("name", #""New""#), ("description", #""D""#), ("classid", "65535"), ("recycle", "true"), ("links", #"["/groups/0"]"#),
    ])
    func `is changed field by field`(name: String, value: String) throws {
        var (fixture, path) = try Self.made()
        #expect(fixture.send("PUT " + path, #"{"\#(name)":\#(value)}"#) == Entry.set(path + "/" + name, value).alone)
        #expect(fixture.send("GET " + path).contains(#""\#(name)":\#(value)"#))
    }

    @Test func `has fields that stay, and no others`() throws {
        var (fixture, path) = try Self.made()
        let answer = fixture.send("PUT " + path, #"{"owner":"x","type":"Link","x":1,"classid":"a","name":"New"}"#)
        #expect(answer == Entry.list([
            .readOnly(path + "/owner"), .readOnly(path + "/type"), .unknown(path + "/x"), .invalid(path + "/classid", "a"),
            .set(path + "/name", #""New""#),
        ]))
        #expect(fixture.send("PUT " + path, "{}") == "[]")
        #expect(fixture.send("PUT " + path) == Entry.missing(path).alone)
        #expect(fixture.send("PUT /resourcelinks/0", "{}") == Entry.none("/resourcelinks/0").alone)
    }

    @Test func `with a taken name gets a number`() throws {
        var (fixture, path) = try Self.made()
        _ = fixture.send(Self.post, Self.body.replacing(#""L""#, with: #""M""#))
        #expect(fixture.send("PUT " + path, #"{"name":"M"}"#) == Entry.set(path + "/name", #""M 1""#).alone)
    }

    @Test func `loses what is gone`() throws {
        var (fixture, path) = try Self.made()
        _ = fixture.send("DELETE /lights/1")
        #expect(fixture.send("GET " + path).contains(#""links":["/groups/2"]"#))
    }

    @Test func `goes, and what is disposable in it goes too`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("POST /sensors", V1Fixture.newSensor("CLIPGenericStatus", more: #","recycle":true"#))
        _ = fixture.send(Self.post, Self.body.replacing("/groups/2", with: "/sensors/6"))
        let number = try #require(fixture.numbers.resourceLinks.entries.first).number
        #expect(fixture.send("DELETE /resourcelinks/\(number)") == Entry.done("/resourcelinks/\(number) deleted").alone)
        #expect(fixture.send("GET /resourcelinks/\(number)") == Entry.none("/resourcelinks/\(number)").alone)
        #expect(fixture.send("GET /sensors/6") == Entry.none("/sensors/6").alone)
        #expect(fixture.send("GET /lights/1").hasPrefix(#"{"state""#))
        #expect(fixture.send("DELETE /resourcelinks/\(number)") == Entry.none("/resourcelinks/\(number)").alone)
    }
}
