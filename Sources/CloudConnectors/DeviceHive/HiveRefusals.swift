import BridgeCore

/// What a server said no to, so that it is not shown the same again too soon. It knows no clock: every verb is told the time,
/// as uptime.
struct HiveRefusals: Sendable {
    /// So long a token has to be refused without a word until that is believed: something in between may do so for a moment.
    static let doubt = Duration.seconds(10)

    private struct Password {
        let text: String
        let failure: CloudFailure
        let until: Duration
    }

    private struct Token {
        let text: String
        let since: Duration
    }

    private var password: Password?
    private var token: Token?

    /// A password was declined. Servers lock accounts after ten times.
    mutating func declined(_ text: String, _ failure: CloudFailure, at now: Duration) {
        password = Password(text: text, failure: failure, until: now + (failure.restartAfter ?? .zero))
    }

    /// What a server said to a password that must not be shown again yet; `nil` if it may be.
    func standing(_ text: String, at now: Duration) -> CloudFailure? {
        guard let password, password.text == text, now < password.until else { return nil }
        return password.failure
    }

    /// Whether a refresh token that was refused is dead. A server has words for its own tokens that are; to those that another
    /// server made, or the same with another secret, it says nothing, and so may a proxy.
    mutating func isDead(_ text: String, words: String?, at now: Duration) -> Bool {
        guard words == nil, (try? HiveToken(text)) != nil else { return true }
        guard let token, token.text == text else {
            token = Token(text: text, since: now)
            return false
        }
        return now - token.since >= Self.doubt
    }

    /// A refresh token was accepted.
    mutating func accepted() { token = nil }
}
