import BridgeCore
import Connectivity
import Foundation
import HomeModel
@testable import LocalDrivers

/// How a sort of lamp speaks at a broker.
protocol PlayedTongue: Sendable {
    /// What it is told apart by.
    var identity: String { get }
    /// What it listens to.
    var topics: Set<String> { get }
    /// What it says of itself, for the broker to keep.
    var births: [MQTTMessage] { get }
    /// Whether it is there, for the broker to keep.
    func presence(_ isThere: Bool) -> MQTTMessage
    /// How it is set.
    func state(_ lamp: ContractLamp) -> MQTTMessage
    /// What it is told to do; `nil` if it is asked how it is set.
    func order(_ message: MQTTMessage) -> (on: Bool?, level: Double?)?
    /// Who understands it.
    var vocabulary: any MQTTVocabulary { get }
}

/// A lamp that dims, played at a real broker. It comes back by itself when the broker was away.
actor PlayedLamp {
    private nonisolated let broker: MosquittoBroker
    private nonisolated let world: World
    private nonisolated let tongue: any PlayedTongue
    private(set) var lamp = ContractLamp(isOn: true, level: 0.5)
    /// Uptimes of the orders that came.
    private(set) var orders: [Duration] = []
    private var isThere = true
    private var manner = ContractManner.promptly
    private var connection: MQTTConnection?
    private var life: Task<Void, Never>?
    private let later: LaterWork

    init(_ broker: MosquittoBroker, _ tongue: any PlayedTongue, world: World) {
        (self.broker, self.tongue, self.world) = (broker, tongue, world)
        later = LaterWork(in: world)
    }

    func start() {
        life = life ?? Task { [self] in
            while !Task.isCancelled {
                try? await self.broker.client("lamp").connect { connection in
                    await self.begin(connection)
                    for try await message in connection.messages { await self.take(message) }
                }
                self.end()
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    func stop() async {
        life?.cancel()
        await life?.value
        life = nil
    }

    func answer(_ manner: ContractManner) { self.manner = manner }

    func touch(on: Bool, level: Double) async {
        lamp = ContractLamp(isOn: on, level: level)
        await tell()
    }

    func setPresent(_ isThere: Bool) async {
        self.isThere = isThere
        await say(tongue.presence(isThere))
        if isThere { await tell() }
    }

    func say(_ message: MQTTMessage) async { try? await connection?.send(message) }

    private func begin(_ connection: MQTTConnection) async {
        self.connection = connection
        connection.listen(to: tongue.topics)
        for message in tongue.births { await say(message) }
        await say(tongue.presence(isThere))
        await tell()
    }

    private func end() { connection = nil }

    private func take(_ message: MQTTMessage) async {
        guard let order = tongue.order(message) else { return await tell() }
        orders.append(world.now().uptime)
        guard isThere else { return }
        if let on = order.on { lamp.isOn = on }
        if let level = order.level { lamp.level = level }
        await tell()
    }

    private func tell() async {
        let words = tongue.state(lamp)
        if case .late(let delay) = manner {
            // Somebody else waits, so that orders are taken meanwhile.
            return later.after(delay) { await self.say(words) }
        }
        await say(words)
        if manner == .twice { await say(words) }
    }
}

/// A lamp of the JSON schema, as a maker of one would publish it.
struct HATongue: PlayedTongue {
    let identity = "ha:box7"
    let topics: Set<String> = ["box7/light/set"]
    let vocabulary: any MQTTVocabulary = HADiscovery(driver: BrokerHome.driver)

    var births: [MQTTMessage] {
        let config: JSONValue = [
            "~": "box7", "name": nil, "uniq_id": "box7_light", "cmd_t": "~/light/set", "stat_t": "~/light", "schema": "json",
            "brightness": true, "sup_clrm": ["brightness"], "avty_t": "~/alive", "dev": ["ids": ["box7"], "name": "Box"],
        ]
        return [MQTTMessage(topic: "homeassistant/light/box7/config", payload: config.bytes, isRetained: true)]
    }

    func presence(_ isThere: Bool) -> MQTTMessage {
        MQTTMessage(topic: "box7/alive", text: isThere ? "online" : "offline", isRetained: true)
    }

    func state(_ lamp: ContractLamp) -> MQTTMessage {
        let words: JSONValue = [
            "state": lamp.isOn ? "ON" : "OFF", "brightness": .int(Int64((lamp.level * 254).rounded() + 1)), "color_mode": "brightness",
        ]
        return MQTTMessage(topic: "box7/light", payload: words.bytes, isRetained: true)
    }

    func order(_ message: MQTTMessage) -> (on: Bool?, level: Double?)? {
        let words = try? JSONValue(parsing: message.payload)
        return (words?["state"]?.string.map { $0 == "ON" }, words?["brightness"]?.double.map { ($0 - 1) / 254 })
    }
}

/// A dimmer with Tasmota.
struct TasmotaTongue: PlayedTongue {
    let identity = TasmotaRecord.identity
    let topics: Set<String> = ["cmnd/lamp/+"]
    let vocabulary: any MQTTVocabulary = TasmotaRoster(driver: BrokerHome.driver)

    var births: [MQTTMessage] {
        let base = "tasmota/discovery/\(TasmotaRecord.mac)/"
        return [
            MQTTMessage(topic: base + "config", payload: TasmotaRecord.lamp(1).bytes, isRetained: true),
            MQTTMessage(topic: base + "sensors", text: #"{"sn":{"Time":"2026-01-01T00:00:00"},"ver":1}"#, isRetained: true),
        ]
    }

    func presence(_ isThere: Bool) -> MQTTMessage {
        MQTTMessage(topic: "tele/lamp/LWT", text: isThere ? "Online" : "Offline", isRetained: true)
    }

    func state(_ lamp: ContractLamp) -> MQTTMessage {
        let dimmer = Int(max(1, (lamp.level * 100).rounded()))
        return MQTTMessage(topic: "stat/lamp/RESULT", text: #"{"POWER":"\#(lamp.isOn ? "ON" : "OFF")","Dimmer":\#(dimmer)}"#)
    }

    func order(_ message: MQTTMessage) -> (on: Bool?, level: Double?)? {
        guard !message.topic.hasSuffix("/STATE") else { return nil }
        let text = String(decoding: message.payload, as: UTF8.self)
        let name = String(message.topic.split(separator: "/").last ?? "")
        let commands = name == "Backlog" ? text.split(separator: ";").map(String.init) : [name + " " + text]
        var order: (on: Bool?, level: Double?) = (nil, nil)
        for words in commands.map({ $0.split(separator: " ") }) where words.count == 2 {
            if words[0] == "Power1" { order.on = words[1] == "ON" }
            if words[0] == "Dimmer", let level = Double(words[1]) { order = (true, level / 100) }
        }
        return order
    }
}
