import Crypto
import Foundation

/// How both sides show each other that they know the key, without saying it (local reference §3; Noise specification, pattern
/// NNpsk0): each says a public key that is made for this conversation only.
struct ESPHandshake: Sendable {
    static let protocolName = "Noise_NNpsk0_25519_ChaChaPoly_SHA256"
    static let prologue = Array("NoiseAPIInit\0\0".utf8)

    /// What is said to begin with.
    let message: [UInt8]
    private let own: Curve25519.KeyAgreement.PrivateKey
    private var symmetric: NoiseSymmetric

    /// Begins one.
    ///
    /// - Parameter chance: 32 random bytes, for this conversation only.
    init(_ key: ESPNoiseKey, chance: [UInt8]) throws {
        own = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: chance)
        symmetric = NoiseSymmetric(protocolName: Self.protocolName, prologue: Self.prologue)
        symmetric.mix(shared: key.bytes)
        let said = Array(own.publicKey.rawRepresentation)
        symmetric.mix(said)
        symmetric.mix(key: said)
        message = try said + symmetric.seal([])
    }

    /// Ends it with the device's answer.
    ///
    /// - Returns: how to speak, and how to listen.
    /// - Throws: if the device does not know the key.
    func finish(_ answer: [UInt8]) throws -> (speaking: NoiseCipher, listening: NoiseCipher) {
        var symmetric = symmetric
        let said = Array(answer.prefix(ESPNoiseKey.length))
        let other = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: said)
        symmetric.mix(said)
        symmetric.mix(key: said)
        symmetric.mix(key: try own.sharedSecretFromKeyAgreement(with: other).withUnsafeBytes(Array.init))
        _ = try symmetric.open(Array(answer.dropFirst(ESPNoiseKey.length)))
        let ciphers = symmetric.split()
        return (ciphers.first, ciphers.second)
    }
}
