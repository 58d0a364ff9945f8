import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("Configs that Zigbee2MQTT wrote for Home Assistant", .timeLimit(.minutes(1)))
struct HARecordedTests {
    private static func replay(_ owners: Set<HAOwner>) throws -> (house: HADiscovery, news: [BackendNews]) {
        var house = HADiscovery(driver: "m", owners: owners)
        var news: [BackendNews] = []
        var (kept, heard) = ([String: String](), house.subscriptions)
        for (number, line) in try RecordedSession.said().enumerated() {
            news += house.pass(to: Double(number))
            news += house.say(line.topic, line.payload, at: Double(number)).news
            if line.topic.hasSuffix("/availability") || line.topic.hasSuffix("/state") { kept[line.topic] = line.payload }
            // What the broker has kept comes when it is listened to.
            for topic in house.subscriptions.subtracting(heard).sorted() {
                if let payload = kept[topic] { news += house.say(topic, payload, at: Double(number)).news }
            }
            heard = house.subscriptions
        }
        return (house, news + house.pass(to: 10_000))
    }

    @Test func theyAreLeftToItsOwnDriver() throws {
        let (house, news) = try Self.replay([.zigbee2MQTT])
        #expect(news.isEmpty && house.subscriptions.count == 2)
    }

    @Test func withoutThatDriverTheyAreAHouse() throws {
        let (house, news) = try Self.replay([])
        #expect(news.complaints.isEmpty)
        let found = Dictionary(news.found.map { ($0.identity, $0.description) }) { $1 }
        let color = try #require(found["ha:zigbee2mqtt_" + RecordedSession.bulbColor])
        #expect(color.name == "bulb_color" && color.lights == [LightAbilities(temperatures: MirekRange(150, 500), gamut: .c)])
        let white = try #require(found["ha:zigbee2mqtt_" + RecordedSession.bulb])
        #expect(white.lights == [LightAbilities(temperatures: MirekRange(250, 454))] && white.product.manufacturer == "IKEA")
        let plug = try #require(found["ha:zigbee2mqtt_" + RecordedSession.plug])
        #expect(plug.lights == [LightAbilities(dims: false)] && plug.product.archetype == "plug")
        let motion = try #require(found["ha:zigbee2mqtt_" + RecordedSession.occupancy])
        #expect(motion.sensors.map(\.reading) == [.motion(false), .lightLevel(0)])
        let remote = try #require(found["ha:zigbee2mqtt_" + RecordedSession.remote])
        #expect(remote.sensors.map(\.reading) == [.buttons(count: 1, last: nil)])
        #expect(house.knows("ha:zigbee2mqtt_" + RecordedSession.weather))
        let level = Brightness(fraction: 119.0 / 253)
        let lamp = LightAddress(identity: "ha:zigbee2mqtt_" + RecordedSession.bulbColor, index: 0)
        let said = news.compactMap { if case .light(lamp, let reading) = $0 { reading } else { nil } }
        #expect(said.contains { $0.on == true && ($0.brightness?.fraction.isAbout(level.fraction, within: 0.003) ?? false) }, "\(said)")
    }
}
