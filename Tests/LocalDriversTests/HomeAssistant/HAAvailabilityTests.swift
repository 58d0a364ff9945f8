import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Who can be reached, in Home Assistant's way", .timeLimit(.minutes(1)))
struct HAAvailabilityTests {
    private static func availability(_ said: [String: JSONValue]) throws -> HAAvailability {
        try HAAvailability(HAConfig(component: "light", source: "s", said))
    }

    private static let two: JSONValue = [["t": "a"], ["t": "b", "pl_avail": "up", "pl_not_avail": "down"]]
    private static let cases: [([String: JSONValue], [(String, String)], Bool)] = [
        ([:], [], true), (["avty_t": "a"], [], false), (["avty_t": "a"], [("a", "online")], true),
        (["avty_t": "a"], [("a", "online"), ("a", "offline")], false), (["avty_t": "a"], [("b", "online")], false),
        (["avty_t": "a"], [("a", "online"), ("a", "what")], true), (["avty_t": "a", "pl_avail": true], [("a", "True")], true),
        (["avty": two], [("a", "offline"), ("b", "up")], true), (["avty": two], [("b", "up"), ("a", "offline")], false),
        (["avty": two, "avty_mode": "all"], [("a", "online")], false), (["avty": two, "avty_mode": "all"], [("a", "online"), ("b", "up")], true),
        (["avty": two, "avty_mode": "all"], [("a", "online"), ("b", "online")], false),
        (["avty": two, "avty_mode": "any"], [("a", "online"), ("b", "down")], true), (["avty": two, "avty_mode": "any"], [], false),
        (["avty_t": "a", "avty_tpl": "{{ value_json.state }}"], [("a", #"{"state":"online"}"#)], true),
        (["avty": ["t": "a", "val_tpl": "{{ value_json.state }}"]], [("a", #"{"state":"offline"}"#)], false),
        (["avty": [3, ["x": 1]]], [], true),
    ]

    @Test(arguments: cases)
    func availabilityIsWhatWasSaidOfIt(said: [String: JSONValue], texts: [(String, String)], isAvailable: Bool) throws {
        var availability = try Self.availability(said)
        for (topic, text) in texts { availability.hear(topic, Array(text.utf8)) }
        #expect(availability.isAvailable == isAvailable)
    }

    private static let guarded = HARecord.light("l1", ["avty_t": "alive"])

    @Test func whoWasNeverHeardOfIsOutOfReachUntilThen() throws {
        var house = HADiscovery.knowing(("light/l1", Self.guarded))
        #expect(house.pass(to: 1).found.map(\.isReachable) == [false])
        let back = house.say("alive", "online", retained: true).news
        #expect(back.found.map(\.isReachable) == [true])
        #expect(house.say("alive", "online").news.isEmpty)
        #expect(house.say("alive", "offline").news == [.reachable(identity: "ha:d1", false)])
    }

    /// A light that says something counts as being there, which one that the broker kept words of is not.
    @Test func wordsOfSomebodyOutOfReachAreToldWhenItIsBack() {
        var house = HADiscovery.knowing(("light/l1", Self.guarded))
        _ = house.pass(to: 1)
        #expect(house.say("l1", #"{"state":"ON","brightness":255}"#, retained: true).news.isEmpty)
        let back = house.say("alive", "online").news
        #expect(back.found.map(\.lights) == [[0: LightReading(on: true, brightness: .full)]])
        #expect(house.say("l1", #"{"state":"OFF"}"#).news.lights == [LightReading(on: false)])
    }

    @Test func aLampIsNotThereBecauseABatteryIs() {
        var house = HADiscovery.knowing(("light/l1", Self.guarded), ("sensor/b", HARecord.sensor("b", "battery")))
        #expect(house.pass(to: 1).found.map(\.isReachable) == [false])
        let news = house.say("b", "80").news
        #expect(news.found.map(\.isReachable) == [false] && news.found.map(\.description.battery) == [80])
    }

    @Test func whatIsTooOldIsOutOfReach() {
        var house = HADiscovery.knowing(("binary_sensor/m", HARecord.motion("m", ["exp_aft": 60])))
        #expect(house.pass(to: 1).found.map(\.isReachable) == [false])
        #expect(house.say("m", "ON", at: 2).news.found.map(\.isReachable) == [true])
        #expect(house.nextDue == .seconds(62) && house.pass(to: 61.9).isEmpty)
        #expect(house.pass(to: 62) == [.reachable(identity: "ha:d1", false)])
        #expect(house.say("m", "ON", at: 70).news.found.map(\.isReachable) == [true])
    }
}
