import HTTPTypes
import HummingbirdCore

extension ControlResponder {
    /// What there is to do with cloud accounts: `nil` if this is about something else, or there is no such thing.
    ///
    /// - Parameters:
    ///   - path: the path's segments, the first of which is `clouds`.
    ///   - query: members of the query.
    func answerOnClouds(
        _ path: [String], _ query: [String: String], _ request: Request
    ) async throws(ControlProblem) -> Response? {
        guard path.count <= 4 else { return nil }
        if let answer = try await answerOnChores(path, query, request) { return answer }
        guard path.count <= 3 else { return nil }
        switch (request.method, path.dropFirst().first, path.dropFirst(2).first) {
        case (.get, nil, nil): return Self.json(try await desk.clouds.accounts())
        case (.post, nil, nil): return Self.json(try await desk.addCloud(try await Self.read(request)))
        case (.get, let name?, nil): return Self.json(try await desk.cloud(name))
        case (.delete, let name?, nil): return Self.json(try await desk.clouds.remove(name))
        case (.get, let name?, "devices"?): return Self.json(try await desk.cloudDevices(name))
        case (.post, let name?, "test"?): return Self.json(try await desk.clouds.test(name))
        case (.post, _?, "code"?): return Self.json(try await desk.clouds.sendCode(for: try await Self.read(request)))
        default: return nil
        }
    }
}
