import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("A recorded Zigbee2MQTT, heard from beginning to end", .timeLimit(.minutes(1)))
struct RecordedSessionTests {
    private typealias House = RecordedSession

    /// All news of the session, by the line of the program's that brought them.
    private static func replay(retained: Bool = false) throws -> (roster: Z2MRoster, news: [[BackendNews]]) {
        var roster = Z2MRoster(driver: "mqtt:attic")
        let news = try House.said().map {
            roster.take(MQTTMessage(topic: $0.topic, text: $0.payload, isRetained: retained && $0.retain), at: .zero).news
        }
        return (roster, news)
    }

    private static func lights(_ news: [[BackendNews]], of address: String) -> [LightReading] {
        let lamp = LightAddress(identity: address, index: 0)
        return news.joined().compactMap { if case .light(lamp, let reading) = $0 { reading } else { nil } }
    }

    private static func sensors(_ news: [[BackendNews]], of address: String) -> [SensorReading] {
        news.joined().compactMap { if case .sensor(address, _, let reading) = $0 { reading } else { nil } }
    }

    @Test func everyDeviceIsFoundOnceAsWhatItIs() throws {
        let found = try Self.replay().news.joined().compactMap { news -> DeviceDescription? in
            guard case .found(let device) = news, device.isReachable, device.lights.isEmpty, device.sensors.isEmpty
            else { return nil }
            return device.description
        }
        #expect(found.map(\.name) == [
            "bulb", "bulb_color", "bulb_2", "bulb_color_2", "remote", "button", "weather_sensor", "occupancy_sensor",
            "power_plug", "ikea_onoff",
        ])
        let white = LightAbilities(temperatures: MirekRange(250, 454))
        let color = LightAbilities(temperatures: MirekRange(150, 500), gamut: .c)
        #expect(found.map(\.lights) == [[white], [color], [white], [color], [], [], [], [], [LightAbilities(dims: false)], []])
        #expect(found.map { $0.sensors.map(\.reading) } == [
            [], [], [], [], [.buttons(count: 4, last: nil)], [.buttons(count: 4, last: nil)], [.temperature(0), .humidity(0)],
            [.motion(false), .lightLevel(0)], [], [.buttons(count: 2, last: nil)],
        ])
        #expect(found[3].product.manufacturer == "Philips" && found[3].product.softwareVersion == "5.127.1.26581")
        #expect(found[3].hardwareAddress == "00:0b:57:ff:fe:c6:a5:b4")
        #expect(found[8].product.archetype == "plug")
    }

    @Test func lampsSayWhatTheyAreSetTo() throws {
        let news = try Self.replay().news
        let level = Brightness(fraction: 119.0 / 253)
        #expect(Self.lights(news, of: House.bulbColor) == [
            LightReading(on: true, brightness: level),
            LightReading(on: true, brightness: level, xy: ColorXY(x: 0.3, y: 0.6)),
            LightReading(on: true, brightness: level, mirek: Mirek(300)),
            LightReading(on: false, brightness: level, mirek: Mirek(300)),
        ])
        #expect(Self.lights(news, of: House.bulb) == [
            LightReading(on: true, brightness: .full, mirek: Mirek(370)),
            LightReading(on: false, brightness: .full, mirek: Mirek(370)),
        ])
        #expect(Self.lights(news, of: House.plug) == [LightReading(on: true)])
        // Twice with its group, then once after its new name and once by it.
        #expect(Self.lights(news, of: House.bulbColor2).map(\.on) == [true, false, false, true])
    }

    @Test func sensorsAreHeardOnceForEachThingTheySense() throws {
        let news = try Self.replay().news
        #expect(Self.sensors(news, of: House.occupancy) == [.motion(true), .lightLevel(12_554)])
        #expect(Self.sensors(news, of: House.weather) == [.temperature(21.53)])
    }

    @Test func handsAreHeardOnce() throws {
        let news = try Self.replay().news
        func presses(_ count: Int, _ events: (Int, ButtonPress.Event)...) -> [SensorReading] {
            events.map { .buttons(count: count, last: ButtonPress(button: $0.0, event: $0.1)) }
        }
        #expect(Self.sensors(news, of: House.remote)
            == presses(4, (1, .initialPress), (1, .shortRelease), (1, .hold), (1, .longRelease)))
        #expect(Self.sensors(news, of: House.button) == presses(4, (1, .initialPress), (1, .shortRelease)))
        #expect(Self.sensors(news, of: House.ikea) == presses(2, (1, .initialPress), (1, .shortRelease), (1, .hold)))
    }

    @Test func whatTheBrokerKeptTellsOfNoHands() throws {
        let news = try Self.replay(retained: true).news
        #expect(Self.sensors(news, of: House.remote).isEmpty)
        #expect(Self.lights(news, of: House.bulb).count == 2)
    }

    @Test func aNewNameIsTheSameDevice() throws {
        let (roster, news) = try Self.replay()
        #expect(!news.joined().contains { if case .gone = $0 { true } else { false } })
        #expect(roster.subscriptions.isSuperset(of: ["zigbee2mqtt/kitchen/spot 1", "zigbee2mqtt/kitchen/spot 1/availability"]))
        #expect(roster.subscriptions.count == 10)
        var action = LightAction()
        action.on = true
        #expect(roster.messages(for: action, at: [LightAddress(identity: House.bulbColor2, index: 0)])
            == [MQTTMessage(topic: "zigbee2mqtt/kitchen/spot 1/set", text: #"{"state":"ON","transition":0.4}"#)])
    }

    @Test func theProgramComesComplainsAndGoes() throws {
        let (roster, news) = try Self.replay()
        #expect(news.first == [] && roster.isOnline == false)
        #expect(news.last == roster.devices.map { .reachable(identity: $0.key.identity, false) } && roster.devices.count == 10)
        let complaints = news.joined().compactMap { news -> String? in
            guard case .notFollowed(LightAddress(identity: House.bulbColor, index: 0), let words) = news else { return nil }
            return words
        }
        #expect(complaints.count == 1 && complaints[0].contains("must be a number >= 0"))
        let reach = news.dropLast().joined().filter { if case .reachable = $0 { true } else { false } }
        #expect(reach.isEmpty)
    }

    @Test func lampsOfAGroupHearOneMessage() throws {
        let roster = try Self.replay().roster
        var action = LightAction(transition: .seconds(1))
        action.brightness = Brightness(fraction: 76.0 / 253)
        let pair = [House.bulb2, House.bulbColor2].map { LightAddress(identity: $0, index: 0) }
        // Two groups have these members; the first by name is taken each time.
        #expect(roster.messages(for: action, at: pair)
            == [MQTTMessage(topic: "zigbee2mqtt/9/set", text: #"{"brightness":77,"transition":1}"#)])
        let three = pair + [LightAddress(identity: House.bulb, index: 0)]
        #expect(roster.messages(for: action, at: three).map(\.topic)
            == ["zigbee2mqtt/bulb_2/set", "zigbee2mqtt/kitchen/spot 1/set", "zigbee2mqtt/bulb/set"])
        // What each can show differs, so each is told by itself.
        action.color = .mirek(Mirek(200))
        #expect(roster.messages(for: action, at: pair).count == 2)
    }

    @Test func aHouseOfTwoHundredLampsIsFoundInOneList() throws {
        let list = try #require(try House.said().first { $0.topic == "zigbee2mqtt/bridge/devices" })
        let records = try #require(try JSONValue(parsing: list.payload.utf8).array)
        let lamp = try #require(records.first { $0["ieee_address"]?.string == House.bulbColor }?.object)
        let lamps = (0..<200).map { number in
            let address = "0x000b57fffec7\(String(0x1000 + number, radix: 16))"
            return JSONValue.object(lamp.merging(["ieee_address": .string(address), "friendly_name": .string("lamp \(number)")]) { $1 })
        }
        var roster = Z2MRoster(driver: "mqtt:attic")
        let bytes = JSONValue.array(lamps).bytes
        let kept = MQTTMessage(topic: "zigbee2mqtt/bridge/devices", payload: bytes, isRetained: true)
        #expect(roster.take(kept, at: .zero).news.count == 200)
        #expect(roster.subscriptions == Set(roster.topics.always))
    }
}
