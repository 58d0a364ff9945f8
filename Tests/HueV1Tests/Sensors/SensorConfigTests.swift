import Foundation
import HomeModel
import Testing

/// §12.2 and §12.5 of the reference: how sensors are set up.
@Suite("A sensor's configuration")
struct SensorConfigTests {
    private static func put(_ number: Int, _ body: String, _ entries: Entry...) -> Row {
        Row("§12.5", "PUT /sensors/\(number)/config", body, text: Entry.list(entries))
    }

    private static func set(_ number: Int, _ name: String, _ value: String) -> Row {
        put(number, #"{"\#(name)":\#(value)}"#, .set("/sensors/\(number)/config/\(name)", value))
    }

    private static func shown(_ number: Int, _ name: String, _ value: String) -> Row {
        set(number, name, value).shows("/sensors/\(number)", #""\#(name)":\#(value)"#)
    }

    private static func bad(_ number: Int, _ name: String, _ value: String, quoted: String? = nil) -> Row {
        put(number, #"{"\#(name)":\#(value)}"#, .invalid("/sensors/\(number)/config/\(name)", quoted ?? value))
    }

    private static func readOnly(_ number: Int, _ name: String) -> Row {
        put(number, #"{"\#(name)":true}"#, .readOnly("/sensors/\(number)/config/\(name)"))
    }

    private static func unknown(_ number: Int, _ name: String) -> Row {
        put(number, #"{"\#(name)":true}"#, .unknown("/sensors/\(number)/config/\(name)"))
    }

    private static let written: [Row] = [
        shown(2, "on", "false"), shown(2, "alert", #""select""#), shown(3, "alert", #""lselect""#), shown(3, "sensitivity", "0"),
        shown(3, "ledindication", "true"), shown(3, "usertest", "true"), shown(4, "usertest", "true"),
        shown(5, "tholddark", "0"), shown(5, "tholddark", "65535"), shown(5, "tholdoffset", "65534"), shown(6, "battery", "100"),
        shown(6, "reachable", "false"), shown(6, "url", #""http://127.0.0.1/x""#), shown(8, "tholddark", "9"),
        shown(9, "reachable", "false"), shown(1, "sunriseoffset", "-120"), shown(1, "sunsetoffset", "120"),
        set(1, "long", #""004.8895E""#).shows("/sensors/1", #""configured":false"#), set(1, "lat", #""none""#),
        set(2, "alert", #""none""#),
        put(
            1, #"{"long":"004.8895E","lat":"052.3702N"}"#, .set("/sensors/1/config/long", #""004.8895E""#),
            .set("/sensors/1/config/lat", #""052.3702N""#)
        ).shows("/sensors/1", #""daylight":false,"lastupdated":"2017-12-03T21:49:38"},"config":{"on":true,"configured":true"#),
    ]

    @Test(arguments: written)
    func `is written where the sensor has it`(row: Row) throws { try row.checkAmongPlayed() }

    private static let refused: [Row] = [
        bad(2, "on", "1"), bad(2, "alert", #""blink""#, quoted: "blink"), bad(3, "sensitivity", "3"), bad(3, "sensitivity", "-1"),
        bad(3, "ledindication", "0"), bad(3, "usertest", "null"), bad(5, "tholddark", "65536"), bad(5, "tholdoffset", "0"),
        bad(5, "tholdoffset", "65535"), bad(6, "battery", "101"), bad(6, "battery", "-1"), bad(6, "reachable", "1"),
        bad(6, "url", "5"),
        bad(6, "url", #""\#(String(repeating: "x", count: 65))""#, quoted: String(repeating: "x", count: 36) + "..."),
        bad(1, "sunriseoffset", "121"), bad(1, "sunsetoffset", "-121"), bad(1, "long", #""4.8895E""#, quoted: "4.8895E"),
        bad(1, "long", #""180.0001E""#, quoted: "180.0001E"), bad(1, "lat", #""090.0001N""#, quoted: "090.0001N"),
        bad(1, "lat", #""004.8895E""#, quoted: "004.8895E"), bad(1, "lat", "52.3"), bad(1, "long", "null"),
        readOnly(1, "configured"), readOnly(2, "battery"), readOnly(2, "reachable"), readOnly(2, "pending"),
        readOnly(3, "sensitivitymax"), readOnly(5, "pending"),
        unknown(1, "battery"), unknown(1, "pending"), unknown(1, "alert"), unknown(2, "sensitivity"),
        unknown(2, "sensitivitymax"), unknown(2, "lat"), unknown(3, "tholddark"), unknown(4, "sensitivity"), unknown(6, "alert"), unknown(6, "pending"),
        unknown(6, "tholddark"), unknown(9, "battery"), unknown(9, "url"), unknown(6, "x"),
        put(
            3, #"{"x":1,"on":false,"sensitivity":9}"#, .unknown("/sensors/3/config/x"),
            .invalid("/sensors/3/config/sensitivity", "9"), .set("/sensors/3/config/on", "false")),
        put(6, "{}"), put(6, "", .missing("/sensors/6/config")), put(6, "[]", .badJSON("/sensors/6/config")),
        put(99, #"{"on":true}"#, .none("/sensors/99")),
    ]

    @Test(arguments: refused)
    func `is written parameter by parameter, and only with what fits`(row: Row) throws { try row.checkAmongPlayed() }

    @Test func `leaves the test mode by itself`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /sensors/3/config", #"{"usertest":true}"#)
        fixture.pass(.seconds(119))
        #expect(fixture.send("GET /sensors/3").contains(#""usertest":true"#))
        fixture.pass(.seconds(1))
        #expect(fixture.send("GET /sensors/3").contains(#""usertest":false"#))
    }

    @Test func `makes a light level dark or not`() throws {
        var fixture = try V1Fixture()
        fixture.observe(.sensor(.sample("motion"), index: 2, .lightLevel(20_000)))
        _ = fixture.send("PUT /sensors/5/config", #"{"tholddark":20000,"tholdoffset":1}"#)
        #expect(fixture.send("GET /sensors/5").contains(#""lightlevel":20000,"dark":true,"daylight":false"#))
        _ = fixture.send("PUT /sensors/5/config", #"{"tholddark":19999}"#)
        #expect(fixture.send("GET /sensors/5").contains(#""lightlevel":20000,"dark":false,"daylight":true"#))
    }

    @Test func `tells the bridge where it stands, and with that when day is`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /sensors/1/config", #"{"long":"004.8895E","lat":"052.3702N"}"#)
        fixture.pass(.seconds(12 * 3600))
        let day = fixture.send("GET /sensors/1")
        #expect(day.hasPrefix(#"{"state":{"daylight":true,"lastupdated":"2017-12-04T0"#))
        #expect(!day.contains("004.8895"), "where the bridge stands can be written, never read")
        _ = fixture.send("PUT /sensors/1/config", #"{"long":"none","lat":"none"}"#)
        #expect(fixture.send("GET /sensors/1") == Golden.daylight)
    }
}
