import Foundation
import HomeModel
import Testing

@testable import HueV1

/// Rows 46–53 and 160–167 of the reference's checklist.
@Suite("The configuration")
struct ConfigTests {
    private static let put = "PUT /config"

    private static func set(_ name: String, _ value: String) -> Entry { .set("/config/" + name, value) }

    private static let rows: [Row] = [
        Row("49", put, #"{"linkbutton":true}"#, .readOnly("/config/linkbutton")),
        Row("51", "DELETE /config/whitelist/\(V1Fixture.me)", "", .stranger("/config/whitelist")),
        Row("51", "DELETE /config/whitelist/nobody", "", .stranger("/config/whitelist")),
        Row("161 (M)", "GET /config/whitelist", "", .method("GET", "/config/whitelist")),
        Row("162", put, #"{"name":"abc"}"#, .invalid("/config/name", "abc")),
        Row("162", put, #"{"name":"12345678901234567"}"#, .invalid("/config/name", "12345678901234567")),
        Row("162", put, #"{"name":"abcd"}"#, set("name", #""abcd""#)).shows("/config", #"{"name":"abcd""#),
        Row("162", put, #"{"name":"1234567890123456"}"#, set("name", #""1234567890123456""#)),
        Row("162 (M)", put, #"{"name":"a\u0001bcd"}"#, .invalid("/config/name", #"a\u0001bcd"#)),
        Row("162", put, #"{"name":true}"#, .invalid("/config/name", "true")),
        Row("163", put, #"{"mac":"x"}"#, .readOnly("/config/mac")),
        Row("163", put, #"{"foo":1}"#, .unknown("/config/foo")),
        Row("163", put, #"{"whitelist":{},"UTC":"x"}"#, .readOnly("/config/whitelist"), .readOnly("/config/UTC")),
        Row("163", put, #"{"timeformat":"24h"}"#, .unknown("/config/timeformat")),
        Row("§16.2 (M)", put, #"{"reboot":true}"#, .readOnly("/config/reboot")),
        Row("164", put, #"{"timezone":"Mars/Base"}"#, .invalid("/config/timezone", "Mars/Base")),
        Row("164", put, #"{"timezone":"Europe/Amsterdam"}"#, set("timezone", #""Europe/Amsterdam""#))
            .shows("/config", #""localtime":"2017-12-03T22:49:38","timezone":"Europe/Amsterdam""#),
        Row("165", put, #"{"zigbeechannel":12}"#, .invalid("/config/zigbeechannel", "12")),
        Row("165", put, #"{"zigbeechannel":11}"#, set("zigbeechannel", "11")).shows("/config", #""zigbeechannel":11"#),
        Row("§16.1", put, #"{"portalservices":true}"#, set("portalservices", "true"))
            .shows("/config", #""portalservices":true"#),
        Row("§16.1", put, #"{"portalservices":1}"#, .invalid("/config/portalservices", "1")),
        Row("§16.1", put, #"{"dhcp":true}"#, set("dhcp", "true")),
        Row("§16.1", put, #"{"dhcp":false}"#, .error(110, "/config/dhcp", "DHCP cannot be disabled")),
        Row(
            "§16.1", put, #"{"dhcp":false,"ipaddress":"10.0.0.9","netmask":"255.0.0.0","gateway":"10.0.0.1"}"#,
            set("dhcp", "false"), set("ipaddress", #""10.0.0.9""#), set("netmask", #""255.0.0.0""#), set("gateway", #""10.0.0.1""#)
        ).shows("/config", #""dhcp":false,"ipaddress":"10.0.0.9","netmask":"255.0.0.0","gateway":"10.0.0.1""#),
        Row(
            "§16.1 (M)", put, #"{"dhcp":false,"ipaddress":"192.168.2.9"}"#,
            set("dhcp", "false"), set("ipaddress", #""192.168.2.9""#))
            .shows("/config", #""ipaddress":"192.168.2.9","netmask":"255.255.255.0","gateway":"192.168.2.1""#),
        Row("§16.1", put, #"{"ipaddress":"10.0.0.9"}"#, set("ipaddress", #""10.0.0.9""#))
            .shows("/config", #""ipaddress":"192.168.2.12""#),
        Row("§16.1", put, #"{"ipaddress":"10.0.0"}"#, .invalid("/config/ipaddress", "10.0.0")),
        Row("§16.1", put, #"{"netmask":"255.255.255.256"}"#, .invalid("/config/netmask", "255.255.255.256")),
        Row("§16.1", put, #"{"gateway":"10.0.0.01"}"#, .invalid("/config/gateway", "10.0.0.01")),
        Row("§16.2", put, #"{"touchlink":true}"#, set("touchlink", "true")),
        Row("§16.2", put, #"{"touchlink":false}"#, .invalid("/config/touchlink", "false")),
        Row("§16.2", put, #"{"swupdate2":{"checkforupdate":true}}"#, set("swupdate2/checkforupdate", "true")),
        Row("§16.2", put, #"{"swupdate2":{"install":false}}"#, .invalid("/config/swupdate2/install", "false")),
        Row(
            "§3", put, #"{"swupdate2":{"autoinstall":{"on":true,"updatetime":"T03:00:00"}}}"#,
            set("swupdate2/autoinstall/on", "true"), set("swupdate2/autoinstall/updatetime", #""T03:00:00""#)
        ).shows("/config", #""autoinstall":{"updatetime":"T03:00:00","on":true}"#),
        Row(
            "§3", put, #"{"swupdate2":{"autoinstall":{"updatetime":"T24:00:00"}}}"#,
            .invalid("/config/swupdate2/autoinstall/updatetime", "T24:00:00")),
        Row(
            "§3", put, #"{"swupdate2":{"autoinstall":{"updatetime":"T0٣:00:00"}}}"#,
            .invalid("/config/swupdate2/autoinstall/updatetime", "T0٣:00:00")),
        Row("§3", put, #"{"swupdate2":{"autoinstall":5}}"#, .invalid("/config/swupdate2/autoinstall", "5")),
        Row("§3", put, #"{"swupdate2":5}"#, .invalid("/config/swupdate2", "5")),
        Row(
            "§3", put, #"{"swupdate2":{"state":"x","y":1,"autoinstall":{"z":1}}}"#, .readOnly("/config/swupdate2/state"),
            .unknown("/config/swupdate2/y"), .unknown("/config/swupdate2/autoinstall/z")),
        Row(
            "§3.2", put, #"{"name":"Hall","mac":1,"timezone":"x"}"#,
            .readOnly("/config/mac"), .invalid("/config/timezone", "x"), set("name", #""Hall""#)),
    ]

    @Test(arguments: rows)
    func `is written value by value`(row: Row) throws { try row.check() }

    @Test func `rows 46 to 48 and 166: shows everything, other apps' keys masked`() throws {
        var fixture = try V1Fixture()
        let config = fixture.send("GET /config")
        #expect(config == Golden.fullConfig)
        let mask = ResourceID(derivedFrom: .devices, "app", "test#other").description
        #expect(config.contains(#""\#(mask)":{"last use date":"#) && !config.contains(V1Fixture.other))
        #expect(fixture.send("GET /api/\(V1Fixture.other)/config").contains(V1Fixture.other))
        #expect(fixture.send("GET /api/\(mask)/lights") == Entry.stranger("/lights").alone)
    }

    @Test func `row 53: the link button is shown while it is pressed`() throws {
        var fixture = try V1Fixture()
        try fixture.perform(.pressLinkButton(granting: nil))
        fixture.now = fixture.now.advanced(by: .milliseconds(29_999))
        #expect(fixture.send("GET /config").contains(#""linkbutton":true"#))
        fixture.now = fixture.now.advanced(by: .milliseconds(1))
        #expect(fixture.send("GET /config").contains(#""linkbutton":false"#))
    }

    @Test func `apps that share my key are not shown twice`() throws {
        var fixture = try V1Fixture()
        try fixture.perform(.pressLinkButton(granting: nil))
        let twin = Registration(deviceType: "twin", key: V1Fixture.me, clientKey: nil, id: ResourceID(derivedFrom: .devices, "twin"))
        try fixture.perform(.register(twin), by: .stranger)
        #expect(!fixture.send("GET /config").contains("twin"))
        #expect(fixture.send("GET /api/\(V1Fixture.other)/config").contains(#""name":"twin""#))
    }

    @Test func `a bridge without a zone has no local time`() throws {
        var fixture = try V1Fixture.empty()
        fixture.home = Home(identity: .sample)
        let config = JSONWriter.write { FullConfig(fixture.home, context: fixture.context, caller: App.nobody).write(to: &$0) }
        #expect(String(decoding: config, as: UTF8.self).contains(#""localtime":"none","timezone":"none""#))
    }

    @Test func `row 167: the full state is the parts, in the bridge's order`() throws {
        var fixture = try V1Fixture()
        let parts = ["lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks"]
        let read = parts.map { #""\#($0)":"# + fixture.send("GET /" + $0) }
        #expect(fixture.send("GET /api/\(V1Fixture.me)") == "{" + read.joined(separator: ",") + "}")
    }

    @Test func `row 160: capabilities tell what is free`() throws {
        var fixture = try V1Fixture()
        let zones = fixture.send("GET /info/timezones")
        #expect(fixture.send("GET /capabilities") == Golden.capabilities(timezones: zones))
        #expect(fixture.send("GET /capabilities/lights") == #"{"available":57,"total":63}"#)
        #expect(fixture.send("GET /capabilities/nothing") == Entry.method("GET", "/capabilities/nothing").alone)
        #expect(V1Capabilities.parts.allSatisfy { fixture.send("GET /capabilities/" + $0).hasPrefix("{") })
    }

    @Test func `what is used is not free`() throws {
        var fixture = try V1Fixture.played()
        _ = fixture.send("POST /resourcelinks", #"{"name":"L","classid":1,"links":["/lights/1"]}"#)
        #expect(fixture.send("GET /capabilities/resourcelinks") == #"{"available":63,"total":64}"#)
        #expect(fixture.send("GET /capabilities/sensors") == #"{"available":236,"total":250,"#
            + #""clip":{"available":236,"total":250},"zll":{"available":60,"total":64},"zgp":{"available":64,"total":64}}"#)
    }

    @Test func `rules and scenes count with all that is in them`() throws {
        var fixture = try V1Fixture()
        fixture.fillWithAutomation()
        #expect(fixture.send("GET /capabilities/rules") == #"{"available":249,"total":250,"#
            + #""conditions":{"available":1499,"total":1500},"actions":{"available":998,"total":1000}}"#)
        #expect(fixture.send("GET /capabilities/scenes") == #"{"available":199,"total":200,"#
            + #""lightstates":{"available":12598,"total":12600}}"#)
        #expect(fixture.send("GET /capabilities/groups") == #"{"available":60,"total":64}"#)
        #expect(fixture.send("GET /capabilities/schedules") == #"{"available":99,"total":100}"#)
        #expect(fixture.send("GET /capabilities/streaming") == #"{"available":1,"total":1,"channels":20}"#)
        fixture.profile = .bsb001
        #expect(fixture.send("GET /capabilities/streaming") == #"{"available":1,"total":1,"channels":10}"#)
    }

    @Test func `row 161: the time zones are an array of names in order`() throws {
        var fixture = try V1Fixture()
        let zones = try JSONSerialization.jsonObject(with: Data(fixture.send("GET /info/timezones").utf8)) as? [String]
        #expect(zones?.contains("Europe/Amsterdam") == true && zones == zones?.sorted())
    }

    @Test func `more things than there is room for leave none free`() throws {
        var fixture = try V1Fixture.empty()
        for number in 1...70 {
            var lamp = DeviceDescription.lamp(0, "Lamp \(number)", .whiteLamp, LightAbilities())
            lamp.key = .sample("\(number)")
            fixture.observe(.found(lamp))
        }
        #expect(fixture.send("GET /capabilities/lights") == #"{"available":0,"total":70}"#)
        #expect(fixture.send("GET /lights/70").contains("Lamp 70"))
    }
}

extension V1Fixture {
    /// Puts in a rule of one condition and two actions, a schedule, a scene of two lights and a zone.
    fileprivate mutating func fillWithAutomation() {
        let id = { ResourceID(derivedFrom: .devices, "filling", $0) }
        let action = AutomationAction(
            command: .setGroup(.wholeHome, .switchedOn),
            wording: .init(method: "PUT", address: "/groups/0/action", body: "{}"))
        let condition = Condition(
            subject: .init(ResourceReference(.settings, home.identity.resourceID), .localTime), test: .changed,
            wording: .init(sign: "dx", value: nil))
        let lights = home.lights.all.prefix(2).map { SceneLight(light: $0.id, patch: .switchedOn) }
        let filling: [any Resource] = [
            Zone(ZoneDraft(id: id("zone"), name: "Zone", sort: .entertainment, lights: []), name: "Zone"),
            Rule(
                RuleDraft(id: id("rule"), name: "Rule", conditions: [condition], actions: [action, action]), name: "Rule",
                maker: nil, created: now.utc),
            Schedule(
                ScheduleDraft(
                    id: id("schedule"), action: action, timing: .timer(length: .seconds(60), spread: .zero, runs: nil),
                    isLocal: false, isEnabled: false),
                name: "Schedule", maker: nil, created: now.utc),
            Scene(SceneDraft(id: id("scene"), name: "Scene"), name: "Scene", lights: lights, maker: nil, updated: nil),
        ]
        home = Home(restoring: home.identity, settings: home.settings, resources: home.resources + filling)
    }
}

extension App {
    fileprivate static let nobody = App(
        id: ResourceID(derivedFrom: .devices, "nobody"), key: "", deviceType: "", clientKey: nil, created: Date(timeIntervalSince1970: 0))
}
