import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("What a cloud's device is to the home")
struct DeviceKindTests {
    @Test func eachKindHasAWordOfItsOwn() {
        #expect(DeviceKind.allCases.map(\.rawValue) == [
            "onoff", "dimmable", "ct", "color", "sensor-climate", "sensor-motion", "sensor-contact",
        ])
    }

    @Test(arguments: DeviceKind.allCases)
    func eachIsALightOrSensesSomething(kind: DeviceKind) {
        #expect((kind.abilities == nil) == !kind.senses.isEmpty)
        let device = describe(kind, name: "Thing")
        #expect(device.lights.count + device.sensors.count >= 1)
        #expect(device.sensors.map(\.reading) == kind.senses)
    }

    @Test func wordsBecomeReadingsInTheOrderOfTheSensors() {
        let words: JSONValue = ["temperature": 21.5, "humidity": 130, "lux": 100, "motion": true, "open": true, "battery": 80]
        #expect(DeviceKind.climate.readings(words) == [0: .temperature(21.5), 1: .humidity(100)])
        #expect(DeviceKind.motion.readings(words) == [0: .motion(true), 1: .lightLevel(20_001), 2: .temperature(21.5)])
        #expect(DeviceKind.contact.readings(words) == [0: .contact(true)])
        #expect(DeviceKind.color.readings(words) == [:])
    }

    @Test(arguments: [(0.0, 0), (-5, 0), (1, 1), (0.5, 0), (1e30, 65_535), (.nan, 0), (.infinity, 0)])
    func lightLevelsStayOnTheirScale(lux: Double, level: Int) {
        #expect(DeviceKind.motion.readings(["lux": .double(lux)])[1] == .lightLevel(level))
    }

    @Test(arguments: [
        ("Desk", "Desk"), ("", "lamp-v1"), ("\u{1B}[31mRed\n", "[31mRed"), (String(repeating: "ä", count: 40), String(repeating: "ä", count: 16)),
    ])
    func namesAreMadeToFit(given: String, shown: String) {
        #expect(describe(.onOff, name: given).name == shown)
    }

    private func describe(_ kind: DeviceKind, name: String) -> DeviceDescription {
        kind.device(key: DeviceKey(driver: "mode:x", identity: "1"), name: name, model: "lamp-v1", manufacturer: "MODE")
    }
}
