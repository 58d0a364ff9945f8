import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("How lamps and sensors speak over DeviceHive")
struct HiveWordsTests {
    private static let color = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)

    private func action(_ change: (inout LightAction) -> Void) -> LightAction {
        var action = LightAction()
        change(&action)
        return action
    }

    @Test func anOrderIsOneCommandWithEverything() {
        let order = action {
            $0.on = true
            $0.brightness = bri(128)
            $0.color = .mirek(Mirek(300))
            $0.transition = .milliseconds(1500)
        }
        #expect(HiveWords.parameters(order) == ["on": true, "bri": 128, "ct": 300, "transitiontime": 15])
        #expect(HiveWords.parameters(action { $0.alert = .breatheOnce }) == nil, "there is no word for it")
    }

    @Test(arguments: [
        (#"{"on":true,"bri":254}"#, LightReading(on: true, brightness: .full)),
        (#"{"on":true,"xy":[0.3,0.4],"ct":300,"hue":1,"sat":1,"colormode":"ct"}"#, LightReading(on: true, mirek: Mirek(300))),
        (#"{"on":true,"xy":[0.3,0.4],"ct":300,"colormode":"xy"}"#, LightReading(on: true, xy: ColorXY(x: 0.3, y: 0.4))),
        (#"{"on":"yes","bri":"full","ct":[],"xy":[1]}"#, LightReading()), ("null", LightReading()), ("[]", LightReading()),
    ])
    func whatALampSaysIsRead(_ words: String, _ reading: LightReading) throws {
        #expect(HiveWords.reading(try JSONValue(parsing: words.utf8), abilities: Self.color) == reading)
    }

    @Test func hueAndSaturationCountWhenTheLampSaysSo() throws {
        let reading = HiveWords.reading(
            ["xy": [0.1, 0.1], "ct": 300, "hue": 0, "sat": 254, "colormode": "hs"], abilities: Self.color)
        #expect(reading.xy == Gamut.c.xy(of: HueSaturation(hue: 0, saturation: 1)))
    }

    @Test(arguments: [(["bri": 10], 10), (nil, 20), ([:], 20), (["odd": 1], 20)] as [(JSONValue, Int)])
    func aLampThatFollowedIsAsItSaysOrElseAsItWasTold(_ result: JSONValue, _ step: Int) throws {
        let command = try #require(HiveMessage(
            [
                "id": 1, "command": "light", "deviceId": "lamp", "timestamp": 0, "parameters": ["bri": 20], "status": "success",
                "result": result,
            ], "command"))
        #expect(HiveWords.outcome(of: command, abilities: Self.color) == LightReading(brightness: bri(step)))
    }

    @Test func sensorsSayOnlyWhatTheyHave() {
        let words: JSONValue = ["temperature": 20.5, "motion": true, "battery": 50, "humidity": 40]
        #expect(HiveWords.news(words, from: "s", .climate) == [
            .sensor(identity: "s", index: 0, .temperature(20.5)), .sensor(identity: "s", index: 1, .humidity(40)),
        ])
        #expect(HiveWords.news(["open": true], from: "s", .contact) == [.sensor(identity: "s", index: 0, .contact(true))])
        #expect(HiveWords.news(["on": true, "reachable": false], from: "l", .onOff) == [
            .light(LightAddress(identity: "l", index: 0), LightReading(on: true)), .reachable(identity: "l", false),
        ])
    }

    @Test func aDeviceIsMadeOfItsDescriptionAndItsLastWord() throws {
        let wire = try #require(HiveDevice(["id": "s", "name": "Air", "data": ["class": "sensor-climate"], "isBlocked": true]))
        let device = HiveWords.device(wire, .climate, className: "sensor-climate", driver: "devicehive:a", last: ["temperature": 3, "battery": 250])
        #expect(device.description.key == DeviceKey(driver: "devicehive:a", identity: "s"))
        #expect(device.description.name == "Air" && device.description.battery == 100)
        #expect(!device.isReachable)
        #expect(device.sensors == [0: .temperature(3)])
        let silent = HiveWords.device(wire, .dimmable, className: "dimmable", driver: "devicehive:a", last: nil)
        #expect(silent.lights.isEmpty, "what is not known is not told")
    }

    @Test(arguments: [
        (#"{"id":"a","data":{"class":"Color"}}"#, DeviceKind.color), (#"{"id":"a","data":{"class":"lamp-v2"}}"#, .ct),
        (#"{"id":"a","deviceTypeId":3}"#, .dimmable), (#"{"id":"a","deviceTypeId":4}"#, nil),
        (#"{"id":"a","data":{"class":"toaster"},"deviceTypeId":3}"#, .dimmable), (#"{"id":"a","data":"color"}"#, nil),
    ])
    func classesOfDevicesAndNamesOfTypesAreUnderstood(_ text: String, _ kind: DeviceKind?) throws {
        let classes = HiveClasses(given: ["lamp-v2": "ct"], types: [3: "Dimmable", 4: "Lamp"])
        let device = try #require(HiveDevice(try JSONValue(parsing: text.utf8)))
        #expect(classes.kind(of: device)?.kind == kind)
    }

    @Test func whatCannotBeTakenForADeviceOrMessageIsNone() {
        #expect(HiveDevice([:]) == nil)
        #expect(HiveDevice(["id": ""]) == nil)
        #expect(HiveMessage(nil, "command") == nil)
        #expect(HiveMessage(["id": 1, "notification": "n", "deviceId": "d"], "notification") == nil)
        #expect(HiveMessage(["id": 1, "command": "c", "deviceId": "d", "timestamp": 0], "notification") == nil)
    }
}
