import HomeModel
import Testing

@testable import HueV1

/// Rows 142 and 143 of the reference's checklist, and what else happens in time.
@Suite("Schedules in time")
struct ScheduleTimeTests {
    private func isOn(_ number: Int, in fixture: inout V1Fixture) -> Bool {
        fixture.send("GET /lights/\(number)").hasPrefix(#"{"state":{"on":true"#)
    }

    @Test func `row 142: a timer runs out once, and is gone unless it is kept`() throws {
        var fixture = try V1Fixture()
        for keeps in [false, true] {
            _ = fixture.send("POST /schedules", V1Fixture.body(#""localtime":"PT00:00:10""#, #""autodelete":\#(!keeps)"#))
        }
        fixture.pass(.seconds(9))
        #expect(isOn(1, in: &fixture))
        #expect(fixture.send("GET /schedules").hasPrefix(#"{"1":"#))
        fixture.pass(.seconds(1))
        #expect(!isOn(1, in: &fixture))
        let left = fixture.send("GET /schedules")
        #expect(left.hasPrefix(#"{"2":"#) && left.contains(#""status":"disabled","autodelete":false"#))
    }

    @Test func `row 143: one that repeats runs as often as it says`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("PUT /lights/1/state", #"{"bri":10}"#)
        let command = #"{"address":"/api/0/lights/1/state","method":"PUT","body":{"bri_inc":10}}"#
        _ = fixture.send("POST /schedules", #"{"command":\#(command),"localtime":"R05/PT00:00:10"}"#)
        for run in 1...7 {
            fixture.pass(.seconds(10))
            #expect(fixture.send("GET /lights/1").contains(#""bri":\#(10 + 10 * min(run, 5)),"#))
        }
        #expect(fixture.send("GET /schedules") == "{}")
    }

    @Test func `an alarm rings on its days, by the clock of the zone`() throws {
        var fixture = try V1Fixture.scheduled()
        _ = fixture.send("PUT /lights/1/state", #"{"on":false}"#)
        // From Sunday, ten to six in the evening, to Monday morning.
        fixture.pass(.seconds(12 * 3600))
        #expect(!isOn(1, in: &fixture))
        fixture.pass(.seconds(11 * 60))
        #expect(isOn(1, in: &fixture))
    }

    @Test func `the start of a timer is shown anew when it is enabled`() throws {
        var fixture = try V1Fixture.scheduled()
        fixture.pass(.seconds(60))
        _ = fixture.send("PUT /schedules/2", #"{"status":"enabled"}"#)
        #expect(fixture.send("GET /schedules/2").contains(#""starttime":"2017-12-03T21:50:48""#))
    }

    @Test func `a light that got the number of one that is gone is left alone`() throws {
        var fixture = try V1Fixture.scheduled()
        _ = fixture.send("PUT /schedules/1", #"{"localtime":"PT00:00:10"}"#)
        _ = fixture.send("DELETE /lights/1")
        try fixture.perform(.addDevice(.lamp(7, "Newcomer", .whiteLamp, LightAbilities())))
        fixture.pass(.seconds(20))
        #expect(fixture.send("GET /lights/1").contains("Newcomer"))
        #expect(!isOn(1, in: &fixture))
    }
}
