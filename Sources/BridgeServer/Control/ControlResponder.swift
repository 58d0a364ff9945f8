package import BridgeCore
import Foundation
import HTTPTypes
package import HummingbirdCore
package import NIOCore

/// The control API: HTTP and JSON on a Unix socket that only the owner can open.
package struct ControlResponder: Sendable {
    let desk: ControlDesk
    private let journal: Feed<JournalLine>

    /// Makes a responder.
    ///
    /// - Parameters:
    ///   - desk: does what is asked for.
    ///   - journal: the requests of apps.
    package init(desk: ControlDesk, journal: Feed<JournalLine>) {
        self.desk = desk
        self.journal = journal
    }

    /// Hummingbird's way in.
    package func respond(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let response: Response
        do throws(ControlProblem) {
            response = try await answer(request)
        } catch {
            response = Self.json(error, status: .badRequest)
        }
        try await writer.write(response: response.head, body: response.body)
    }

    private func answer(_ request: Request) async throws(ControlProblem) -> Response {
        let (path, query) = Self.parts(of: request)
        if path.first == "clouds" {
            guard let answer = try await answerOnClouds(path, query, request) else { throw Self.nothing(at: request) }
            return answer
        }
        if path.first == "backends" || path.first == "devices" {
            let answer = path.first == "backends"
                ? try await answerOnBackends(path, request) : try await answerOnDevices(path, query, request)
            guard let answer else { throw Self.nothing(at: request) }
            return answer
        }
        if path.count == 3, request.method == .put { return Self.json(try await edit(path, request)) }
        guard path.count <= 2 else { throw Self.nothing(at: request) }
        switch (request.method, path.first, path.dropFirst().first) {
        case (.get, "status", nil): return Self.json(await desk.status())
        case (.get, "linkbutton", nil): return Self.json(desk.linkButton())
        case (.post, "linkbutton", nil): return Self.json(try await desk.press(try await Self.readOptional(request) ?? ControlGrantEdit()))
        case (.get, "apps", nil): return Self.json(desk.apps())
        case (.get, "apps", let app?): return Self.json(try desk.app(app))
        case (.delete, "apps", let app?): return Self.json(try await desk.revoke(app))
        case (.get, "lights", nil): return Self.json(await desk.lights())
        case (.post, "lights", nil): return Self.json(try await desk.add(try await Self.read(request)))
        case (.get, "lights", let light?): return Self.json(try await desk.light(light))
        case (.put, "lights", let light?): return Self.json(try await desk.edit(light, try await Self.read(request)))
        case (.delete, "lights", let light?): return Self.json(try await desk.remove(light))
        case (.get, "sensors", nil): return Self.json(desk.sensors())
        case (.get, "sensors", let sensor?): return Self.json(try desk.sensor(sensor))
        case (.put, "sensors", let sensor?): return Self.json(try await desk.touch(sensor, try await Self.read(request)))
        case (.get, "rules", nil): return Self.json(desk.rules())
        case (.get, "rules", let rule?): return Self.json(try desk.explain(rule: rule))
        case (.get, "history", nil): return Self.json(try await desk.history(try HistoryFilter(query)))
        case (.get, "events", nil): return events()
        default: throw Self.nothing(at: request)
        }
    }

    /// What of an app can be changed.
    private func edit(_ path: [String], _ request: Request) async throws(ControlProblem) -> ControlApp {
        switch (path[0], path[2]) {
        case ("apps", "grant"): try await desk.allow(path[1], try await Self.read(request))
        case ("apps", "name"): try await desk.rename(path[1], to: try await Self.read(request))
        case ("apps", "alias"): try await desk.map(path[1], try await Self.read(request))
        default: throw Self.nothing(at: request)
        }
    }

    /// The path's segments and the query's members.
    private static func parts(of request: Request) -> (path: [String], query: [String: String]) {
        let halves = (request.head.path ?? "/").split(separator: "?", maxSplits: 1)
        let members = (halves.dropFirst().first ?? "").split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
        let decoded = members.map { $0.map { $0.removingPercentEncoding ?? String($0) } }
        return (
            (halves.first ?? "").split(separator: "/").map { $0.removingPercentEncoding ?? String($0) },
            Dictionary(
                decoded.compactMap { pair in pair.first.map { ($0, pair.count > 1 ? pair[1] : "") } },
                uniquingKeysWith: { _, last in last }))
    }

    private static func nothing(at request: Request) -> ControlProblem {
        ControlProblem("there is nothing at \(request.method.rawValue) \(request.head.path ?? "/")")
    }

    static func read<Message: Decodable>(_ request: Request) async throws(ControlProblem) -> Message {
        do {
            let body = try await request.collectedBody()
            return try ControlCoding.decode(Message.self, from: Data(body.readableBytesView))
        } catch {
            throw ControlProblem("the request cannot be read: \(error)")
        }
    }

    /// A message that may be left out.
    private static func readOptional<Message: Decodable>(_ request: Request) async throws(ControlProblem) -> Message? {
        guard request.headers[.contentLength].map({ $0 != "0" }) ?? false else { return nil }
        return try await read(request)
    }

    static func json(_ message: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        guard let body = try? ControlCoding.encode(message) else { return Response(status: .internalServerError) }
        return Response(
            status: status,
            headers: [.contentType: "application/json", .contentLength: String(body.count)],
            body: .init(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// What happens from now on, a line of JSON for each event, until the listener goes away.
    private func events() -> Response {
        let (requests, changes) = (journal.listen(), desk.bridge.announcements.listen())
        let desk = desk
        return Response(status: .ok, headers: [.contentType: "application/x-ndjson"], body: .init { writer in
            let (lines, line) = AsyncStream.makeStream(of: ControlEvent.self, bufferingPolicy: .bufferingNewest(1024))
            try await withThrowingDiscardingTaskGroup { group in
                group.addTask { for await request in requests { line.yield(ControlEvent(request: request)) } }
                group.addTask {
                    for await change in changes {
                        for what in desk.lines(of: change) { line.yield(ControlEvent(change: what)) }
                    }
                    line.finish()
                }
                // A first empty line tells the listener that it misses nothing from here on.
                try await writer.write(ByteBuffer(string: "\n"))
                for await event in lines {
                    try await writer.write(ByteBuffer(bytes: try ControlCoding.encode(event) + Data("\n".utf8)))
                }
                group.cancelAll()
            }
            try await writer.finish(nil)
        })
    }
}
