import HomeModel
import Testing

@testable import HueV1

/// Rows 118–121 of the reference's checklist, for groups that are no rooms.
@Suite("A zone")
struct ZoneAttributeTests {
    private static let rows: [Row] = [
        Row("118", "PUT /groups/4", #"{"lights":["5"]}"#, .set("/groups/4/lights", #"["5"]"#))
            .shows("/groups/4", #""lights":["5"]"#),
        Row("119", "PUT /groups/4", #"{"lights":[]}"#, .fullInvalid("/groups/4/lights", "[]"))
            .shows("/groups/4", #""lights":["1","2"]"#),
        Row("§9.5", "PUT /groups/5", #"{"lights":[]}"#, .set("/groups/5/lights", "[]")),
        Row("§9.5", "PUT /groups/4", #"{"class":"Gym"}"#, .full(6, "/groups/4/class")),
        Row("§9.5", "PUT /groups/5", #"{"class":"Attic"}"#, .set("/groups/5/class", #""Attic""#))
            .shows("/groups/5", #""class":"Attic""#),
        Row("§9.2", "PUT /groups/6", #"{"class":"Attic"}"#, .fullInvalid("/groups/6/class", "Attic")),
        Row("§9.2", "PUT /groups/6", #"{"lights":["1","4"]}"#, .fullInvalid("/groups/6/lights", "4")),
        Row("120", "PUT /groups/4", #"{"type":"Room","recycle":true,"state":{},"action":{}}"#,
            .full(8, "/groups/4/type"), .full(8, "/groups/4/recycle"), .full(8, "/groups/4/state"), .full(8, "/groups/4/action")),
        Row(
            "121", "PUT /groups/5", #"{"stream":{"active":true},"locations":{}}"#, .full(6, "/groups/5/stream"),
            .full(6, "/groups/5/locations")),
        Row("§9.5", "PUT /groups/5", #"{"sensors":["3","1","3"]}"#, .set("/groups/5/sensors", #"["3","1"]"#))
            .shows("/groups/5", #""sensors":["3","1"]"#),
        Row("§9.5", "PUT /groups/5", #"{"name":"Hall"}"#, .set("/groups/5/name", #""Hall 1""#)),
        Row("§3.2", "PUT /groups/5", #"{"x":1,"lights":["99"],"class":"Pool","name":"A"}"#,
            .full(6, "/groups/5/x"), .fullInvalid("/groups/5/lights", "99"), .set("/groups/5/name", #""A""#),
            .set("/groups/5/class", #""Pool""#)),
        Row("§4.3 (M)", "PUT /groups/5", "{}", text: "[]"),
        Row("§4.2", "PUT /groups/99", "{", .badJSON("/groups/99")),
        Row("§4.2", "PUT /groups/99", "{}", .none("/groups/99")),
        Row("§9.6", "PUT /groups/5/action", #"{"on":false}"#, .set("/groups/5/action/on", "false"))
            .shows("/lights/1", #""on":false"#),
    ]

    @Test(arguments: rows)
    func `has attributes of its own`(row: Row) throws {
        var fixture = try V1Fixture.grouped()
        row.check(in: &fixture)
    }

    @Test func `of one lamp's sources can be switched, and nothing else`() throws {
        var fixture = try V1Fixture.grouped()
        let draft = ZoneDraft(
            id: ResourceID(derivedFrom: .devices, "own"), name: "Phoenix", sort: .luminaire,
            lights: [try fixture.id(ofLight: 1)])
        fixture.home = Home(
            restoring: fixture.home.identity, settings: fixture.home.settings,
            resources: fixture.home.resources + [Zone(draft, name: "Phoenix")])
        _ = fixture.numbers.follow([Change(.added, ResourceReference(.zone, draft.id))], in: fixture.home)
        let refused = Entry.error(305, "/groups/7", "It is not allowed to update or delete group of this type").alone
        #expect(fixture.send("PUT /groups/7", #"{"name":"A"}"#) == refused)
        #expect(fixture.send("DELETE /groups/7") == refused)
        #expect(fixture.send("PUT /groups/7/action", #"{"on":true}"#) == Entry.set("/groups/7/action/on", "true").alone)
        #expect(fixture.send("GET /groups/7").contains(#""type":"Luminaire","#))
    }
}

@Suite("Sensors of a room")
struct RoomSensorTests {
    @Test func `bring their devices along, which leave the room where they were`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("PUT /groups/2", #"{"sensors":["3","4","5","2"]}"#)
            == Entry.set("/groups/2/sensors", #"["3","4","5","2"]"#).alone)
        #expect(fixture.send("GET /groups/2").contains(#""lights":["3","4"],"sensors":["3","4","5","2"]"#))
        #expect(fixture.send("GET /groups/1").contains(#""lights":["1","2"],"sensors":[],"#))
        #expect(fixture.send("PUT /groups/2", #"{"sensors":["2"],"lights":["4"]}"#)
            == Entry.list([.set("/groups/2/lights", #"["4"]"#), .set("/groups/2/sensors", #"["2"]"#)]))
        #expect(fixture.send("PUT /groups/2", #"{"sensors":["1"]}"#) == Entry.fullInvalid("/groups/2/sensors", "1").alone)
    }

    @Test func `that an app made stand where it says, until they are gone`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("POST /sensors", #"""
            {"name":"Flag","type":"CLIPGenericFlag","modelid":"flag-1","swversion":"1","uniqueid":"flag-1",
            "manufacturername":"Nobody"}
            """#)
        #expect(fixture.send("PUT /groups/3", #"{"sensors":["6"]}"#) == Entry.set("/groups/3/sensors", #"["6"]"#).alone)
        #expect(fixture.send("POST /groups", #"{"type":"Room","sensors":["6"]}"#) == Entry.made("4").alone)
        _ = fixture.send("DELETE /sensors/6")
        #expect(fixture.send("GET /groups/3").contains(#""sensors":[],"#))
    }

    @Test func `that sit in a lamp stand where the lamp stands`() throws {
        var fixture = try V1Fixture()
        var lamp = DeviceDescription.lamp(7, "Watcher", .whiteLamp, LightAbilities())
        lamp.sensors = [.init(name: "Eye", reading: .motion(false))]
        try fixture.perform(.addDevice(lamp))
        #expect(fixture.send("PUT /groups/3", #"{"sensors":["6"]}"#) == Entry.fullInvalid("/groups/3/sensors", "6").alone)
        #expect(fixture.send("PUT /groups/3", #"{"sensors":["6"],"lights":["7"]}"#)
            == Entry.list([.set("/groups/3/lights", #"["7"]"#), .set("/groups/3/sensors", #"["6"]"#)]))
    }
}
