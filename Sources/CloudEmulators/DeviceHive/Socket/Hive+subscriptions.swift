import Connectivity
import GRDB

/// What a session wants to hear of.
extension Hive {
    /// Subscribes. The reply is said first, then what is already there and newer than `timestamp`, and then all that comes;
    /// nothing can come in between, for the cloud does nothing else meanwhile.
    ///
    /// - Parameter reply: makes the reply of its members.
    func subscribe(
        _ subject: HiveSession.Subscription.Subject, _ session: Int, _ arguments: HiveArguments,
        reply: ([String: JSONValue]) -> JSONValue
    ) throws {
        let rights = try rights(of: bearer(of: session))
        try rights.need(subject.action)
        let filter = try HiveFilter(arguments)
        try read { db in try filter.check(rights, db) }
        guard (sessions[session]?.subscriptions.count ?? 0) < HiveSession.mostSubscriptions else {
            throw HiveFailure.badRequest("Too many subscriptions")
        }
        let since = try arguments.time("timestamp")
        let limit = Int(max(0, min(try arguments.int("limit") ?? 100, 1000)))
        let backlog = try since.map { since in
            try read { db in
                switch subject {
                case .command:
                    try filter.messages(HiveCommand.self, since: since, limit: limit, rights, db) as [any HiveMessage]
                case .notification: try filter.messages(HiveNotification.self, since: since, limit: limit, rights, db)
                }
            }
        }
        let number = nextNumber()
        sessions[session]?.subscriptions[number] = HiveSession.Subscription(subject: subject, filter: filter)
        sessions[session]?.say(reply(["subscriptionId": .int(Int64(number))]))
        let action = "\(subject.rawValue)/\(filter.isAboutUpdates ? "update" : "insert")"
        for message in backlog ?? [] { sessions[session]?.say(Self.push(action, message, number)) }
    }

    /// - Throws: 404 when the session has no such subscription.
    func unsubscribe(_ subject: HiveSession.Subscription.Subject, _ session: Int, _ arguments: HiveArguments) throws {
        let number = Int(try arguments.id("subscriptionId"))
        guard sessions[session]?.subscriptions[number]?.subject == subject else {
            throw HiveFailure(404, "Subscription with id = \(number) not found")
        }
        sessions[session]?.subscriptions[number] = nil
    }

    /// `subscription/list`: what the session is subscribed to.
    func subscriptions(_ session: Int, type: String?) throws -> JSONValue {
        _ = try rights(of: bearer(of: session))
        let mine = (sessions[session]?.subscriptions ?? [:]).filter { type == nil || $0.value.subject.rawValue == type }
        return .array(mine.sorted { $0.key < $1.key }.map { number, subscription in
            let filter = subscription.filter
            return [
                "subscriptionId": .int(Int64(number)), "type": .string(subscription.subject.rawValue),
                "deviceId": filter.device.map(JSONValue.string) ?? .null,
                "networkIds": .array((filter.networks ?? []).sorted().map(JSONValue.int)),
                "deviceTypeIds": .array((filter.types ?? []).sorted().map(JSONValue.int)),
                "names": .array((filter.names ?? []).sorted().map(JSONValue.string)),
                "returnUpdatedCommands": .bool(filter.isAboutUpdates),
            ]
        })
    }
}
