import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Devices with Tasmota", .timeLimit(.minutes(1)))
struct TasmotaRosterTests {
    private typealias Record = TasmotaRecord

    @Test func aDeviceIsFoundWithAllThatItSaidMeanwhile() throws {
        var roster = TasmotaRoster(driver: "mqtt:attic")
        let meaning = roster.config(Record.lamp(1))
        #expect(meaning.news.isEmpty && meaning.replies.map(Said.init) == [Said("cmnd/lamp/STATE", "")])
        #expect(roster.subscriptions == [
            "tasmota/discovery/+/config", "tasmota/discovery/+/sensors", "stat/lamp/+", "tele/lamp/LWT", "tele/lamp/STATE", "tele/lamp/SENSOR",
        ])
        #expect(roster.say("stat/lamp/RESULT", #"{"POWER":"ON","Dimmer":50}"#).news.isEmpty)
        _ = roster.say("tele/lamp/LWT", "Online", retained: true)
        let found = try #require(roster.pass(to: 0.25).found.first)
        #expect(found.description.key == DeviceKey(driver: "mqtt:attic", identity: Record.identity))
        #expect(found.description.name == "Lamp" && found.description.product.model == "Sonoff Basic")
        #expect(found.description.product.manufacturer == "Tasmota" && found.description.product.archetype == "classic_bulb")
        #expect(found.isReachable && found.lights[0]?.isAbout(LightReading(on: true, brightness: bri(127))) == true)
        #expect(roster.knows(Record.identity) && !roster.knows("tasmota:0") && !roster.knows(Record.mac))
    }

    @Test func whoIsAllThereIsToldOfAtOnceAndOnce() {
        var (roster, news) = TasmotaRoster.knowing(Record.config(["rl": [1, 1]]))
        #expect(news.found.map(\.description.lightNames) == [[0: "Ceiling", 1: "Wall"]])
        #expect(news.found.map(\.description.product.archetype) == ["plug"] && roster.nextDue == nil)
        #expect(roster.config(Record.config(["rl": [1, 1]])) == MQTTMeaning())
        #expect(roster.config(Record.config(["rl": [1, 1, 1]])).news.found.map(\.description.lights.count) == [3])
    }

    @Test func statesComeInManyWays() {
        var (roster, _) = TasmotaRoster.knowing(Record.lamp(1))
        let on = [BackendNews.light(Record.lamp, LightReading(on: true))]
        #expect(roster.say("stat/lamp/POWER", "ON").news == on && roster.say("stat/lamp/POWER1", "ON").news == on)
        #expect(roster.say("stat/lamp/RESULT", #"{"POWER":"ON"}"#).news == on)
        #expect(roster.say("stat/lamp/DIMMER", #"{"POWER":"ON"}"#).news == on)
        #expect(roster.say("tele/lamp/STATE", #"{"Time":"2026","POWER":"ON","Wifi":{"RSSI":80}}"#).news == on)
        #expect(roster.say("stat/lamp/STATUS11", #"{"StatusSTS":{"POWER":"ON"}}"#).news == on)
        for (topic, text) in [("stat/lamp/RESULT", "ON"), ("stat/other/POWER", "ON"), ("tele/lamp/INFO1", "{}"), ("stat/lamp/POWER2", "ON")] {
            #expect(roster.say(topic, text).news.isEmpty)
        }
    }

    @Test func itComesAndGoes() {
        var (roster, _) = TasmotaRoster.knowing(Record.config(["ofln": "weg", "onln": "da"]))
        _ = roster.say("tele/lamp/LWT", "da")
        #expect(roster.say("tele/lamp/LWT", "da").news.isEmpty && roster.say("tele/lamp/LWT", "what").news.isEmpty)
        #expect(roster.say("tele/lamp/LWT", "weg").news == [.reachable(identity: Record.identity, false)])
        #expect(roster.say("stat/lamp/POWER", "ON", retained: true).news.isEmpty)
        let back = roster.say("tele/lamp/LWT", "da")
        // It may have been set otherwise since.
        #expect(back.news == [.reachable(identity: Record.identity, true)] && back.replies.map(Said.init) == [Said("cmnd/lamp/STATE", "")])
    }

    @Test func whoAnswersIsThere() {
        var (roster, _) = TasmotaRoster.knowing(Record.config())
        _ = roster.say("tele/lamp/LWT", "Offline")
        #expect(roster.say("stat/lamp/POWER", "ON").news
            == [.reachable(identity: Record.identity, true), .light(Record.lamp, LightReading(on: true))])
    }

    @Test func anEmptyConfigIsAGoodbye() {
        var (roster, _) = TasmotaRoster.knowing(Record.config())
        #expect(roster.say("tasmota/discovery/\(Record.mac)/config", "").news == [.gone(identity: Record.identity)])
        #expect(roster.subscriptions.count == 2 && !roster.knows(Record.identity) && roster.say("stat/lamp/POWER", "ON").news.isEmpty)
    }

    @Test func itsTopicMayChange() {
        var (roster, _) = TasmotaRoster.knowing(Record.config())
        let meaning = roster.config(Record.config(["t": "attic"]))
        #expect(meaning.replies.map(\.topic) == ["cmnd/attic/STATE"])
        #expect(roster.subscriptions.contains("stat/attic/+") && !roster.subscriptions.contains("stat/lamp/+"))
        _ = roster.say("tele/attic/LWT", "Online")
        #expect(roster.say("stat/attic/POWER", "ON").news.lights.count == 1 && roster.say("stat/lamp/POWER", "ON").news.isEmpty)
    }

    @Test func afterALostConnectionItIsAskedAndToldAnew() {
        var (roster, _) = TasmotaRoster.knowing(Record.lamp(1))
        _ = roster.say("stat/lamp/POWER", "ON")
        roster.lose()
        #expect(roster.nextDue == nil && roster.greetings().map(\.topic) == ["cmnd/lamp/STATE"])
        #expect(roster.config(Record.lamp(1), at: 5) == MQTTMeaning())
        _ = roster.say("tele/lamp/LWT", "Online", retained: true, at: 5)
        let found = roster.pass(to: 6).found
        #expect(found.map(\.isReachable) == [true] && found.map(\.lights) == [[0: LightReading(on: true)]])
    }

    @Test func ordersAreForLampsThatAreThere() {
        let (roster, _) = TasmotaRoster.knowing(Record.config(["rl": [1, 1]]))
        let lamps = (0...2).map { LightAddress(identity: Record.identity, index: $0) } + [LightAddress(identity: "tasmota:0", index: 0)]
        #expect(roster.messages(for: action(0) { $0.on = true }, at: lamps).map(Said.init)
            == [Said("cmnd/lamp/Power1", "ON"), Said("cmnd/lamp/Power2", "ON")])
        #expect(roster.groups.isEmpty && roster.invitation(for: .seconds(9)).isEmpty)
    }
}
