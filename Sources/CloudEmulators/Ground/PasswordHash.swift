import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: by scrypt (RFC 7914), with a salt of its own.
package struct PasswordHash: Sendable, Hashable {
    /// The cost of new hashes. An emulator logs in often, and its passwords guard nothing: a few milliseconds each.
    private static let rounds = 4096
    private static let blockSize = 8
    private static let saltBytes = 16

    /// As it is written: `scrypt$rounds$salt$hash`, the last two in Base64.
    package let text: String

    /// Hashes a password.
    ///
    /// - Parameter salt: 16 random bytes.
    /// - Throws: when the memory it takes cannot be had.
    package init(of password: String, salt: [UInt8]) throws {
        let hash = try Self.derive(password, salt: salt, rounds: Self.rounds)
        text = "scrypt$\(Self.rounds)$\(Data(salt).base64EncodedString())$\(Data(hash).base64EncodedString())"
    }

    /// A hash that was kept.
    package init(kept text: String) {
        self.text = text
    }

    /// Whether this is the password, found out in a time that does not depend on where it differs.
    package func matches(_ password: String) -> Bool {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 4, let rounds = Int(parts[1]), let salt = Data(base64Encoded: parts[2]),
            let known = Data(base64Encoded: parts[3]), let tried = try? Self.derive(password, salt: Array(salt), rounds: rounds)
        else { return false }
        return ConstantTime.equal(tried, Array(known))
    }

    private static func derive(_ password: String, salt: [UInt8], rounds: Int) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: 32, rounds: rounds, blockSize: blockSize,
            parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }
}

/// Comparisons that tell nothing by how long they take.
package enum ConstantTime {
    /// Whether two secrets are the same. Only their lengths show in the time it takes.
    package static func equal(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Whether two texts are the same.
    package static func equal(_ one: String, _ other: String) -> Bool { equal(Array(one.utf8), Array(other.utf8)) }
}
