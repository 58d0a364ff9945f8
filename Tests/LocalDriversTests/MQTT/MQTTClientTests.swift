import BridgeCore
import Connectivity
import Testing
import ToldWorlds
@testable import LocalDrivers

@Suite("A connection with a real broker", .timeLimit(.minutes(1)))
struct MQTTClientTests {
    private static func reads(_ count: Int, from connection: MQTTConnection) async throws -> [MQTTMessage] {
        var heard: [MQTTMessage] = []
        for try await message in connection.messages {
            heard.append(message)
            if heard.count == count { break }
        }
        return heard
    }

    @Test func whatIsSentComesAsItIs() async throws {
        let messages = [
            MQTTMessage(topic: "a/kitchen/spot 1", text: "ON"), MQTTMessage(topic: "a/Küche", payload: []),
            MQTTMessage(topic: "a/b", payload: [0xFF, 0x00, 0xFE, 0x80]), MQTTMessage(topic: "a/b", text: "again"),
        ]
        try await MosquittoBroker.running { broker in
            try await broker.overheard(["a/#"]) { ear in
                try await broker.client().connect { connection in
                    for (index, message) in messages.enumerated() {
                        try await connection.send(message, isAcknowledged: index % 2 == 0)
                    }
                }
                try await eventually("all is heard") { await ear.heard.count >= messages.count }
                #expect(await ear.heard == messages)
            }
        }
    }

    @Test func whatTheBrokerKeepsIsToldToBeOld() async throws {
        try await MosquittoBroker.running { broker in
            try await broker.say([MQTTMessage(topic: "a", text: "old", isRetained: true)])
            try await broker.overheard(["a"]) { ear in
                try await broker.say([MQTTMessage(topic: "a", text: "new", isRetained: true)])
                try await eventually("both are heard") { await ear.heard.count == 2 }
                #expect(await ear.heard.map(\.isRetained) == [true, false])
            }
        }
    }

    @Test(arguments: [600 << 10, 4 << 20])
    func aMessageMayBeLong(bytes: Int) async throws {
        let list = MQTTMessage(topic: "list", payload: (0..<bytes).map { UInt8(truncatingIfNeeded: $0) }, isRetained: true)
        try await MosquittoBroker.running { broker in
            try await broker.say([list])
            let heard = try await broker.client().connect { connection in
                connection.listen(to: ["list"])
                return try await Self.reads(1, from: connection)
            }
            #expect(heard == [list])
        }
    }

    @Test func listeningIsChangedByItsDifferences() async throws {
        try await MosquittoBroker.running { broker in
            try await broker.say(["a", "b", "c"].map { MQTTMessage(topic: $0, text: $0, isRetained: true) })
            let heard = try await broker.client().connect { connection in
                connection.listen(to: ["a", "b"])
                var heard = try await Self.reads(2, from: connection)
                connection.listen(to: ["b", "c"])
                heard += try await Self.reads(1, from: connection)
                // Nobody listens to the first any more, and what is kept of the second is not told again.
                try await broker.say(["a", "b", "c"].map { MQTTMessage(topic: $0, text: $0 + "2") })
                heard += try await Self.reads(2, from: connection)
                return heard.map { String(decoding: $0.payload, as: UTF8.self) }
            }
            #expect(heard == ["a", "b", "c", "b2", "c2"])
        }
    }

    @Test func manyTopicsAreListenedToAtOnce() async throws {
        let topics = (0..<500).map { "lamps/lamp \($0)" }
        try await MosquittoBroker.running { broker in
            try await broker.say(topics.map { MQTTMessage(topic: $0, text: "ON", isRetained: true) })
            try await broker.overheard(Set(topics)) { ear in
                try await eventually("all are heard") { await ear.heard.count == 500 }
                #expect(await Set(ear.heard.map(\.topic)) == Set(topics))
            }
        }
    }

    @Test func whatCannotBeSentOrHeardEndsNothing() async throws {
        try await MosquittoBroker.running { broker in
            let (refused, heard) = try await broker.client().connect { connection in
                await #expect(throws: MQTTFailure.unfit("the topic \"a/#\"")) {
                    try await connection.send(MQTTMessage(topic: "a/#", text: ""))
                }
                connection.listen(to: ["a/#/b", "good"])
                var refused: String?
                for await topic in connection.refusals {
                    refused = topic
                    break
                }
                try await connection.send(MQTTMessage(topic: "good", text: "still here"))
                return (refused, try await Self.reads(1, from: connection))
            }
            #expect(refused == "a/#/b" && heard == [MQTTMessage(topic: "good", text: "still here")])
        }
    }

    @Test func whoeverReadsSlowlyMissesNothing() async throws {
        // Real brokers throw away what waits for too long; here it is about our side.
        try await MosquittoBroker.running(.init(lines: ["max_queued_messages 0"])) { broker in
            var client = broker.client("slow")
            client.waitingBytes = 10_000
            try await client.connect { connection in
                connection.listen(to: ["count", "$SYS/broker/version"])
                _ = try await Self.reads(1, from: connection)
                let rest = " " + String(repeating: "x", count: 1000)
                try await broker.say((0..<3000).map { MQTTMessage(topic: "count", text: "\($0)" + rest) })
                let heard = try await Self.reads(3000, from: connection)
                #expect(heard.map { $0.payload.prefix { $0 != 32 } } == (0..<3000).map { ArraySlice("\($0)".utf8) })
            }
        }
    }
}
