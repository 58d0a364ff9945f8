import BridgeCore
import Connectivity
import Foundation
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("A house behind a real broker", .timeLimit(.minutes(1)), .serialized)
struct MQTTBackendTests {
    private typealias House = RecordedSession

    private static func messages(_ lines: [RecordedSession.Line]) -> [MQTTMessage] {
        lines.map { MQTTMessage(topic: $0.topic, text: $0.payload, isRetained: $0.retain) }
    }

    @Test func aRecordedHouseIsShownAsItWas() async throws {
        let said = try House.said()
        try await MosquittoBroker.running { broker in
            let home = try BrokerHome(broker)
            try await home.run {
                try await home.until("it listens") { if case .connected = home.ledger.page.state { true } else { false } }
                try await broker.say(Self.messages(said.dropLast()))
                try await home.until("a lamp is as it was last") {
                    home.light(House.bulbColor).map { !$0.state.on && LightReading(of: $0.state).mirek == Mirek(300) } ?? false
                }
                #expect(home.home.devices.count == 10 && home.reachable == 5)
                #expect(home.light(House.plug)?.state.on == true)
                let words = try #require(home.ledger.page.failure).words
                #expect(words.hasPrefix("the device did not follow") && words.contains("bulb_color"))
                try await broker.say(Self.messages(said.suffix(1)))
                try await home.until("the program is gone") { home.home.devices.all.allSatisfy { !$0.isReachable } }
                if case .connected = home.ledger.page.state {} else { Issue.record("the broker is still there") }
            }
        }
    }

    @Test func ordersReachTheBroker() async throws {
        let said = try House.said()
        try await MosquittoBroker.running { broker in
            try await broker.say(Self.messages(said.dropLast()).filter(\.isRetained))
            let home = try BrokerHome(broker)
            try await broker.overheard(["zigbee2mqtt/+/set", "zigbee2mqtt/kitchen/+/set"]) { ear in
                try await home.run {
                    try await home.until("it is found") { home.reachable == 5 }
                    try await home.set(House.bulb) { ($0.on, $0.brightness) = (true, .to(.full)) }
                    try await home.until("the order came") { await !ear.heard.isEmpty }
                    #expect(await ear.text(on: "zigbee2mqtt/bulb/set") == [#"{"brightness":254,"state":"ON","transition":0.4}"#])
                    try await home.set(House.bulbColor2) { $0.on = true }
                    try await home.until("the order came") { await ear.heard.count == 2 }
                    #expect(await ear.heard.last?.topic == "zigbee2mqtt/kitchen/spot 1/set")
                }
            }
        }
    }

    @Test func lampsOfAGroupAreToldOnce() async throws {
        let said = try House.said()
        try await MosquittoBroker.running { broker in
            try await broker.say(Self.messages(said.dropLast()).filter(\.isRetained))
            let home = try BrokerHome(broker)
            try await broker.overheard(["zigbee2mqtt/+/set", "zigbee2mqtt/kitchen/+/set"]) { ear in
                try await home.run {
                    try await home.until("it is found") { home.reachable == 5 }
                    // What the broker keeps has all been heard when this has.
                    let error = #"{"level":"error","message":"that was all"}"#
                    try await broker.say([MQTTMessage(topic: "zigbee2mqtt/bridge/logging", text: error)])
                    try await home.until("all is heard") { home.ledger.page.failure?.words == "that was all" }
                    let pair = [House.bulb2, House.bulbColor2].compactMap { home.light($0)?.id }
                    let change = patch { ($0.on, $0.brightness) = (true, .to(.full)) }
                    try await home.bridge.perform(.setGroup(.part(pair, of: .wholeHome), change), by: .owner)
                    try await home.until("they are told") { await !ear.heard.isEmpty }
                    // Whatever comes after it came after all that was said for the pair.
                    try await home.set(House.plug) { $0.on = true }
                    try await home.until("the plug is told") { await ear.heard.last?.topic == "zigbee2mqtt/power_plug/set" }
                    #expect(await ear.heard.map(\.topic) == ["zigbee2mqtt/9/set", "zigbee2mqtt/power_plug/set"])
                }
            }
        }
    }

    @Test func twoHundredLampsAppearAtOnce() async throws {
        let names = (0..<200).map { "lamp \($0)" }
        try await MosquittoBroker.running { broker in
            let light = ZigbeeRecord.light(ZigbeeRecord.whites)
            let list = JSONValue.array(names.map { ZigbeeRecord.device(PlayedZigbee.address($0), named: $0, light) })
            let state = #"{"state":"ON","brightness":100}"#
            try await broker.say(
                [MQTTMessage(topic: "zigbee2mqtt/bridge/devices", text: list.text, isRetained: true)]
                    + names.map { MQTTMessage(topic: "zigbee2mqtt/" + $0, text: state, isRetained: true) })
            let home = try BrokerHome(broker)
            let began = ContinuousClock.now
            try await home.run {
                try await home.until("all are on") { home.home.lights.all.filter(\.state.on).count == 200 }
                #expect(home.reachable == 200 && home.ledger.page.devices == 200)
            }
            print("200 lamps after", ContinuousClock.now - began)
        }
    }

    @Test func aSearchLetsDevicesJoin() async throws {
        try await MosquittoBroker.running { broker in
            let home = try BrokerHome(broker)
            try await broker.overheard(["zigbee2mqtt/bridge/request/#"]) { ear in
                try await home.run {
                    try await home.until("it is connected") { home.ledger.page.connections == 1 }
                    try await home.bridge.perform(.searchLights(serials: []), by: .owner)
                    try await home.until("it asks") { await !ear.heard.isEmpty }
                    #expect(await ear.heard.first?.topic == "zigbee2mqtt/bridge/request/permit_join")
                }
            }
        }
    }
}
