import HTTPTypes
import HummingbirdCore

extension ControlResponder {
    /// What there is to do in the cloud of an account: `nil` if this is about something else.
    ///
    /// - Parameters:
    ///   - path: the path's segments, three or four, of which the first is `clouds` and the second the account's name.
    ///   - query: members of the query.
    func answerOnChores(
        _ path: [String], _ query: [String: String], _ request: Request
    ) async throws(ControlProblem) -> Response? {
        guard path.count > 2 else { return nil }
        let (account, rest) = (path[1], path.dropFirst(3).first)
        switch path[2] {
        case "timers": return try await answerOnTimers(account, rest, query, request)
        case "shares": return rest == nil ? try await answerOnShares(account, request) : nil
        case "groups": return try await answerOnGroups(account, rest, query, request)
        case "moves" where rest == nil && request.method == .post:
            return Self.json(try await desk.clouds.move(account, try await Self.read(request)))
        case "claim" where rest == nil && request.method == .post:
            return Self.json(try await desk.clouds.claim(account, try await Self.read(request)))
        default: return nil
        }
    }

    private func answerOnTimers(
        _ account: String, _ timer: String?, _ query: [String: String], _ request: Request
    ) async throws(ControlProblem) -> Response? {
        switch (request.method, timer) {
        case (.get, nil): Self.json(try await desk.clouds.timers(account, of: query["device"]))
        case (.post, nil): Self.json(try await desk.clouds.addTimer(account, try await Self.read(request)))
        case (.put, let timer?): Self.json(try await desk.clouds.editTimer(account, timer, try await Self.read(request)))
        case (.delete, let timer?): Self.json(try await desk.clouds.removeTimer(account, timer))
        default: nil
        }
    }

    private func answerOnShares(_ account: String, _ request: Request) async throws(ControlProblem) -> Response? {
        switch request.method {
        case .get: Self.json(try await desk.clouds.shares(account))
        case .post: Self.json(try await desk.clouds.share(account, try await Self.read(request)))
        case .put: Self.json(try await desk.clouds.editShare(account, try await Self.read(request)))
        case .delete: Self.json(try await desk.clouds.unshare(account, try await Self.read(request)))
        default: nil
        }
    }

    private func answerOnGroups(
        _ account: String, _ group: String?, _ query: [String: String], _ request: Request
    ) async throws(ControlProblem) -> Response? {
        switch (request.method, group) {
        case (.get, nil): return Self.json(try await desk.clouds.groups(account))
        case (.post, nil): return Self.json(try await desk.clouds.addGroup(account, try await Self.read(request)))
        case (.put, let group?): return Self.json(try await desk.clouds.editGroup(account, group, try await Self.read(request)))
        case (.delete, let group?):
            let withDevices = query["devices"] == "true"
            return Self.json(try await desk.clouds.removeGroup(account, group, withDevices: withDevices))
        default: return nil
        }
    }
}
