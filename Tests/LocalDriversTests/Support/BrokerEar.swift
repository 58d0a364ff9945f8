import BridgeCore
import Connectivity
import Foundation
import HomeModel
import LocalDrivers
import Testing
import ToldWorlds

/// Somebody at a broker who writes down all that is said on some topics.
actor BrokerEar {
    private(set) var heard: [MQTTMessage] = []
    private var isListening = false

    func text(on topic: String) -> [String] {
        heard.filter { $0.topic == topic }.map { String(decoding: $0.payload, as: UTF8.self) }
    }

    fileprivate func take(_ message: MQTTMessage) {
        if message.topic.hasPrefix("$SYS") { isListening = true } else { heard.append(message) }
    }

    fileprivate nonisolated func listens() async throws {
        try await eventually("the ear listens") { await isListening }
    }
}

extension MosquittoBroker {
    /// A client of its own.
    nonisolated func client(_ name: String = "voice", _ change: (inout MQTTSetup) -> Void = { _ in }) -> MQTTClient {
        var setup = MQTTSetup(host: "127.0.0.1", port: port, clientID: name)
        change(&setup)
        return MQTTClient(setup, clock: ConnectionClock(World.real()))
    }

    /// Says something, and returns when the broker has it.
    nonisolated func say(_ messages: [MQTTMessage]) async throws {
        try await client("voice-\(UUID().uuidString)").connect { connection in
            for message in messages { try await connection.send(message, isAcknowledged: true) }
        }
    }

    /// Has somebody listen while something is done.
    nonisolated func overheard(
        _ topics: Set<String>, _ body: @escaping @Sendable (BrokerEar) async throws -> Void
    ) async throws {
        try await client("ear-\(UUID().uuidString)").connect { connection in
            let ear = BrokerEar()
            // What the broker says of itself comes with the first subscriptions, so whoever hears it listens.
            connection.listen(to: topics.union(["$SYS/broker/version"]))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { for try await message in connection.messages { await ear.take(message) } }
                try await ear.listens()
                try await body(ear)
                group.cancelAll()
            }
        }
    }
}
