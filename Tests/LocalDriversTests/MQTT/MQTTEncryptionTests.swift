import BridgeCore
import Connectivity
import Testing
@testable import LocalDrivers

@Suite("An encrypted connection with a broker", .timeLimit(.minutes(1)), .serialized)
struct MQTTEncryptionTests {
    private enum Outcome: Hashable {
        case connected, untrusted, badTrust, other(String)
    }

    /// What comes of connecting, with half a megabyte that the broker keeps.
    private static func outcome(_ broker: MosquittoBroker, _ encryption: MQTTEncryption?) async -> Outcome {
        do {
            return try await broker.client { $0.encryption = encryption }.connect { connection in
                connection.listen(to: ["a"])
                try await connection.send(MQTTMessage(topic: "a", payload: Array(repeating: 65, count: 600 << 10)))
                for try await message in connection.messages where message.payload.count == 600 << 10 { return .connected }
                return .other("ended")
            }
        } catch MQTTFailure.connection(.untrusted) {
            return .untrusted
        } catch MQTTFailure.connection(.badTrust) {
            return .badTrust
        } catch {
            return .other("\(error)")
        }
    }

    @Test func anAuthorityOfOnesOwnIsTrusted() async throws {
        let (own, other) = (try BrokerCertificates(), try BrokerCertificates())
        try await MosquittoBroker.running(.init(certificates: own)) { broker in
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: own.authority)) == .connected)
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: other.authority)) == .untrusted)
            #expect(await Self.outcome(broker, MQTTEncryption()) == .untrusted)
            #expect(await Self.outcome(broker, MQTTEncryption(check: .nothing)) == .connected)
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: "/nowhere.pem")) == .badTrust)
        }
    }

    @Test func aNameMayBeLeftUnchecked() async throws {
        let own = try BrokerCertificates()
        try await MosquittoBroker.running(.init(certificates: own, certificate: "elsewhere")) { broker in
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: own.authority)) == .untrusted)
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: own.authority, check: .authority)) == .connected)
        }
    }

    @Test func aBrokerMayWantACertificate() async throws {
        let own = try BrokerCertificates()
        try await MosquittoBroker.running(.init(certificates: own, wantsCertificate: true)) { broker in
            let shown = MQTTEncryption(
                authorities: own.authority, certificate: own.certificate("me"), key: own.key("me"))
            #expect(await Self.outcome(broker, shown) == .connected)
            #expect(await Self.outcome(broker, MQTTEncryption(authorities: own.authority)) != .connected)
        }
    }
}
