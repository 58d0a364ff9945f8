import BridgeCore
import Connectivity
import Foundation
import HomeModel

/// A Zigbee2MQTT with lamps that dim, played at a real broker. It comes back by itself when the broker was away.
actor PlayedZigbee {
    struct Lamp: Sendable {
        var isOn = true
        var level: Int64 = 128
        var isThere = true
    }

    private nonisolated let broker: MosquittoBroker
    private nonisolated let world: World
    private let topics = Z2MTopicNames()
    private(set) var lamps: [String: Lamp]
    /// Uptimes of the orders that came, and what they said.
    private(set) var orders: [(at: Duration, topic: String, text: String)] = []
    var manner = ContractManner.promptly
    private var connection: MQTTConnection?
    private var life: Task<Void, Never>?
    private let later: LaterWork

    init(_ broker: MosquittoBroker, lamps: [String], world: World) {
        self.broker = broker
        self.world = world
        later = LaterWork(in: world)
        self.lamps = Dictionary(uniqueKeysWithValues: lamps.map { ($0, Lamp()) })
    }

    /// A radio address that belongs to a name.
    static func address(_ name: String) -> String {
        "0x" + String(String(name.utf8.reduce(UInt64(0x1000)) { $0 &* 31 &+ UInt64($1) }, radix: 16).suffix(12)).leftPadded(16)
    }

    func start() {
        life = life ?? Task { [self] in
            while !Task.isCancelled {
                try? await self.broker.client("zigbee2mqtt").connect { connection in
                    await self.begin(connection)
                    for try await message in connection.messages { await self.take(message) }
                }
                self.end()
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// Plays while something is done.
    nonisolated func playing(_ body: @Sendable () async throws -> Void) async throws {
        await start()
        do {
            try await body()
        } catch {
            await stop()
            throw error
        }
        await stop()
    }

    func stop() async {
        life?.cancel()
        await life?.value
        life = nil
    }

    func answer(_ manner: ContractManner) { self.manner = manner }

    /// Somebody's hand at a lamp.
    func touch(_ name: String, _ change: (inout Lamp) -> Void) async {
        lamps[name].map { lamp in
            var lamp = lamp
            change(&lamp)
            lamps[name] = lamp
        }
        await tell(name)
    }

    func setPresent(_ name: String, _ isThere: Bool) async {
        lamps[name]?.isThere = isThere
        await say(topics.availability(name), isThere ? "online" : "offline", isRetained: true)
        if isThere { await tell(name) }
    }

    func say(_ topic: String, _ text: String, isRetained: Bool = false) async {
        try? await connection?.send(MQTTMessage(topic: topic, text: text, isRetained: isRetained))
    }

    private func begin(_ connection: MQTTConnection) async {
        self.connection = connection
        connection.listen(to: ["zigbee2mqtt/+/set", "zigbee2mqtt/+/get", "zigbee2mqtt/bridge/request/#"])
        await say(topics.state, #"{"state":"online"}"#, isRetained: true)
        let records = lamps.keys.sorted().map {
            ZigbeeRecord.device(Self.address($0), named: $0, ZigbeeRecord.light())
        }
        await say(topics.devices, JSONValue.array(records).text, isRetained: true)
        for (name, lamp) in lamps { await say(topics.availability(name), lamp.isThere ? "online" : "offline", isRetained: true) }
    }

    private func end() { connection = nil }

    private func take(_ message: MQTTMessage) async {
        let parts = message.topic.split(separator: "/").map(String.init)
        guard parts.count == 3, let lamp = lamps[parts[1]] else {
            return orders.append((world.now().uptime, message.topic, String(decoding: message.payload, as: UTF8.self)))
        }
        if parts[2] == "get" { return await tell(parts[1]) }
        orders.append((world.now().uptime, message.topic, String(decoding: message.payload, as: UTF8.self)))
        guard lamp.isThere, let words = try? JSONValue(parsing: message.payload) else { return }
        if let state = words["state"]?.string { lamps[parts[1]]?.isOn = state == "ON" }
        if let level = words["brightness"]?.int { lamps[parts[1]]?.level = Int64(level) }
        await tell(parts[1])
    }

    /// A lamp says how it is set, in the manner of the day.
    private func tell(_ name: String) async {
        guard let lamp = lamps[name] else { return }
        let text = #"{"state":"\#(lamp.isOn ? "ON" : "OFF")","brightness":\#(lamp.level),"linkquality":80}"#
        if case .late(let delay) = manner {
            // Somebody else waits, so that orders are taken meanwhile.
            return later.after(delay) { await self.say(self.topics.lamp(name), text) }
        }
        await say(topics.lamp(name), text)
        if manner == .twice { await say(topics.lamp(name), text) }
    }
}

/// Topics as the program itself names them.
private struct Z2MTopicNames {
    let state = "zigbee2mqtt/bridge/state"
    let devices = "zigbee2mqtt/bridge/devices"

    func lamp(_ name: String) -> String { "zigbee2mqtt/" + name }
    func availability(_ name: String) -> String { "zigbee2mqtt/" + name + "/availability" }
}

extension String {
    fileprivate func leftPadded(_ length: Int) -> String { String(repeating: "0", count: max(length - count, 0)) + self }
}
