import Connectivity
import Logging

/// How a request over a WebSocket is answered: with its own words `action` and `requestId`, if there are any.
struct HiveReply: Sendable {
    private let action: JSONValue?
    private let request: JSONValue?

    init(_ action: JSONValue?, _ request: JSONValue?) {
        self.action = action
        self.request = request
    }

    func done(_ members: [String: JSONValue] = [:]) -> JSONValue {
        .object(members.merging(frame("success")) { _, frame in frame })
    }

    func failed(_ failure: HiveFailure) -> JSONValue {
        var members = frame("error")
        members["code"] = .int(Int64(failure.status))
        members["error"] = .string(failure.message ?? (failure.status == 401 ? "Unauthorized" : ""))
        return .object(members)
    }

    private func frame(_ status: String) -> [String: JSONValue] {
        var members: [String: JSONValue] = ["status": .string(status)]
        members["action"] = action
        members["requestId"] = request
        return members
    }
}

extension Hive {
    func say(_ json: JSONValue, _ session: Int) {
        sessions[session]?.say(json)
    }

    /// Something that should not happen, for whoever runs the cloud.
    func report(_ error: any Error) {
        logger.error("a request could not be answered", metadata: ["error": "\(error)"])
    }

    func unsubscribe(
        _ subject: HiveSession.Subscription.Subject, _ session: Int, _ arguments: HiveArguments, reply: HiveReply
    ) throws {
        try unsubscribe(subject, session, arguments)
        say(reply.done(), session)
    }
}
