import Connectivity
import GRDB

/// Requests that wait for something to happen. They wait in real time, however the cloud's clock is told to jump.
extension Hive {
    private static let usualWait: Int64 = 30
    private static let longestWait: Int64 = 60
    private static let usualLimit: Int64 = 100
    private static let mostLimit: Int64 = 1000

    /// Messages newer than `timestamp`, or than the request; waits until there is one, and gives none when there is none in time.
    func poll<Message: HiveMessage>(_: Message.Type, _ call: HiveCall) async throws -> JSONValue {
        let (rights, filter) = (try call.caller(), try HiveFilter(call.arguments))
        let since = try call.arguments.time("timestamp") ?? present
        let limit = Int(max(0, min(try call.arguments.int("limit") ?? Self.usualLimit, Self.mostLimit)))
        try read { db in try filter.check(rights, db) }
        guard limit > 0 else { return [] }
        let found: [Message]? = try await first(within: try wait(call)) { hive in
            let news = try hive.read { db in
                try filter.messages(Message.self, since: since, limit: limit, rights, db)
            }
            return news.isEmpty ? nil : news
        }
        return .array((found ?? []).map(\.json))
    }

    /// What became of a command; `nil` when nothing does in time.
    func pollCommand(_ call: HiveCall) async throws -> JSONValue? {
        let command: HiveCommand? = try await first(within: try wait(call)) { hive in
            let command = try hive.command(call)
            return command.isUpdated ? command : nil
        }
        return command?.json
    }

    private func wait(_ call: HiveCall) throws -> Duration {
        .seconds(max(0, min(try call.arguments.int("waitTimeout") ?? Self.usualWait, Self.longestWait)))
    }

    /// Looks now and after everything that happens, until something is found.
    private func first<Found: Sendable>(
        within length: Duration, _ look: @escaping @Sendable (isolated Hive) throws -> Found?
    ) async throws -> Found? {
        if let found = try look(self) { return found }
        guard length > .zero else { return nil }
        let number = nextNumber()
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bells[number] = bell
        defer { bells[number] = nil }
        do {
            return try await clock.connections.within(length) {
                for await _ in rings {
                    if let found = try await look(self) { return found }
                }
                return nil
            }
        } catch ConnectionFailure.timedOut {
            return nil
        }
    }
}
