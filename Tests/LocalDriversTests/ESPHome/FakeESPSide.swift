import Crypto
import Foundation
@testable import LocalDrivers
import Testing

/// The device's side of an encrypted conversation: the other half of `ESPHandshake` and `ESPWire`.
struct FakeESPSide {
    private let key: [UInt8]
    private var ciphers: (speaking: NoiseCipher, listening: NoiseCipher)?

    init(key: String) { self.key = ESPNoiseKey(key)?.bytes ?? [] }

    var isOpen: Bool { ciphers != nil }

    /// Answers the message of a handshake.
    ///
    /// - Throws: if whoever began it does not know the key.
    mutating func answer(_ message: [UInt8]) throws -> [UInt8] {
        let own = Curve25519.KeyAgreement.PrivateKey()
        var symmetric = NoiseSymmetric(protocolName: ESPHandshake.protocolName, prologue: ESPHandshake.prologue)
        symmetric.mix(shared: key)
        let other = Array(message.prefix(32))
        symmetric.mix(other)
        symmetric.mix(key: other)
        _ = try symmetric.open(Array(message.dropFirst(32)))
        let said = Array(own.publicKey.rawRepresentation)
        symmetric.mix(said)
        symmetric.mix(key: said)
        let shared = try own.sharedSecretFromKeyAgreement(with: Curve25519.KeyAgreement.PublicKey(rawRepresentation: other))
        symmetric.mix(key: shared.withUnsafeBytes(Array.init))
        let answer = try said + symmetric.seal([])
        let split = symmetric.split()
        ciphers = (split.second, split.first)
        return answer
    }

    /// A frame in its envelope.
    mutating func seal(_ frame: ESPFrame) throws -> [UInt8] { try seal(frame.headed) }

    /// Any bytes in an envelope.
    mutating func seal(_ content: [UInt8]) throws -> [UInt8] {
        let sealed = try #require(try ciphers?.speaking.seal(content))
        return ESPEnvelope(sealed).bytes
    }

    /// The frame in an envelope.
    mutating func open(_ bytes: [UInt8]) throws -> ESPFrame {
        let text = try #require(try ciphers?.listening.open(Array(bytes.dropFirst(3))))
        return try #require(ESPFrame(headed: text))
    }
}
