import BridgeCore
import Connectivity
import Glibc
import Testing
import ToldWorlds
@testable import LocalDrivers

@Suite("The end of a connection with a broker", .timeLimit(.minutes(1)))
struct MQTTEndTests {
    private static func failure(_ client: MQTTClient) async -> MQTTFailure? {
        do {
            try await client.connect { _ in }
            return nil
        } catch {
            return error as? MQTTFailure
        }
    }

    @Test func aBrokerThatGoesTakesTheConnectionAlong() async throws {
        try await MosquittoBroker.running { broker in
            await #expect(throws: MQTTFailure.connection(.lost("it hung up"))) {
                try await broker.client().connect { connection in
                    await broker.kill()
                    for try await _ in connection.messages {}
                }
            }
            #expect(await Self.failure(broker.client()) == .connection(.unreachable("connection refused")))
            try await broker.start()
            #expect(await Self.failure(broker.client()) == nil)
        }
    }

    @Test func whatIsSentAfterTheEndFails() async throws {
        try await MosquittoBroker.running { broker in
            try await broker.client().connect { connection in
                await broker.kill()
                do { for try await _ in connection.messages {} } catch {}
                await #expect(throws: MQTTFailure.connection(.lost("it hung up"))) {
                    try await connection.send(MQTTMessage(topic: "a", text: ""), isAcknowledged: true)
                }
            }
        }
    }

    @Test func strangersAreToldSo() async throws {
        try await MosquittoBroker.running(.init(user: "attic", password: "s3cret")) { broker in
            #expect(await Self.failure(broker.client()) == .notAllowed)
            #expect(await Self.failure(broker.client { ($0.user, $0.password) = ("attic", "wrong") }) == .notAllowed)
            #expect(await Self.failure(broker.client { ($0.user, $0.password) = ("attic", "s3cret") }) == nil)
        }
        #expect("\(MQTTFailure.notAllowed)" == "the broker does not let us in with this user and password")
    }

    @Test func aHostThatNobodyKnowsIsNamed() async throws {
        let client = MQTTClient(MQTTSetup(host: "nobody.invalid", clientID: "x"), clock: ConnectionClock(World.real()))
        let words = await Self.failure(client).map { "\($0)" }
        #expect(words == "nobody answers there (no address is known for nobody.invalid)")
    }

    @Test func whoeverSaysNothingIsGivenUp() async throws {
        let (socket, port) = try MosquittoBroker.boundSocket()
        defer { close(socket) }
        #expect(listen(socket, 5) == 0)
        var client = MQTTClient(MQTTSetup(host: "127.0.0.1", port: port, clientID: "x"), clock: ConnectionClock(World.real()))
        client.patience = .milliseconds(300)
        #expect(await Self.failure(client) == .connection(.timedOut))
    }

    @Test func othersSeeWhoIsThere() async throws {
        let presence = MQTTPresence(topic: "me/status")
        try await MosquittoBroker.running { broker in
            try await broker.overheard(["me/status"]) { ear in
                let me = broker.client("me") { $0.presence = presence }
                try await me.connect { _ in
                    try await eventually("it is there") { await ear.text(on: "me/status") == ["online"] }
                }
                try await eventually("it says goodbye") { await ear.text(on: "me/status") == ["online", "offline"] }
                // Whoever comes by the same name throws the first out, whose will is carried out.
                await #expect(throws: MQTTFailure.self) {
                    try await me.connect { first in
                        try await me.connect { _ in for try await _ in first.messages {} }
                    }
                }
                try await eventually("its will is heard") { await ear.text(on: "me/status").filter { $0 == "offline" }.count >= 2 }
            }
        }
    }

    @Test func aCancelledTaskLeavesAtOnce() async throws {
        try await MosquittoBroker.running { broker in
            let began = ContinuousClock.now
            let task = Task {
                try await broker.client().connect { connection in for try await _ in connection.messages {} }
            }
            task.cancel()
            _ = await task.result
            #expect(ContinuousClock.now - began < .seconds(3))
        }
    }
}
