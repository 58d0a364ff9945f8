import ArgumentParser
import AsyncHTTPClient
import BridgeServer
import Foundation
import NIOCore
import NIOHTTP1

/// Speaks to a running bridge over its control socket.
struct ControlClient: Sendable {
    private static let largestAnswer = 64 << 20

    /// A socket nobody listens at stays that way: it is told at once, not tried again until the deadline.
    private static let http: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(configuration: configuration)
    }()

    let socket: String

    /// What to do.
    enum Verb: String {
        case get = "GET", post = "POST", put = "PUT", delete = "DELETE"
    }

    /// Asks for something and reads the answer.
    ///
    /// - Throws: `NoBridge` when none runs there; `Failure` with the bridge's words when it does not do it.
    func ask<Answer: Decodable>(
        _ verb: Verb, _ path: [String], _ body: (any Encodable)? = nil, query: [String: String] = [:],
        as type: Answer.Type = Answer.self
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url(path, query))
        request.method = HTTPMethod(rawValue: verb.rawValue)
        if let body { request.body = .bytes(ByteBuffer(bytes: try ControlCoding.encode(body))) }
        let response = try await send(request)
        let bytes = Data(try await response.body.collect(upTo: Self.largestAnswer).readableBytesView)
        guard response.status == .ok else { throw try Self.failure(bytes) }
        return try ControlCoding.decode(type, from: bytes)
    }

    /// Why the bridge does not do it. Clouds and devices have their words in it, and a terminal obeys what it is sent.
    static func failure(_ answer: Data) throws -> Failure {
        Failure(try ControlCoding.decode(ControlProblem.self, from: answer).problem.plain)
    }

    /// Follows what happens, line by line, until the bridge ends or `take` throws.
    func follow<Event: Decodable>(
        _ verb: Verb, _ path: [String], query: [String: String] = [:], as type: Event.Type,
        started: () -> Void, _ take: (Event, String) throws -> Void
    ) async throws {
        var request = HTTPClientRequest(url: url(path, query))
        request.method = HTTPMethod(rawValue: verb.rawValue)
        let response = try await send(request, deadline: .distantFuture)
        guard response.status == .ok else {
            throw try Self.failure(Data(try await response.body.collect(upTo: Self.largestAnswer).readableBytesView))
        }
        started()
        var rest: [UInt8] = []
        var chunks = response.body.makeAsyncIterator()
        while let chunk = try await Self.next(of: &chunks) {
            rest += Array(buffer: chunk)
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(rest[..<end])
                rest.removeSubrange(...end)
                guard !line.isEmpty else { continue }
                try take(try ControlCoding.decode(Event.self, from: line), String(decoding: line, as: UTF8.self))
            }
        }
    }

    private static func next(of chunks: inout HTTPClientResponse.Body.AsyncIterator) async throws -> ByteBuffer? {
        do {
            return try await chunks.next()
        } catch {
            throw Failure("the bridge has ended without a goodbye")
        }
    }

    private func url(_ path: [String], _ query: [String: String] = [:]) -> String {
        let members = query.sorted { $0.key < $1.key }.map { Self.escaped($0.key) + "=" + Self.escaped($0.value) }
        return "http+unix://\(Self.escaped(socket))/\(path.map(Self.escaped).joined(separator: "/"))"
            + (members.isEmpty ? "" : "?" + members.joined(separator: "&"))
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }

    private func send(
        _ request: HTTPClientRequest, deadline: NIODeadline? = nil
    ) async throws -> HTTPClientResponse {
        do {
            return try await Self.http.execute(request, deadline: deadline ?? .now() + .seconds(30))
        } catch let error as HTTPClientError where error == .deadlineExceeded || error == .readTimeout {
            throw Failure("the bridge does not answer in time")
        } catch {
            throw NoBridge(socket: socket, cause: error)
        }
    }
}

/// No bridge answers at a control socket.
struct NoBridge: Error, CustomStringConvertible {
    /// The exit code that says so.
    static let exitCode = ExitCode(3)

    let socket: String
    let cause: any Error

    var description: String {
        let exists = FileManager.default.fileExists(atPath: socket)
        if exists, !FileManager.default.isWritableFile(atPath: socket) {
            return "the bridge at \(socket) belongs to another user: run this as that user"
        }
        return "no bridge is running here (nothing answers at \(socket)). Start one with \"porchlight serve\", "
            + "or name its directory with --data."
    }
}
