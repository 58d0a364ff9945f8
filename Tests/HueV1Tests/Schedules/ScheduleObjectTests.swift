import HomeModel
import Testing

@testable import HueV1

@Suite("A schedule as v1 shows it")
struct ScheduleObjectTests {
    @Test func `is its golden file, alone and in the list`() throws {
        var fixture = try V1Fixture.scheduled()
        let all = [Golden.alarm, Golden.timer, Golden.date]
        for (number, golden) in all.enumerated() { #expect(fixture.send("GET /schedules/\(number + 1)") == golden) }
        let list = "{" + all.enumerated().map { #""\#($0.offset + 1)":"# + $0.element }.joined(separator: ",") + "}"
        #expect(fixture.send("GET /schedules") == list)
        #expect(fixture.send("GET /api/" + V1Fixture.me).contains(#""schedules":"# + list))
        #expect(fixture.send("GET /capabilities/schedules") == #"{"available":97,"total":100}"#)
    }

    @Test func `rests on UTC if it was made so, and shows the clock of the zone`() throws {
        var fixture = try V1Fixture()
        _ = fixture.send("POST /schedules", V1Fixture.body(#""time":"2017-12-25T02:00:00""#))
        _ = fixture.send("POST /schedules", V1Fixture.body(#""time":"W127/T02:00:00""#))
        #expect(fixture.send("GET /schedules/1").contains(#""localtime":"2017-12-24T22:00:00","time":"2017-12-25T02:00:00""#))
        #expect(fixture.send("GET /schedules/2").contains(#""localtime":"W127/T02:00:00","time":"W127/T02:00:00""#))
        _ = fixture.send("PUT /config", #"{"timezone":"Asia/Tokyo"}"#)
        #expect(fixture.send("GET /schedules/1").contains(#""localtime":"2017-12-25T11:00:00","time":"2017-12-25T02:00:00""#))
    }

    @Test func `in a zone that nobody knows has no other time`() throws {
        var fixture = try V1Fixture.scheduled()
        var patch = SettingsPatch()
        patch.timeZone = "Mars/Base"
        try fixture.perform(.editSettings(patch))
        #expect(fixture.send("GET /schedules/3").contains(#""localtime":"2017-12-24T22:00:00A00:30:00","time":"none""#))
    }

    /// Docs/HueV1.md §6.5, for the key in a command's address.
    @Test func `does not give its maker's key away`() throws {
        var fixture = try V1Fixture.scheduled()
        let maker = try #require(fixture.home.apps(withKey: V1Fixture.me).first?.id)
        let shown = fixture.send("GET /api/\(V1Fixture.other)/schedules/1")
        #expect(shown.contains(#""address":"/api/\#(maker)/lights/1/state""#))
        #expect(!fixture.send("GET /api/" + V1Fixture.other).contains(V1Fixture.me))
    }

    @Test func `speaks of its light under the number that it has now`() throws {
        var fixture = try V1Fixture.scheduled()
        _ = fixture.send("DELETE /lights/1")
        #expect(fixture.send("GET /schedules/1").contains("/lights/1/state"))
        let command = #"{"address":"/api/0/schedules/3","method":"DELETE"}"#
        #expect(fixture.send("PUT /schedules/2", #"{"command":\#(command)}"#).contains("success"))
        #expect(fixture.send("GET /schedules/2").contains(#"/schedules/3","body":{},"method":"DELETE"}"#))
    }
}
