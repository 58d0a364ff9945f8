package import BridgeCore
package import Connectivity

/// Why a device on the LAN, or what speaks for some, does not do what is wanted. Its description is made for the owner and holds
/// no secret.
package enum LanFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no connection, or there is one no more.
    case connection(ConnectionFailure)
    /// It does not answer.
    case silent
    /// It says something that makes no sense.
    case notUnderstood(String)
    /// It has a problem of its own, or does not take an order, in its words.
    case declined(String)
    /// It wants to be left alone for a while.
    case busy(Duration?)
    /// Something that only the owner has is missing or wrong: a password, a key; and how to get it.
    case secretNeeded(String)
    /// Whoever answers there is another device than the one that was expected.
    case another(String)

    package var description: String {
        switch self {
        case .connection(let failure): "\(failure)"
        case .silent: "it does not answer"
        case .notUnderstood(let why): "it says something that makes no sense: \(why)"
        case .declined(let why): "it declines: \(why)"
        case .busy: "it is overloaded"
        case .secretNeeded(let what): what
        case .another(let identity): "another device answers at its address: \(identity)"
        }
    }
}

extension LanFailure: OrderFailure {
    /// One order it declines is that order's trouble; silence may end with the next one; after anything else the connection is no more.
    package var concern: OrderConcern {
        switch self {
        case .declined: .order
        case .busy(let wait): .pause(wait ?? .milliseconds(200))
        case .notUnderstood, .silent, .connection(.timedOut): .backend
        case .connection, .secretNeeded, .another: .connection
        }
    }
}

extension LanFailure: RestartAdvice {
    /// A secret that is wrong does not become right by being shown again soon.
    package var restartAfter: Duration? {
        switch self {
        case .secretNeeded: .seconds(60)
        case .busy(let wait): wait
        default: nil
        }
    }
}
