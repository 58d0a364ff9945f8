import Foundation

/// One open WebSocket.
struct EWeLinkSeat: Sendable {
    /// Who speaks there.
    enum Speaker: Sendable, Hashable {
        case nobody
        /// An app of a user, whom their `apikey` names.
        case app(user: String, appid: String)
        case device(String)
    }

    /// Where to say things. Somebody who is too far behind is cut off.
    let texts: AsyncStream<String>.Continuation
    var who = Speaker.nobody

    func say(_ json: JSONText) {
        if case .dropped = texts.yield(json.text) { texts.finish() }
    }

    var user: String? { if case .app(let user, _) = who { user } else { nil } }
}
