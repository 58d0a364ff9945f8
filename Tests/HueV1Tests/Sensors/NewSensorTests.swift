import HomeModel
import Testing

/// Rows 151 and 152 of the reference's checklist, and §12.4.
@Suite("A new sensor")
struct NewSensorTests {
    private static let post = "POST /sensors"
    private static let searching = Entry.set("/sensors", #""Searching for new devices""#)

    private static func new(_ type: String = "CLIPGenericFlag", _ more: String = "", _ entries: Entry...) -> Row {
        Row("151", post, V1Fixture.newSensor(type, more: more), text: Entry.list(entries))
    }

    /// A body whose text with this name has another length.
    private static func sized(_ name: String, _ length: Int) -> Row {
        let text = String(repeating: "x", count: length)
        let values = [
            "name": "N", "type": "CLIPPresence", "modelid": "PHWA01", "swversion": "1", "uniqueid": "WA0001",
            "manufacturername": "Nobody",
        ]
        let members = values.merging([name: text]) { $1 }.sorted { $0.key < $1.key }.map { #""\#($0)":"\#($1)""# }
        let quoted = length > 36 ? text.prefix(36) + "..." : text[...]
        return Row("§12.4", post, "{" + members.joined(separator: ",") + "}", .invalid("/sensors/" + name, String(quoted)))
    }

    private static let refused: [Row] = [
        new("ZLLSwitch", "", .error(501, "/sensors/type", "Not allowed to create sensor type")),
        new("Daylight", "", .error(501, "/sensors/type", "Not allowed to create sensor type")),
        new("CLIPNothing", "", .error(501, "/sensors/type", "Not allowed to create sensor type")),
        sized("name", 0), sized("name", 33), sized("modelid", 5), sized("modelid", 33), sized("swversion", 0),
        sized("swversion", 17), sized("type", 33), sized("uniqueid", 5), sized("uniqueid", 33), sized("manufacturername", 5),
        sized("manufacturername", 40),
        new("CLIPGenericFlag", #","state":{"flag":1}"#, .invalid("/sensors/state/flag", "1")),
        new("CLIPGenericFlag", #","state":5"#, .invalid("/sensors/state", "5")),
        new(
            "CLIPGenericFlag", #","config":[],"recycle":1"#, .invalid("/sensors/config", "[]"),
            .invalid("/sensors/recycle", "1")),
        new(
            "CLIPGenericFlag", #","config":{"battery":101,"on":0}"#, .invalid("/sensors/config/battery", "101"),
            .invalid("/sensors/config/on", "0")),
        Row(
            "§4.3 (M)", post, #"{"name":"N","type":"CLIPPresence"}"#, .missing("/sensors/modelid"),
            .missing("/sensors/swversion"), .missing("/sensors/uniqueid"), .missing("/sensors/manufacturername")),
        Row("§4.2", post, "{x", .badJSON("/sensors")),
        Row("§12.4", post, #"{"deviceid":"45AF34"}"#, .invalid("/sensors/deviceid", "45AF34")),
        Row("108", post, #"{"deviceid":[\#(Array(repeating: #""45AF34""#, count: 11).joined(separator: ","))]}"#,
            .error(11, "/sensors/deviceid", "too many items in list")),
    ]

    @Test(arguments: refused)
    func `is not made when anything is wrong with it`(row: Row) throws {
        var fixture = try V1Fixture()
        let before = fixture.send("GET /sensors")
        row.check(in: &fixture)
        #expect(fixture.send("GET /sensors") == before && fixture.send("GET /sensors/new") == #"{"lastscan":"none"}"#)
    }

    private static let made: [(String, String, String)] = [
        ("CLIPSwitch", #"{"buttonevent":null,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("CLIPOpenClose", #"{"open":false,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("CLIPPresence", #"{"presence":false,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("CLIPTemperature", #"{"temperature":0,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("CLIPHumidity", #"{"humidity":0,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        (
            "CLIPLightLevel", #"{"lightlevel":0,"dark":true,"daylight":false,"lastupdated":"none"}"#,
            #"{"on":true,"reachable":true,"tholddark":16000,"tholdoffset":7000}"#
        ),
        ("CLIPGenericFlag", #"{"flag":false,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("CLIPGenericStatus", #"{"status":0,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
        ("Geofence", #"{"presence":false,"lastupdated":"none"}"#, #"{"on":true,"reachable":true}"#),
    ]

    @Test(arguments: made)
    func `has the keys of its type in the bridge's order`(type: String, state: String, config: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send(Self.post, V1Fixture.newSensor(type)) == Entry(json: #"{"success":{"id":"6"}}"#).alone)
        #expect(fixture.send("GET /sensors/6") == #"{"state":\#(state),"config":\#(config),"name":"\#(type)","type":"\#(type)","#
            + #""modelid":"PHWA01","manufacturername":"Nobody","swversion":"1.0","uniqueid":"WA0001","recycle":false}"#)
    }

    @Test(arguments: [("CLIPLightlevel", "CLIPLightLevel"), ("Geolocation", "Geofence")])
    func `is shown by the usual name of its type`(asked: String, shown: String) throws {
        var fixture = try V1Fixture()
        _ = fixture.send(Self.post, V1Fixture.newSensor(asked))
        #expect(fixture.send("GET /sensors/6").contains(#""type":"\#(shown)""#))
    }

    @Test func `starts as its app says, and what is not known of it is passed over`() throws {
        var fixture = try V1Fixture()
        let more = #","state":{"status":7,"lastupdated":"2010-01-01T00:00:00","x":1},"config":{"on":false,"battery":50,"#
            + #""url":"u","x":1,"pending":[]},"recycle":true,"capabilities":{}"#
        _ = fixture.send(Self.post, V1Fixture.newSensor("CLIPGenericStatus", more: more))
        #expect(fixture.send("GET /sensors/6").hasPrefix(
            #"{"state":{"status":7,"lastupdated":"2017-12-03T21:49:38"},"#
                + #""config":{"on":false,"battery":50,"reachable":true,"url":"u"},"#))
        #expect(fixture.send("GET /sensors/6").hasSuffix(#""recycle":true}"#))
    }

    @Test func `row 152: has the next number and goes when it is let go`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send(Self.post, V1Fixture.newSensor("CLIPPresence"))
        #expect(fixture.send("DELETE /sensors/6") == Entry.done("/sensors/6 deleted").alone)
        #expect(fixture.send("DELETE /sensors/6") == Entry.none("/sensors/6").alone)
    }

    @Test func `is one of as many as there is room for`() throws {
        var fixture = try V1Fixture()
        for number in 6...250 { _ = fixture.send(Self.post, V1Fixture.newSensor("CLIPGenericFlag", name: "F\(number)")) }
        let full = fixture.send(Self.post, V1Fixture.newSensor("CLIPGenericFlag"))
        #expect(full == Entry.error(502, "/sensors", "Sensor list is full").alone)
    }

    @Test(arguments: ["", "{}", " \n\0", #"{"deviceid":["45AF34","543636"]}"#, #"{"deviceid":[]}"#])
    func `is looked for when the body describes none`(body: String) throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /sensors/new") == #"{"lastscan":"none"}"#)
        #expect(fixture.send(Self.post, body) == Self.searching.alone)
        var device = DeviceDescription.dimmerSwitch
        device.key = .sample("found")
        fixture.observe(.found(device))
        #expect(fixture.send("GET /sensors/new") == #"{"6":{"name":"Dimmer 1"},"lastscan":"active"}"#)
        fixture.pass(.seconds(40))
        #expect(fixture.send("GET /sensors/new") == #"{"6":{"name":"Dimmer 1"},"lastscan":"2017-12-03T21:50:18"}"#)
        #expect(fixture.send("GET /lights/new") == #"{"lastscan":"none"}"#)
    }
}
