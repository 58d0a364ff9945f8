import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Records of Zigbee2MQTT's devices", .timeLimit(.minutes(1)))
struct Z2MDeviceTests {
    private typealias Record = ZigbeeRecord

    private static let good = Record.device(Record.lamp, named: "lamp", Record.light())

    private static func good(but change: [String: JSONValue]) -> JSONValue {
        .object((good.object ?? [:]).merging(change) { $1 })
    }

    private static let strangers: [JSONValue] = [
        good(but: ["type": "Coordinator"]), good(but: ["disabled": true]), good(but: ["definition": nil]),
        good(but: ["definition": ["exposes": "x"]]), good(but: ["interview_state": "IN_PROGRESS"]),
        good(but: ["interview_state": nil, "interview_completed": false]), good(but: ["friendly_name": ""]),
        good(but: ["friendly_name": "a/#"]), good(but: ["friendly_name": "+"]), good(but: ["friendly_name": 7]),
        good(but: ["ieee_address": "lamp"]), good(but: ["ieee_address": "0x00000000000000zz"]), [], nil, "lamp", 5,
    ]

    @Test(arguments: strangers)
    func someRecordsAreNoDevice(record: JSONValue) {
        #expect(Z2MDevice(record) == nil)
    }

    @Test func olderProgramsSayOnlyWhetherTheInterviewIsOver() {
        #expect(Z2MDevice(Self.good(but: ["interview_state": nil, "interview_completed": true])) != nil)
        #expect(Z2MDevice(Self.good(but: ["interview_state": nil])) != nil)
    }

    @Test func addressesAreTheSameInEitherCase() {
        #expect(Z2MDevice(Self.good(but: ["ieee_address": "0x00000000000000A1"]))?.address == Record.lamp)
    }

    @Test(arguments: [
        ("kitchen/spot 1", "kitchen/spot 1"), (Record.lamp, "A thing"),
        ("Ein sehr langer Name für eine Lampe im Flur", "Ein sehr langer Name für eine L"), ("\u{1}", "A thing"),
    ])
    func namesFitTheHome(name: String, shown: String) {
        #expect(Z2MDevice(Self.good(but: ["friendly_name": .string(name)]))?.description(driver: "m").name == shown)
    }

    @Test func partsOfADeviceAreLightsOfTheirOwn() throws {
        let record = Record.device(
            Record.lamp, named: "stand", Record.light(endpoint: "front"),
            Record.light(Record.leaf("color_temp", "color_temp_cct", endpoint: "cct"), endpoint: "cct"))
        let description = try #require(Z2MDevice(record)).description(driver: "m")
        #expect(description.lights == [LightAbilities(), LightAbilities(temperatures: MirekRange(153, 500))])
        #expect(description.lightNames == [0: "stand front", 1: "stand cct"])
    }

    private static let abilities: [(JSONValue, LightAbilities)] = [
        (Record.light(), LightAbilities()), (Record.plug, LightAbilities(dims: false)),
        (Record.light(Record.whites), LightAbilities(temperatures: MirekRange(250, 454))),
        (Record.light(Record.xy), LightAbilities(gamut: .c)), (Record.light(Record.hs), LightAbilities(gamut: .c)),
        (Record.light(Record.whites, Record.xy, Record.hs), LightAbilities(temperatures: MirekRange(250, 454), gamut: .c)),
        (
            Record.light(Record.leaf("color_temp", nil, ["value_min": -1, "value_max": 1e300])),
            LightAbilities(temperatures: MirekRange(153, 500))
        ),
    ]

    @Test(arguments: abilities)
    func lightsCanDoWhatTheyExpose(light: JSONValue, abilities: LightAbilities) {
        let device = Z2MDevice(Record.device(Record.lamp, named: "a", light))
        #expect(device?.description(driver: "m").lights == [abilities])
    }

    @Test func whatNobodyCanSwitchIsNoLight() {
        let fixed: JSONValue = ["type": "light", "features": [Record.leaf("state", nil, ["access": 1])]]
        let lock: JSONValue = ["type": "lock", "features": [Record.leaf("state")]]
        let exposes = Z2MExposes([fixed, lock, ["type": "light"], ["type": "switch", "features": [nil, 3]], 9])
        #expect(exposes.isEmpty)
    }

    @Test func sensorsStandInTheSameOrderHoweverTheyAreListed() {
        let leaves = [
            "humidity", "battery", "contact", "temperature", "illuminance_lux", "illuminance", "presence", "occupancy", "smoke",
        ]
        let wanted: [SensorReading] = [
            .motion(false), .lightLevel(0), .temperature(0), .contact(false), .humidity(0), .flag(false),
        ]
        #expect(Z2MExposes(leaves.map { Record.leaf($0) }).sensors == wanted)
        #expect(Z2MExposes(leaves.reversed().map { Record.leaf($0) }).sensors == wanted)
    }
}
