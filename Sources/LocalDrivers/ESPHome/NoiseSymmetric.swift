import Crypto
import Foundation

/// One direction of an encrypted conversation: ChaCha20 with Poly1305, and a number for each message (Noise specification, §5.1
/// and §12.3).
struct NoiseCipher: Sendable {
    /// The length of what proves that a message was not tampered with.
    static let tagLength = 16

    private let key: SymmetricKey
    private var number: UInt64 = 0

    init(_ key: some ContiguousBytes) { self.key = SymmetricKey(data: key) }

    private func nonce() throws -> ChaChaPoly.Nonce {
        try ChaChaPoly.Nonce(data: [0, 0, 0, 0] + withUnsafeBytes(of: number.littleEndian, Array.init))
    }

    /// Encrypts a message.
    ///
    /// - Parameter context: what the other side must know as well to read it.
    mutating func seal(_ text: [UInt8], context: [UInt8] = []) throws -> [UInt8] {
        let box = try ChaChaPoly.seal(text, using: key, nonce: nonce(), authenticating: context)
        number += 1
        return Array(box.ciphertext) + Array(box.tag)
    }

    /// Decrypts a message.
    ///
    /// - Throws: if it was made with another key, out of turn, or in another context.
    mutating func open(_ sealed: [UInt8], context: [UInt8] = []) throws -> [UInt8] {
        guard sealed.count >= Self.tagLength else { throw CryptoKitError.authenticationFailure }
        let box = try ChaChaPoly.SealedBox(
            nonce: nonce(), ciphertext: sealed.dropLast(Self.tagLength), tag: sealed.suffix(Self.tagLength))
        let text = try ChaChaPoly.open(box, using: key, authenticating: context)
        number += 1
        return Array(text)
    }
}

/// What both sides of a handshake have seen so far, mixed into keys (Noise specification, §5.2).
struct NoiseSymmetric: Sendable {
    private var chain: [UInt8]
    private var seen: [UInt8]
    private var cipher: NoiseCipher?

    /// Both sides begin with the same words.
    init(protocolName: String, prologue: [UInt8]) {
        // Longer than a digest, the name counts by its own; a shorter one would be filled up with zeros.
        let name = Array(protocolName.utf8)
        seen = name.count > SHA256.byteCount ? Array(SHA256.hash(data: name)) : name + Array(repeating: 0, count: SHA256.byteCount - name.count)
        chain = seen
        mix(prologue)
    }

    /// Something was said in the open.
    mutating func mix(_ bytes: [UInt8]) { seen = Array(SHA256.hash(data: seen + bytes)) }

    /// Both sides know something by which the next key is made.
    mutating func mix(key material: [UInt8]) {
        let parts = derive(material, count: 2)
        chain = parts[0]
        cipher = NoiseCipher(parts[1])
    }

    /// Both sides knew something before.
    mutating func mix(shared secret: [UInt8]) {
        let parts = derive(secret, count: 3)
        chain = parts[0]
        mix(parts[1])
        cipher = NoiseCipher(parts[2])
    }

    /// Says something as secretly as it can be by now.
    mutating func seal(_ text: [UInt8]) throws -> [UInt8] {
        let sealed = try cipher?.seal(text, context: seen) ?? text
        mix(sealed)
        return sealed
    }

    /// Hears something likewise.
    ///
    /// - Throws: if the other side does not know the same.
    mutating func open(_ sealed: [UInt8]) throws -> [UInt8] {
        let text = try cipher?.open(sealed, context: seen) ?? sealed
        mix(sealed)
        return text
    }

    /// The ciphers of what follows: what the side that began says, and what the other one says.
    func split() -> (first: NoiseCipher, second: NoiseCipher) {
        let parts = derive([], count: 2)
        return (NoiseCipher(parts[0]), NoiseCipher(parts[1]))
    }

    private func derive(_ material: [UInt8], count: Int) -> [[UInt8]] {
        let bytes = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: material), salt: chain, outputByteCount: count * SHA256.byteCount
        ).withUnsafeBytes(Array.init)
        return (0..<count).map { Array(bytes[$0 * SHA256.byteCount..<($0 + 1) * SHA256.byteCount]) }
    }
}
