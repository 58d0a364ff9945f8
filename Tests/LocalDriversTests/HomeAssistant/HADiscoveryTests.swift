import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Devices by Home Assistant's discovery", .timeLimit(.minutes(1)))
struct HADiscoveryTests {
    private typealias Record = HARecord

    @Test func entitiesOfOneDeviceAreOneDevice() throws {
        var house = HADiscovery.knowing(
            ("sensor/t", Record.sensor("t", "temperature")), ("light/l10", Record.light("l10", ["name": "Left"])),
            ("binary_sensor/m", Record.motion("m")), ("light/l9", Record.light("l9", ["name": "Box right", "sup_clrm": ["xy"]])),
            ("switch/s", ["uniq_id": "s", "cmd_t": "s/set", "dev": Record.device]), ("sensor/b", Record.sensor("b", "battery")),
            ("device_automation/a", Record.trigger("1", "button_short_press")))
        #expect(house.tick(at: .milliseconds(249)).isEmpty)
        let device = try #require(house.tick(at: .milliseconds(250)).found.first).description
        #expect(device.key == DeviceKey(driver: "mqtt:attic", identity: "ha:d1"))
        #expect(device.name == "Box" && device.product.manufacturer == "Maker" && device.product.model == "M-1")
        #expect(device.product.softwareVersion == "2" && device.product.archetype == "classic_bulb")
        // Whose config came first does not matter: numbers count as numbers.
        #expect(device.lights == [LightAbilities(gamut: .c), LightAbilities(), LightAbilities(dims: false)])
        #expect(device.lightNames == [0: "Box right", 1: "Box Left"])
        #expect(device.sensors.map(\.reading) == [.motion(false), .temperature(0), .buttons(count: 1, last: nil)])
        #expect(house.nextDue == nil && house.knows("ha:d1") && !house.knows("ha:d2"))
        #expect(house.subscriptions == [
            "homeassistant/+/+/config", "homeassistant/+/+/+/config", "t", "l9", "l10", "m", "b", "remote/action",
        ])
    }

    @Test func whoeverHasNoDeviceIsOne() throws {
        var house = HADiscovery.knowing(
            ("light/node/x", ["cmd_t": "x/set", "name": "Desk"]), ("switch/y", ["cmd_t": "y/set", "uniq_id": "y", "name": "Fan"]))
        let found = house.pass(to: 1).found.map(\.description)
        #expect(found.map(\.key.identity) == ["ha:homeassistant/light/node/x", "ha:y"] && found.map(\.name) == ["Desk", "Fan"])
        #expect(found.map(\.product.archetype) == ["classic_bulb", "plug"] && found.map(\.lightNames) == [nil, nil])
    }

    @Test func aStateIsUnknownUntilItIsSaid() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1")), ("light/l2", Record.light("l2")))
        #expect(house.say("l2", #"{"state":"ON","brightness":255}"#).news.isEmpty)
        #expect(house.pass(to: 1).found.map(\.lights) == [[1: LightReading(on: true, brightness: .full)]])
        #expect(house.say("l1", "OFF").news == [.light(Record.lamp, LightReading(on: false))])
        #expect(house.say("l1", "nonsense").news.isEmpty && house.say("elsewhere", "ON").news.isEmpty)
    }

    @Test func aConfigMayComeAgainWithMoreInIt() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1")))
        _ = house.pass(to: 1)
        _ = house.say("l1", "ON")
        #expect(house.config("light/l1", Record.light("l1"), at: 2).isEmpty && house.nextDue == nil)
        #expect(house.config("light/l1", Record.light("l1", ["sup_clrm": ["color_temp"], "min_mirs": 200]), at: 3).isEmpty)
        let found = house.pass(to: 4).found
        #expect(found.map(\.description.lights) == [[LightAbilities(temperatures: MirekRange(200, 500))]])
        #expect(found.map(\.lights) == [[0: LightReading(on: true)]])
    }

    @Test func whoComesLaterStandsBehindThoseThatAreThere() {
        var house = HADiscovery.knowing(("light/l5", Record.light("l5", ["name": "Five"])))
        _ = house.pass(to: 1)
        _ = house.config("light/l4", Record.light("l4", ["name": "Four"]), at: 2)
        #expect(house.pass(to: 3).found.map(\.description.lightNames) == [[0: "Box Five", 1: "Box Four"]])
        #expect(house.messages(for: action(0) { $0.on = true }, at: [Record.lamp]).map(\.topic) == ["l5/set"])
    }

    @Test func anEmptyConfigIsAGoodbye() {
        var house = HADiscovery.knowing(("light/l1", Record.light("l1")), ("binary_sensor/m", Record.motion("m")))
        _ = house.pass(to: 1)
        #expect(house.drop("light/l1", at: 2).found.map(\.description.lights) == [[]])
        #expect(house.drop("light/l1", at: 2).isEmpty && house.drop("light/never", at: 2).isEmpty)
        #expect(house.drop("binary_sensor/m", at: 3) == [.gone(identity: "ha:d1")])
        #expect(house.subscriptions.count == 2 && house.nextDue == nil && !house.knows("ha:d1"))
    }

    @Test func anEntityMayMoveToAnotherTopicOrDevice() {
        var house = HADiscovery.knowing(("light/old", Record.light("l1")))
        _ = house.pass(to: 1)
        #expect(house.config("light/new", Record.light("l1"), at: 2).isEmpty)
        #expect(house.drop("light/old", at: 3).isEmpty && house.knows("ha:d1"))
        #expect(house.config("light/new", Record.light("l1", ["dev": ["ids": "d2"]]), at: 4) == [.gone(identity: "ha:d1")])
        #expect(house.pass(to: 5).found.map(\.identity) == ["ha:d2"])
    }

    @Test func aWholeDeviceMayBeToldOfAtOnce() throws {
        var house = HADiscovery(driver: "m")
        let device: JSONValue = [
            "dev": ["ids": "d1", "name": "Box"], "o": ["name": "maker"], "~": "box", "avty_t": "~/alive", "stat_t": "~/state",
            "cmps": [
                "a": ["p": "light", "uniq_id": "a", "cmd_t": "~/a/set", "schema": "json", "avty_t": "~/a/alive"],
                "b": ["p": "sensor", "uniq_id": "b", "dev_cla": "temperature", "val_tpl": "{{ value_json.temp }}"],
                "c": ["p": "sensor"], "d": [:], "e": 3,
            ],
        ]
        _ = house.config("device/d1", device)
        let found = try #require(house.pass(to: 1).found.first)
        #expect(found.description.lights.count == 1 && found.description.sensors.count == 1 && found.description.name == "Box")
        #expect(house.subscriptions.isSuperset(of: ["box/alive", "box/a/alive", "box/state"]))
        _ = house.say("box/a/alive", "online")
        #expect(house.say("box/state", #"{"state":"ON","temp":21}"#).news.sensors == [.temperature(21)])
        #expect(house.messages(for: action(0) { $0.on = true }, at: [Record.lamp]).map(\.topic) == ["box/a/set"])
        // One that is left out is no more.
        let less: JSONValue = ["dev": ["ids": "d1"], "cmps": ["b": ["p": "sensor"]]]
        #expect(house.config("device/d1", less, at: 2) == [.gone(identity: "ha:d1")])
    }

    @Test func whatHasADriverOfItsOwnIsLeftToIt() {
        let foreign = Record.light("l1", ["o": ["name": "Zigbee2MQTT"]])
        var house = HADiscovery.knowing(("light/l1", foreign), owners: [.zigbee2MQTT, .tasmota])
        #expect(house.nextDue == nil && house.subscriptions.count == 2 && !house.knows("ha:d1"))
        house = HADiscovery.knowing(("light/l1", foreign), owners: [.tasmota])
        #expect(house.pass(to: 1).found.count == 1)
    }

    @Test func aTemplateThatIsNotUnderstoodIsComplainedOfOnce() {
        var house = HADiscovery(driver: "m")
        let odd: JSONValue = .object((Record.motion("m").object ?? [:]).merging(["val_tpl": "{{ value | odd }}"]) { $1 })
        let complaints = house.config("binary_sensor/m", odd).complaints
        #expect(complaints == ["homeassistant/binary_sensor/m: template not supported: {{ value | odd }}"])
        #expect(house.config("binary_sensor/m", odd).isEmpty && house.pass(to: 1).isEmpty && !house.knows("ha:d1"))
    }

    @Test(arguments: [
        "light/a/b/c", "light", "light//x", "", "light/x/config/more",
    ])
    func otherTopicsAreNoConfigs(topic: String) {
        var house = HADiscovery(driver: "m")
        _ = house.config(topic, Record.light("l1"))
        #expect(house.nextDue == nil && !house.knows("ha:d1"))
    }

    @Test func houseAndPrefixMayBeTheOwnersOwn() {
        var house = HADiscovery(driver: "m", prefix: "my/ha/", greeting: .always)
        #expect(house.greetings().map(Said.init) == [Said("my/ha/status", "online")])
        #expect(house.invitation(for: .seconds(30)).map(\.isRetained) == [false])
        _ = house.say("my/ha/light/n/l1/config", Record.light("l1"))
        #expect(house.pass(to: 1).found.count == 1)
    }

    @Test(arguments: [(HAGreeting.never, 0, 0), (.searching, 0, 1), (.always, 1, 1)])
    func devicesAreToldThatSomebodyListensWhenTheOwnerWantsIt(greeting: HAGreeting, coming: Int, searching: Int) {
        var house = HADiscovery(driver: "m", greeting: greeting)
        #expect(house.greetings().count == coming)
        #expect(house.invitation(for: .seconds(30)).map(Said.init) == Array(repeating: Said("homeassistant/status", "online"), count: searching))
    }
}
