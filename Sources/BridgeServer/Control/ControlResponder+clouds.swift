import HTTPTypes
import HummingbirdCore

extension ControlResponder {
    /// What there is to do with cloud accounts: `nil` if this is about something else, or there is no such thing.
    ///
    /// - Parameter path: the path's segments, the first of which is `clouds`.
    func answerOnClouds(_ path: [String], _ request: Request) async throws(ControlProblem) -> Response? {
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
