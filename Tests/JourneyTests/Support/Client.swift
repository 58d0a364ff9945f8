import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import PorchlightTestKit

/// A plain client that knows nothing of the bridge.
enum Client {
    /// One for all tests: it is never shut down, since it ends with the process.
    static let http: HTTPClient = {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.certificateVerification = .none
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.httpVersion = .http1Only
        // A bridge takes 64 connections of one address.
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 48
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    static func send(
        _ method: String, _ url: String, _ body: String? = nil, fields: [String: String] = [:], chunked: Bool = false
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method)
        for (name, value) in fields { request.headers.add(name: name, value: value) }
        if let body {
            let bytes = ByteBuffer(string: body)
            request.body = chunked ? .stream([bytes].async, length: .unknown) : .bytes(bytes)
        }
        let response = try await http.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 8 << 20)
        let pairs = response.headers.map { ($0.name.lowercased(), $0.value) }
        return Answer(
            status: Int(response.status.code), fields: Dictionary(pairs) { $0 + ", " + $1 }, body: Data(bytes.readableBytesView))
    }
}

extension Array where Element: Sendable {
    /// The elements, one after the other, as something to wait for.
    fileprivate var async: AsyncStream<Element> {
        AsyncStream { continuation in
            for element in self { continuation.yield(element) }
            continuation.finish()
        }
    }
}

extension TestBridge {
    func get(_ path: String, fields: [String: String] = [:]) async throws -> Answer {
        try await Client.send("GET", url(path), fields: fields)
    }

    func put(_ path: String, _ body: String) async throws -> Answer { try await Client.send("PUT", url(path), body) }

    func post(_ path: String, _ body: String? = nil) async throws -> Answer { try await Client.send("POST", url(path), body) }

    func delete(_ path: String) async throws -> Answer { try await Client.send("DELETE", url(path)) }

    func send(_ method: String, _ path: String) async throws -> Answer { try await Client.send(method, url(path)) }

    /// The address of a path that begins with a slash.
    func url(_ path: String) -> String { http.absoluteString + path }
}
