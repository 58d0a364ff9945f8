import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

extension ControlResponder {
    /// What there is to do with backends: `nil` if there is no such thing.
    ///
    /// - Parameter path: the path's segments, the first of which is `backends`.
    func answerOnBackends(_ path: [String], _ request: Request) async throws(ControlProblem) -> Response? {
        guard path.count <= 2 else { return nil }
        switch (request.method, path.dropFirst().first) {
        case (.get, nil): return Self.json(try await desk.backends.backends())
        case (.post, nil): return Self.json(try await desk.backends.add(try await Self.read(request) as ControlNewBackend))
        case (.get, let name?): return Self.json(try await desk.backend(name))
        case (.delete, let name?): return Self.json(try await desk.backends.remove(name))
        default: return nil
        }
    }

    /// What there is to do with devices: `nil` if there is no such thing.
    ///
    /// - Parameters:
    ///   - path: the path's segments, the first of which is `devices`.
    ///   - query: members of the query.
    func answerOnDevices(
        _ path: [String], _ query: [String: String], _ request: Request
    ) async throws(ControlProblem) -> Response? {
        guard path.count <= 3 else { return nil }
        switch (request.method, path.dropFirst().first, path.dropFirst(2).first) {
        case (.get, nil, nil): return Self.json(await desk.devices())
        case (.post, nil, nil): return Self.json(try await desk.addDevice(try await Self.read(request)))
        case (.post, "search"?, nil): return Self.lines(try await desk.search(query))
        case (.get, let id?, nil): return Self.json(try await desk.device(id))
        case (.put, let id?, nil): return Self.json(try await desk.rename(id, try await Self.read(request)))
        case (.delete, let id?, nil): return Self.json(try await desk.forget(id))
        case (.post, let id?, "adopt"?): return Self.json(try await desk.adopt(id, try await Self.read(request)))
        case (.post, let id?, "identify"?): return Self.json(try await desk.identify(id))
        default: return nil
        }
    }

    /// What a search says, a line of JSON each. The search ends with it, or when nobody listens any more.
    private static func lines(_ search: @escaping ControlSearch) -> Response {
        Response(status: .ok, headers: [.contentType: "application/x-ndjson"], body: .init { writer in
            let (events, event) = AsyncStream.makeStream(of: ControlSearchEvent.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { event.finish() }
                    try await search { event.yield($0) }
                }
                for await event in events {
                    try await writer.write(ByteBuffer(bytes: try ControlCoding.encode(event) + Data("\n".utf8)))
                }
                try await group.waitForAll()
            }
            try await writer.finish(nil)
        })
    }
}
