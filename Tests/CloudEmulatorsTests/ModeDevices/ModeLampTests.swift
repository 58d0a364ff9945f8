@testable import CloudEmulators
import Connectivity
import Testing

@Suite("MODE: a simulated lamp", .timeLimit(.minutes(1)))
struct ModeLampTests {
    private static let color: [(JSONValue, JSONValue)] = [
        (["switch": 1], ["status": "on", "bri": 254, "ct": 366]),
        (["switch": 0], ["status": "off", "bri": 254, "ct": 366]),
        (["status": "on", "bri": 10], ["status": "on", "bri": 10, "ct": 366]),
        (["on": true, "transition": 400], ["status": "on", "bri": 254, "ct": 366]),
        (["switch": 2, "status": "on"], ["status": "off", "bri": 254, "ct": 366]),
        (["bri": 0], ["status": "off", "bri": 1, "ct": 366]),
        (["bri": 9999], ["status": "off", "bri": 254, "ct": 366]),
        (["bri": "loud", "what": [1]], ["status": "off", "bri": 254, "ct": 366]),
        (["ct": 100], ["status": "off", "bri": 254, "ct": 153]),
        (["hue": 70_000, "sat": -1], ["status": "off", "bri": 254, "hue": 65_535, "sat": 0]),
        (["hue": 1000], ["status": "off", "bri": 254, "hue": 1000, "sat": 254]),
        (["xy": [0.25, 0.5], "ct": 200], ["status": "off", "bri": 254, "xy": [0.25, 0.5]]),
        (["xy": [0.25, 1.5], "ct": 200], ["status": "off", "bri": 254, "ct": 200]),
        (["xy": [0.25]], ["status": "off", "bri": 254, "ct": 366]),
    ]

    @Test(arguments: color)
    func aColourLampTakesWhatItCanOfWhatItIsTold(wish: JSONValue, state: JSONValue) throws {
        var lamp = ModeLamp(.color)
        lamp.set(try #require(wish.object))
        #expect(JSONValue.object(lamp.state) == state)
    }

    private static let kinds: [(ModeLamp.Kind, JSONValue)] = [
        (.onOff, ["status": "on"]), (.dimmable, ["status": "on", "bri": 7]),
        (.color, ["status": "on", "bri": 7, "hue": 5, "sat": 6]),
    ]

    @Test(arguments: kinds)
    func aLampKnowsWhatItsKindKnows(kind: ModeLamp.Kind, state: JSONValue) {
        var lamp = ModeLamp(kind)
        lamp.set(["switch": 1, "bri": 7, "hue": 5, "sat": 6])
        #expect(JSONValue.object(lamp.state) == state)
    }

    @Test func hueAndSaturationAreKeptWhenOnlyOneOfThemIsSet() {
        var lamp = ModeLamp(.color)
        lamp.set(["hue": 5, "sat": 6])
        lamp.set(["hue": 9])
        #expect(lamp.color == .wheel(hue: 9, saturation: 6))
    }

    @Test func aSensorMeasuresWhatCanBe() {
        var sensor = ModeSensor()
        sensor.set(["temperature": -12.5, "humidity": 101, "battery": 3, "motion": true, "lux": 1])
        #expect(sensor.state == ["temperature": -12.5, "humidity": 45.0, "battery": 3.0, "motion": true])
    }

    private static let commands: [(String, JSONValue, JSONValue?)] = [
        ("lamp-onoff", ["action": "light", "parameters": ["switch": 1]], ["eventType": "light", "eventData": ["status": "on"]]),
        ("lamp-onoff", ["action": "light"], ["eventType": "light", "eventData": ["status": "off"]]),
        (
            "lamp-onoff", ["action": "query", "parameters": ["query": "status"]],
            ["eventType": "light", "eventData": ["status": "off"]]
        ),
        // One of MODE's own samples spells it so.
        (
            "lamp-onoff", ["action": "query", "parameters": ["qeury": "status"]],
            ["eventType": "light", "eventData": ["status": "off"]]
        ),
        ("lamp-onoff", ["action": "sprinkler-on"], nil), ("lamp-onoff", [1], nil),
        ("sensor-climate", ["action": "light", "parameters": ["switch": 1]], nil),
        ("toaster", ["action": "query"], nil),
    ]

    @Test(arguments: commands)
    func whatFollowsFromACommandIsItsKindsToSay(deviceClass: String, command: JSONValue, event: JSONValue?) {
        var thing = ModeThing(deviceClass: deviceClass)
        let told = thing.obey(command)
        #expect(told == event)
    }

    @Test func aHandIsToldAsAnEventEvenIfAllIsAsBefore() {
        var sensor = ModeThing(deviceClass: "sensor-climate")
        let told = sensor.touch(["temperature": 21.5])
        #expect(told?["eventType"] == "sensor" && told?["eventData"]?["temperature"] == 21.5)
    }
}
