import HomeModel
import Testing

/// §9.1: what the sensors of a group see together. Room 1 has sensor 3, which senses motion, and 5, a light level.
@Suite("Sensors of a group")
struct GroupSensorsTests {
    private static let never = #""presence":{"state":{"presence":null,"presence_all":null,"lastupdated":"none"}}"#

    private static func presence(all: Bool, _ moment: String) -> String {
        #""presence":{"state":{"presence":true,"presence_all":\#(all),"lastupdated":"\#(moment)"}}"#
    }

    @Test func `are shown where there are such`() throws {
        var fixture = try V1Fixture()
        #expect(fixture.send("GET /groups/1").contains(Self.never))
        #expect(fixture.send("GET /groups/0").contains(Self.never))
        #expect(!fixture.send("GET /groups/2").contains("presence"))
        _ = fixture.send("PUT /groups/2", #"{"sensors":["2"]}"#)
        #expect(!fixture.send("GET /groups/2").contains("lightlevel"), "a switch senses neither")
    }

    @Test func `are summed up: one is enough for presence, and all are counted too`() throws {
        var fixture = try V1Fixture()
        var second = DeviceDescription.motionSensor
        second.key = .sample("second motion")
        second.hardwareAddress = "00:17:88:01:02:03:04:06"
        try fixture.perform(.addDevice(second))
        _ = fixture.send("POST /groups", #"{"type":"Zone","sensors":["3","5","6","8"]}"#)
        fixture.observe(.sensor(DeviceDescription.motionSensor.key, index: 0, .motion(true)))
        #expect(
            fixture.send("GET /groups/4").contains(Self.presence(all: true, "2017-12-03T21:49:38")), "the other has not read yet")
        fixture.pass(.seconds(10))
        fixture.observe(.sensor(second.key, index: 0, .motion(false)))
        fixture.observe(.sensor(second.key, index: 2, .lightLevel(24_000)))
        fixture.observe(.sensor(DeviceDescription.motionSensor.key, index: 2, .lightLevel(10_000)))
        let group = fixture.send("GET /groups/4")
        #expect(group.contains(Self.presence(all: false, "2017-12-03T21:49:48")))
        #expect(group.contains(
            #""lightlevel":{"state":{"dark":true,"dark_all":false,"daylight":false,"daylight_any":true,"lightlevel":17000,"#
                + #""lightlevel_min":10000,"lightlevel_max":24000,"lastupdated":"2017-12-03T21:49:48"}}"#))
    }
}
