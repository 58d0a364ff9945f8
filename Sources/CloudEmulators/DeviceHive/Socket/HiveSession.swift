import Connectivity

/// One open WebSocket: who it is that speaks, and what they want to hear of.
struct HiveSession: Sendable {
    struct Subscription: Sendable {
        enum Subject: String, Sendable {
            case command, notification
        }

        let subject: Subject
        let filter: HiveFilter
    }

    /// So many can be open in one session.
    static let mostSubscriptions = 100

    /// Where to say things. Somebody who is a thousand texts behind is cut off.
    let seat: AsyncStream<String>.Continuation
    /// Ends the session at once, also while the other side takes nothing.
    let cut: AsyncStream<Void>.Continuation
    var bearer = HiveBearer.nobody
    var subscriptions: [Int: Subscription] = [:]

    func say(_ json: JSONValue) {
        if case .dropped = seat.yield(json.text) { cut.finish() }
    }
}
