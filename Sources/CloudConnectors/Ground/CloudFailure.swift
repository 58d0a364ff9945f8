import BridgeCore
package import Connectivity

/// Why a cloud does not do what is wanted. Its description is made for the owner and holds no secret.
package enum CloudFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no connection.
    case connection(ConnectionFailure)
    /// The cloud knows the account's credentials and declines them. Asking again soon could lock the account.
    case declined(String)
    /// Something that only the owner has is missing: a password, a code.
    case missing(String)
    /// The cloud wants to be left alone for a while.
    case busy(Duration?)
    /// The cloud has a problem of its own: the status, and what it says.
    case trouble(status: Int, String)
    /// The token is no longer good, and no new one could be had.
    case tokenIsOver
    /// Somebody else signed in as this account, which ended its session here. Signing in again at once would end theirs.
    case elsewhere(rest: Duration)
    /// What the cloud says makes no sense.
    case notUnderstood(String)
    /// The account's rights do not reach so far.
    case notAllowed(String)
    /// The cloud cannot reach the device.
    case deviceIsAway
    /// The device got the order and did not follow it.
    case notFollowed(String)
    /// The cloud wants to see a code, and has sent one to the owner's phone with this number.
    case codeSent(to: String)

    package var description: String {
        switch self {
        case .connection(let failure): "\(failure)"
        case .declined(let why): "the cloud declines the account: \(why)"
        case .missing(let what): what
        case .busy(let wait): wait.map { "the cloud asks to be left alone for \($0.components.seconds) s" } ?? "the cloud is overloaded"
        case .trouble(let status, let why): "the cloud has a problem: it answered \(status)\(why.isEmpty ? "" : ", \(why)")"
        case .tokenIsOver: "the cloud does not accept the token any more"
        case .elsewhere(let rest):
            "signed in elsewhere with the same account and app id, so not here any more; it is tried again after \(rest.components.seconds) s"
        case .notUnderstood(let why): "the cloud says something that makes no sense: \(why)"
        case .notAllowed(let what): "the account may not \(what)"
        case .deviceIsAway: "the cloud cannot reach the device"
        case .notFollowed(let why): "the device did not follow: \(why)"
        case .codeSent(let phone): "a code was sent to \(phone); the account needs it to log in"
        }
    }
}

extension CloudFailure: RestartAdvice {
    /// Credentials that were declined are not shown again for a minute: clouds lock accounts. What is not allowed will hardly be
    /// allowed a moment later; still it is tried soon enough for a cloud that only seemed to mean it.
    package var restartAfter: Duration? {
        switch self {
        case .declined, .missing, .codeSent: .seconds(60)
        case .notAllowed: .seconds(3)
        case .busy(let wait): wait
        case .elsewhere(let rest): rest
        default: nil
        }
    }
}
