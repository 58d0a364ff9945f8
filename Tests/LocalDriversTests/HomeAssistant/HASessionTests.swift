import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Home Assistant's discovery, over time", .timeLimit(.minutes(1)))
struct HASessionTests {
    private typealias Record = HARecord

    /// As many configs as the broker kept, in no order at all, and somebody who never rests.
    @Test func manyDevicesAreToldOfWhenAllIsQuietOrAfterTwoSeconds() {
        var house = HADiscovery(driver: "m")
        var found: [BackendDevice] = []
        for number in 0..<100 {
            let device: [String: JSONValue] = ["dev": ["ids": .string("d\(number % 50)")]]
            found += house.pass(to: Double(number) / 10).found
            _ = house.config("light/l\(number)", Record.light("l\(number)", device), at: Double(number) / 10)
        }
        #expect(found.count >= 50)
        found += house.pass(to: 20).found
        let last = Dictionary(found.map { ($0.identity, $0.description.lights.count) }) { $1 }
        #expect(last.count == 50 && last.values.allSatisfy { $0 == 2 })
    }

    @Test func afterALostConnectionDevicesAreAsTheyWere() {
        var house = HADiscovery.knowing(("light/l2", Record.light("l2")), ("light/l1", Record.light("l1", ["avty_t": "alive"])))
        _ = house.pass(to: 1)
        _ = house.say("alive", "online")
        _ = house.say("l2", #"{"state":"ON"}"#)
        house.lose()
        #expect(house.nextDue == nil && house.say("l2", "OFF", at: 2).news.isEmpty)
        // It is whole with the last of the entities that were known, and needs no patience.
        #expect(house.config("light/l1", Record.light("l1", ["avty_t": "alive"]), at: 3).isEmpty)
        let found = house.config("light/l2", Record.light("l2"), at: 3).found
        #expect(found.map(\.lights) == [[1: LightReading(on: false)]] && found.map(\.isReachable) == [true])
        #expect(house.pass(to: 9).isEmpty)
    }

    @Test func aDeviceThatComesBackWithLessIsToldOfAfterAWhile() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1")), ("light/l2", Record.light("l2")))
        _ = house.pass(to: 1)
        house.lose()
        #expect(house.config("light/l1", Record.light("l1"), at: 3).isEmpty)
        #expect(house.pass(to: 4).found.count == 1)
    }

    @Test func aYesEndsByItselfAfterItsTime() {
        var house = HADiscovery.knowing(("binary_sensor/m", Record.motion("m", ["off_dly": 5])))
        _ = house.pass(to: 1)
        #expect(house.say("m", "ON", at: 2).news == [.sensor(identity: "ha:d1", index: 0, .motion(true))])
        #expect(house.say("m", "ON", at: 4).news.isEmpty && house.pass(to: 8.9).isEmpty)
        #expect(house.pass(to: 9) == [.sensor(identity: "ha:d1", index: 0, .motion(false))] && house.nextDue == nil)
        _ = house.say("m", "ON", at: 10)
        #expect(house.say("m", "OFF", at: 11).news.sensors == [.motion(false)] && house.nextDue == nil)
    }

    @Test func handsPressButtons() {
        var house = HADiscovery.knowing(
            ("device_automation/a", Record.trigger("1", "button_short_press")),
            ("device_automation/b", Record.trigger("1", "button_short_release")),
            ("device_automation/c", Record.trigger("1", "button_long_press")),
            ("device_automation/d", Record.trigger("1", "button_long_release")),
            ("device_automation/e", Record.trigger("2", "button_short_press")),
            ("device_automation/f", Record.trigger("2", "button_long_press")))
        #expect(house.pass(to: 1).found.map { $0.description.sensors.map(\.reading) } == [[.buttons(count: 2, last: nil)]])
        func press(_ button: Int, _ event: ButtonPress.Event) -> SensorReading {
            .buttons(count: 2, last: ButtonPress(button: button, event: event))
        }
        #expect(house.say("remote/action", "1/button_short_press").news.sensors == [press(1, .initialPress)])
        #expect(house.say("remote/action", "1/button_short_release").news.sensors == [press(1, .shortRelease)])
        #expect(house.say("remote/action", "1/button_long_press").news.sensors == [press(1, .hold)])
        #expect(house.say("remote/action", "1/button_long_release").news.sensors == [press(1, .longRelease)])
        // A button that nobody hears come up is down and up at once.
        #expect(house.say("remote/action", "2/button_short_press").news.sensors == [press(2, .initialPress), press(2, .shortRelease)])
        #expect(house.say("remote/action", "2/button_long_press").news.sensors == [press(2, .longPress)])
        #expect(house.say("remote/action", "3/x").news.isEmpty)
        #expect(house.say("remote/action", "2/button_short_press", retained: true).news.isEmpty)
    }

    @Test func whoNeverSaysSoIsTakenToFollow() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1", ["stat_t": nil, "sup_clrm": ["color_temp"]])))
        #expect(house.pass(to: 1).found.map(\.lights) == [[:]])
        let order = action(0) { $0.on = true; $0.brightness = .full; $0.color = .mirek(Mirek(900)) }
        #expect(house.messages(for: order, at: [Record.lamp]).count == 1)
        #expect(house.pass(to: 2) == [.light(Record.lamp, LightReading(on: true, brightness: .full, mirek: Mirek(500)))])
        _ = house.messages(for: action(0) { $0.on = false }, at: [Record.lamp])
        #expect(house.pass(to: 2).lights == [LightReading(on: false)] && house.nextDue == nil)
        house.lose()
        let back = house.config("light/l1", Record.light("l1", ["stat_t": nil, "sup_clrm": ["color_temp"]]), at: 3).found
        #expect(back.map(\.lights) == [[0: LightReading(on: false, brightness: .full, mirek: Mirek(500))]])
    }

    @Test func strangersAreSaidNothing() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1")))
        let strangers = [LightAddress(identity: "ha:d1", index: 1), LightAddress(identity: "ha:no", index: 0)]
        _ = house.pass(to: 1)
        #expect(house.messages(for: action(0) { $0.on = true }, at: strangers).isEmpty)
    }

    /// A publisher as it is found in many houses: plain topics, a switch, and a sensor that keeps its words.
    @Test func aPlainHouseFromBeginningToEnd() {
        var house = HADiscovery(driver: "m")
        #expect(house.config("light/porch", [
            "name": "Porch", "uniq_id": "porch", "cmd_t": "porch/set", "stat_t": "porch/state", "bri_cmd_t": "porch/b/set",
            "bri_stat_t": "porch/b", "rgb_cmd_t": "porch/c/set", "rgb_stat_t": "porch/c", "avty_t": "porch/alive",
        ]).isEmpty)
        _ = house.say("porch/alive", "online", retained: true, at: 0.01)
        _ = house.say("porch/state", "ON", retained: true, at: 0.02)
        _ = house.say("porch/b", "255", retained: true, at: 0.03)
        let found = house.pass(to: 1).found
        #expect(found.map(\.isReachable) == [true] && found.map(\.lights) == [[0: LightReading(on: true, brightness: .full)]])
        let lamp = LightAddress(identity: "ha:porch", index: 0)
        let order = action(0.4) { $0.on = true; $0.brightness = bri(100); $0.color = .xy(Gamut.c.green) }
        #expect(house.messages(for: order, at: [lamp]).map(Said.init)
            == [Said("porch/b/set", "100"), Said("porch/c/set", "0,255,0"), Said("porch/set", "ON")])
        let news = house.say("porch/b", "100", at: 2).news + house.say("porch/c", "0,255,0", at: 2).news
        #expect(news.lights.count == 2 && news.lights[0].isAbout(LightReading(brightness: bri(100))))
        #expect(news.lights[1].isAbout(LightReading(xy: Gamut.c.green)))
        #expect(house.say("porch/alive", "offline", at: 3).news == [.reachable(identity: "ha:porch", false)])
    }
}
