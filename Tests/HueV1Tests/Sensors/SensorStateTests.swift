import HomeModel
import Testing

/// Rows 148–150 of the reference's checklist, and §12.5.
@Suite("A sensor's state")
struct SensorStateTests {
    private static func put(_ number: Int, _ body: String, _ entries: Entry...) -> Row {
        Row("§12.5", "PUT /sensors/\(number)/state", body, text: Entry.list(entries))
    }

    private static func set(_ number: Int, _ name: String, _ value: String) -> Row {
        put(number, #"{"\#(name)":\#(value)}"#, .set("/sensors/\(number)/state/\(name)", value))
            .shows("/sensors/\(number)", #""\#(name)":\#(value)"#)
    }

    private static func bad(_ number: Int, _ name: String, _ value: String) -> Row {
        put(number, #"{"\#(name)":\#(value)}"#, .invalid("/sensors/\(number)/state/\(name)", value))
    }

    private static let written: [Row] = [
        set(6, "status", "5"), set(6, "status", "2147483647"), set(6, "status", "-2147483648"), set(7, "flag", "true"),
        set(8, "lightlevel", "65535"), set(9, "presence", "true"), set(10, "buttonevent", "1002"), set(10, "buttonevent", "34"),
        set(11, "temperature", "-32768"), set(11, "temperature", "2146"), set(12, "humidity", "10000"), set(13, "open", "true"),
        set(14, "presence", "true"),
        put(8, #"{"dark":false,"lightlevel":5,"daylight":true}"#, .set("/sensors/8/state/dark", "false"),
            .set("/sensors/8/state/lightlevel", "5"), .set("/sensors/8/state/daylight", "true"))
            .shows("/sensors/8", #""lightlevel":5,"dark":false,"daylight":true"#),
    ]

    @Test(arguments: written)
    func `is written by apps in sensors that they play`(row: Row) throws { try row.checkAmongPlayed() }

    private static let refused: [Row] = [
        bad(6, "status", "2147483648"), bad(6, "status", "-2147483649"), bad(6, "status", "1.5"), bad(6, "status", "null"),
        bad(7, "flag", "1"), bad(7, "flag", "null"), bad(8, "lightlevel", "65536"), bad(8, "lightlevel", "-1"), bad(8, "dark", "1"),
        bad(8, "daylight", "{}"), bad(9, "presence", "0"), bad(10, "buttonevent", "-1"), bad(10, "buttonevent", "true"),
        bad(11, "temperature", "32768"), bad(11, "temperature", "21.5"), bad(12, "humidity", "10001"),
        bad(12, "humidity", "-1"),
        bad(13, "open", "1"), bad(14, "presence", "[]"),
        put(6, #"{"lastupdated":"2017-01-01T00:00:00"}"#, .readOnly("/sensors/6/state/lastupdated")),
        put(6, #"{"flag":true}"#, .unknown("/sensors/6/state/flag")),
        put(
            6, #"{"x":1,"status":"5","lastupdated":1}"#, .unknown("/sensors/6/state/x"),
            .invalid("/sensors/6/state/status", "5"), .readOnly("/sensors/6/state/lastupdated")),
        put(6, #"{"x":1,"status":5}"#, .unknown("/sensors/6/state/x"), .set("/sensors/6/state/status", "5")),
        put(6, "{}"), put(6, "", .missing("/sensors/6/state")), put(6, "{", .badJSON("/sensors/6/state")),
        put(99, #"{"status":5}"#, .none("/sensors/99")),
    ]

    @Test(arguments: refused)
    func `is written parameter by parameter, and only with what fits`(row: Row) throws { try row.checkAmongPlayed() }

    @Test(arguments: [
        (1, "daylight", "true"), (2, "buttonevent", "1000"), (3, "presence", "true"), (4, "temperature", "5"),
        (5, "lightlevel", "5"), (5, "dark", "true"), (5, "lastupdated", "1"),
    ])
    func `row 148: is nobody's to write in sensors of devices`(number: Int, name: String, value: String) throws {
        try Self.put(number, #"{"\#(name)":\#(value)}"#, .readOnly("/sensors/\(number)/state/\(name)")).check()
        try Self.put(number, #"{"status":1}"#, .unknown("/sensors/\(number)/state/status")).check()
    }

    @Test func `row 149: is dated with every writing, also with the same`() throws {
        var fixture = try V1Fixture.played()
        #expect(fixture.send("GET /sensors/6").hasPrefix(#"{"state":{"status":0,"lastupdated":"none"}"#))
        for second in ["38", "43"] {
            _ = fixture.send("PUT /sensors/6/state", #"{"status":5}"#)
            let shown = #"{"state":{"status":5,"lastupdated":"2017-12-03T21:49:\#(second)"}"#
            #expect(fixture.send("GET /sensors/6").hasPrefix(shown))
            fixture.pass(.seconds(5))
        }
    }

    @Test func `stays as it is while the sensor takes no part, though the answer is success`() throws {
        var fixture = try V1Fixture.played()
        _ = fixture.send("PUT /sensors/6/config", #"{"on":false}"#)
        #expect(fixture.send("PUT /sensors/6/state", #"{"status":5}"#) == Entry.set("/sensors/6/state/status", "5").alone)
        #expect(fixture.send("GET /sensors/6").contains(#""status":0,"lastupdated":"none"},"config":{"on":false"#))
    }

    @Test func `is as dark as its level says after the next level`() throws {
        var fixture = try V1Fixture.played()
        _ = fixture.send("PUT /sensors/8/state", #"{"lightlevel":5,"dark":false}"#)
        _ = fixture.send("PUT /sensors/8/state", #"{"lightlevel":6}"#)
        #expect(fixture.send("GET /sensors/8").contains(#""lightlevel":6,"dark":true,"daylight":false"#))
    }
}
