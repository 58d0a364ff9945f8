import Connectivity
import Crypto
import Foundation
import HomeModel

/// Proves to a Shelly that the password is known, by RFC 7616 with SHA-256 and words of Shelly's own for method and path.
struct ShellyDigest: Sendable {
    private static let user = "admin"
    private static let path = "dummy_method:dummy_uri"

    private let realm: String
    /// As it was given: some firmware gives a number, some a text.
    private let nonce: JSONValue
    private let password: String
    private var count: Int64

    /// Reads the challenge out of the message of an error 401, which is JSON as text.
    init?(challenge message: String, password: String) {
        guard let word = try? JSONValue(parsing: Array(message.utf8)), let realm = word["realm"]?.string,
            let nonce = word["nonce"], nonce.string != nil || nonce.int != nil
        else { return nil }
        self.realm = realm
        self.nonce = nonce
        self.password = password
        let first = word["nc"]?.int ?? word["nc"]?.string.flatMap { Int($0) } ?? 1
        count = Int64(min(max(first, 1), 1_000_000_000) - 1)
    }

    /// Whether a challenge came because the last one is too old, and not because the proof was wrong.
    static func isStale(challenge message: String) -> Bool {
        (try? JSONValue(parsing: Array(message.utf8)))?["stale"]?.bool ?? false
    }

    /// The `auth` of the next request.
    ///
    /// - Parameter chance: a random number, by which no two proofs are alike.
    mutating func proof(chance: UInt32) -> JSONValue {
        count += 1
        let once = "\(chance)"
        let secret = Self.hash("\(Self.user):\(realm):\(password)")
        let given = nonce.string ?? nonce.text
        let response = Self.hash("\(secret):\(given):\(count):\(once):auth:\(Self.hash(Self.path))")
        return [
            "realm": .string(realm), "username": .string(Self.user), "nonce": nonce, "nc": .int(count), "cnonce": .string(once),
            "response": .string(response), "algorithm": "SHA-256",
        ]
    }

    private static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map(\.hex).joined()
    }
}
