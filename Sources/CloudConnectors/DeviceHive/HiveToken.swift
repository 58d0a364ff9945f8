import Connectivity
import Foundation

/// A token and what is written in it. Its signature is the server's business: what stands here is believed only to know when a
/// new one is needed and what need not be tried.
struct HiveToken: Sendable, Hashable {
    /// The token as it is sent.
    let text: String
    /// What it allows.
    let rights: Set<HiveRight>
    /// When it ends; `nil` if it does not say.
    let expiry: HiveMoment?
    /// Whether it only serves to get others.
    let isRefresh: Bool

    /// Reads a token of any generation: short names of members, or the long ones that servers before 3.4 used.
    ///
    /// - Throws: `.notUnderstood`, without the token in it.
    init(_ text: String) throws(CloudFailure) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Self.bytes(parts[1]), let claims = (try? JSONValue(parsing: bytes))?["payload"],
            claims.object != nil
        else { throw .notUnderstood("a token that is none") }
        self.text = text
        rights = HiveRight.rights(claims["a"] ?? claims["actions"])
        expiry = HiveMoment(claims["e"] ?? claims["expiration"])
        isRefresh = claims["t"]?.int == 0 || claims["tokenType"]?.string?.uppercased() == "REFRESH"
    }

    func allows(_ right: HiveRight) -> Bool { rights.contains(right) }

    /// Whether it is over at a moment of the server's.
    func isOver(at now: HiveMoment) -> Bool { expiry.map { $0 <= now } ?? false }

    /// How long from a moment of the server's until a new one should be had: four fifths of what is left. Never less than some
    /// seconds, so that a server whose clock is odd is not asked without end; `nil` if it never ends.
    func renewal(from now: HiveMoment) -> Duration? {
        expiry.map { max($0.since(now) * 4 / 5, .seconds(5)) }
    }

    /// Reads Base64 with the alphabet for URLs, with or without its padding (RFC 4648 §5).
    private static func bytes(_ text: Substring) -> Data? {
        var usual = text.replacing("-", with: "+").replacing("_", with: "/").filter { $0 != "=" }
        usual += String(repeating: "=", count: (4 - usual.count % 4) % 4)
        return Data(base64Encoded: String(usual))
    }
}

extension HiveToken: CustomStringConvertible {
    /// Without the token itself, since it is a secret.
    var description: String { isRefresh ? "a refresh token" : "an access token" }
}
