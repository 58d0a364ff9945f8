import BridgeCore
@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("What MODE's lists and events mean", .timeLimit(.minutes(1)))
struct ModeRosterTests {
    private static let desk = ModeDevice(id: 1, deviceClass: "lamp-color", name: "Desk")
    private static let hall = ModeDevice(id: 2, deviceClass: "sensor-climate", tag: "Hall", isConnected: false)
    private static let hub = ModeDevice(id: 3, deviceClass: ModeDevice.hubClass, name: "Porchlight")
    private static let lamp = LightAddress(identity: "1", index: 0)

    private static func roster(_ devices: [ModeDevice] = [desk, hall, hub]) -> ModeRoster {
        var roster = ModeRoster(driver: "mode:cottage", classes: ModeClasses())
        _ = roster.take(devices)
        return roster
    }

    private static func event(_ type: String, _ device: Int, _ data: JSONValue = [:], of deviceClass: String = "x") throws -> ModeEvent {
        let json: JSONValue = [
            "eventType": .string(type), "eventData": data, "homeId": 55, "originDeviceId": .int(Int64(device)),
            "originDeviceClass": .string(deviceClass),
        ]
        return try #require(ModeEvent(json.text))
    }

    @Test func aListIsDevicesOfTheHomeAndABridgeIsNone() {
        let devices = Self.roster().devices
        #expect(devices.map(\.identity) == ["1", "2"])
        #expect(devices.map(\.isReachable) == [true, false])
        #expect(devices.map(\.description.name) == ["Desk", "Hall"])
        #expect(devices.map(\.description.key.driver) == ["mode:cottage", "mode:cottage"])
        #expect(devices.map(\.description.lights.count) == [1, 0])
        #expect(devices.map(\.description.sensors.count) == [0, 2])
        #expect(devices.map(\.lights) == [[:], [:]])
    }

    @Test func ofALaterListOnlyWhatIsDifferentIsNews() {
        var roster = Self.roster()
        #expect(roster.take([Self.desk, Self.hall, Self.hub]).isEmpty)
        let renamed = ModeDevice(id: 1, deviceClass: "lamp-color", name: "Table", isConnected: false)
        #expect(roster.take([renamed, Self.hub]) == [.gone(identity: "2"), .reachable(identity: "1", false)])
        let back = roster.take([renamed, Self.hall])
        #expect(back == [.found(roster.devices[1])])
        let other = ModeDevice(id: 1, deviceClass: "lamp-ct", name: "Table")
        #expect(roster.take([other, Self.hall]) == [.found(roster.devices[0])])
    }

    @Test func whatWasHeardWhileAListWasOnItsWayIsNewer() throws {
        var roster = Self.roster()
        roster.startListing()
        _ = roster.take(try Self.event("_deviceDisconnected_", 1))
        #expect(roster.take([Self.desk, Self.hall]).isEmpty)
        #expect(roster.devices[0].isReachable == false)
        #expect(roster.take([Self.desk, Self.hall]) == [.reachable(identity: "1", true)])
    }

    @Test func aDeviceThatComesBackIsAskedHowItIs() throws {
        var roster = Self.roster()
        let back = roster.take(try Self.event("_deviceConnected_", 1))
        #expect(back == .init(news: [.reachable(identity: "1", true)], unasked: 1))
        let sensor = roster.take(try Self.event("_deviceConnected_", 2))
        #expect(sensor == .init(news: [.reachable(identity: "2", true)], unasked: 2))
        #expect(roster.take(try Self.event("_deviceConnected_", 3, of: ModeDevice.hubClass)) == .init())
    }

    @Test func lampsAndSensorsAreHeard() throws {
        var roster = Self.roster()
        let light = roster.take(try Self.event("light", 1, ["status": "on", "bri": 254]))
        #expect(light.news == [.light(Self.lamp, LightReading(on: true, brightness: .full))])
        let sensor = roster.take(try Self.event("sensor", 2, ["temperature": 20.5, "humidity": 130, "motion": true]))
        #expect(sensor.news == [
            .sensor(identity: "2", index: 0, .temperature(20.5)), .sensor(identity: "2", index: 1, .humidity(100)),
        ])
    }

    @Test func batteriesAreRememberedWhereListsAreSilent() throws {
        var roster = Self.roster()
        let first = roster.take(try Self.event("sensor", 2, ["battery": 80.4]))
        #expect(first.news == [.found(roster.devices[1])])
        #expect(roster.devices[1].description.battery == 80)
        #expect(roster.take(try Self.event("sensor", 2, ["battery": 80])).news.isEmpty)
        #expect(roster.take(try Self.event("sensor", 2, ["battery": 1e300])).news.count == 1)
        #expect(roster.take([Self.desk, Self.hall]).isEmpty)
        var later = ModeRoster(driver: "mode:cottage", classes: ModeClasses(), batteries: roster.batteries)
        _ = later.take([Self.hall])
        #expect(later.devices[0].description.battery == 100)
    }

    @Test func whatTheHomeHasNoUseForMeansNothing() throws {
        var roster = Self.roster()
        let nothing = ModeRoster.Meaning()
        #expect(roster.take(try Self.event("doorbell", 1, ["rings": 3])) == nothing)
        #expect(roster.take(try Self.event("light", 2, ["status": "on"])) == nothing)
        #expect(roster.take(try Self.event("sensor", 1, ["temperature": 20])) == nothing)
        #expect(roster.take(try Self.event("light", 1, ["status": 7])) == nothing)
        #expect(roster.take(try Self.event("light", 3, ["light": "x", "status": "on"], of: ModeDevice.hubClass)) == nothing)
        #expect(roster.take(try #require(ModeEvent(#"{"eventType":"_keyValueSaved_","homeId":55}"#))) == nothing)
    }

    @Test func aDeviceThatWasNotListedMakesTheListOld() throws {
        var roster = Self.roster()
        #expect(roster.take(try Self.event("light", 9, ["status": "on"])) == .init(isListOld: true))
        #expect(roster.take(try Self.event("_deviceConnected_", 9)) == .init(isListOld: true))
    }

    @Test(arguments: ["", "rubbish", "[]", "{}", #"{"eventType":7}"#, #"{"eventData":{}}"#])
    func rubbishIsNoEvent(_ text: String) {
        #expect(ModeEvent(text) == nil)
    }

    @Test(arguments: [#"{}"#, #"{"id":"1","deviceClass":"lamp"}"#, #"{"id":1}"#, "7"])
    func rubbishIsNoDevice(_ text: String) throws {
        #expect(ModeDevice(try JSONValue(parsing: text.utf8)) == nil)
    }
}
