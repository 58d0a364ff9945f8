import HomeModel
import Testing

/// Rows 50 and 52 of the reference's checklist, and what the configuration had before 1.50.
@Suite("The configuration of early bridges")
struct EarlyConfigTests {
    private static func bridge(_ profile: BridgeProfile) throws -> V1Fixture {
        var fixture = try V1Fixture.empty(trustsApps: profile.trustsApps)
        fixture.profile = profile
        return fixture
    }

    private static let old = #""swupdate":{"updatestate":0,"checkforupdate":false,"#
        + #""devicetypes":{"bridge":false,"lights":[],"sensors":[]},"url":"","text":"","notify":false}"#

    @Test func `tells of firmware in the old way, the new way or both, by its version`() throws {
        var (round, classic, today) = (try Self.bridge(.bsb001), try Self.bridge(.bsb002Classic), try V1Fixture())
        let configs = [round.send("GET /config"), classic.send("GET /config"), today.send("GET /config")]
        #expect(configs.map { $0.contains(Self.old) } == [true, true, false])
        #expect(configs.map { $0.contains(#""swupdate2":"#) } == [false, true, true])
        #expect(configs.map { $0.contains(#""internetservices":"#) } == [false, true, true])
        #expect(configs[1].contains(#""apiversion":"1.40.0",\#(Self.old),"swupdate2":{"#))
        #expect(configs[1].contains(#""internetservices":{"internet":"disconnected""#))
    }

    private static func put(_ body: String, _ entries: Entry...) -> Row {
        Row("§16.1", "PUT /config", body, text: Entry.list(entries))
    }

    private static let rows: [Row] = [
        put(#"{"swupdate":{"updatestate":3}}"#, .error(111, "/config/swupdate/updatestate", "Invalid updatestate")),
        put(#"{"swupdate":{"updatestate":4}}"#, .invalid("/config/swupdate/updatestate", "4")),
        put(#"{"swupdate":{"checkforupdate":true}}"#, .set("/config/swupdate/checkforupdate", "true")),
        put(#"{"swupdate":{"checkforupdate":false}}"#, .invalid("/config/swupdate/checkforupdate", "false")),
        put(#"{"swupdate":{"notify":false}}"#, .set("/config/swupdate/notify", "false")),
        put(#"{"swupdate":{"notify":true}}"#, .invalid("/config/swupdate/notify", "true")),
        put(#"{"swupdate":{"url":"x","y":1}}"#, .readOnly("/config/swupdate/url"), .unknown("/config/swupdate/y")),
        put(#"{"swupdate":1}"#, .invalid("/config/swupdate", "1")),
    ]

    @Test(arguments: rows)
    func `is asked for firmware in vain`(row: Row) throws {
        var fixture = try Self.bridge(.bsb002Classic)
        row.check(in: &fixture)
    }

    @Test func `has no parameters of other times`() throws {
        var (round, today) = (try Self.bridge(.bsb001), try V1Fixture())
        let body = #"{"swupdate":{"notify":false},"swupdate2":{"checkforupdate":true}}"#
        #expect(round.send("PUT /config", body) == Entry.list([
            .unknown("/config/swupdate2"), .set("/config/swupdate/notify", "false"),
        ]))
        #expect(today.send("PUT /config", body) == Entry.list([
            .unknown("/config/swupdate"), .set("/config/swupdate2/checkforupdate", "true"),
        ]))
    }

    @Test func `row 50: its button is pressed by apps, along with anything else`() throws {
        var fixture = try Self.bridge(.bsb001)
        let body = #"{"linkbutton":true,"name":"Early"}"#
        #expect(fixture.send("PUT /config", body) == Entry.list([
            .set("/config/linkbutton", "true"), .set("/config/name", #""Early""#),
        ]))
        #expect(fixture.send("GET /config").contains(#""linkbutton":true"#))
        #expect(fixture.send("PUT /config", #"{"linkbutton":false}"#) == Entry.invalid("/config/linkbutton", "false").alone)
        #expect(fixture.send("POST /api", #"{"devicetype":"new"}"#).contains("username"))
    }

    @Test func `row 52: its keys are taken away by apps, their own and others'`() throws {
        var fixture = try Self.bridge(.bsb001)
        let mask = ResourceID(derivedFrom: .devices, "app", "test#other").description
        let list = "/config/whitelist/"
        #expect(fixture.send("DELETE \(list)nobody") == Entry.none(list + "nobody").alone)
        #expect(fixture.send("DELETE \(list)\(mask)") == Entry.done(list + mask + " deleted").alone)
        #expect(fixture.send("GET /api/\(V1Fixture.other)/lights") == Entry.stranger("/lights").alone)
        #expect(fixture.send("DELETE \(list)\(V1Fixture.me)") == Entry.done(list + V1Fixture.me + " deleted").alone)
        #expect(fixture.send("GET /lights") == Entry.stranger("/lights").alone)
    }
}
