import Connectivity

/// Says what belongs together on one WebSocket: requests carry a number, answers the same, and what carries none is news. It
/// knows no connection.
struct HiveMatcher: Sendable {
    /// What a text turns out to be.
    enum Heard: Sendable, Hashable {
        /// The answer to a request that somebody waits for.
        case answer(to: String, Answer)
        /// Something that nobody asked for just now.
        case push(action: String, JSONValue)
        /// An answer that nobody waits for any more, or something without sense for us.
        case nothing
    }

    /// How a request ended.
    enum Answer: Sendable, Hashable {
        case success(JSONValue)
        case failure(code: Int, String)
    }

    private var last = 0
    private var waiting: Set<String> = []

    /// Numbers a request.
    ///
    /// - Returns: its number and the text to send.
    mutating func request(_ action: String, _ members: [String: JSONValue]) -> (number: String, text: String) {
        last += 1
        let number = String(last)
        waiting.insert(number)
        let frame: [String: JSONValue] = ["action": .string(action), "requestId": .string(number)]
        return (number, JSONValue.object(members.merging(frame) { _, frame in frame }).text)
    }

    /// Nobody waits for the answer any more.
    mutating func giveUp(_ number: String) { waiting.remove(number) }

    /// - Throws: `.notUnderstood` when it is no JSON object.
    mutating func hear(_ text: String) throws(CloudFailure) -> Heard {
        guard let message = try? JSONValue(parsing: text.utf8), message.object != nil else {
            throw .notUnderstood("what came over the WebSocket is not JSON")
        }
        guard let number = message["requestId"]?.string else {
            // An error without a number cannot be told to anybody.
            guard let action = message["action"]?.string, message["status"] == nil else { return .nothing }
            return .push(action: action, message)
        }
        guard waiting.remove(number) != nil else { return .nothing }
        if message["status"] == "success" { return .answer(to: number, .success(message)) }
        let words = String((message["error"]?.string ?? "no reason given").prefix(200))
        return .answer(to: number, .failure(code: message["code"]?.int ?? 500, words))
    }
}
