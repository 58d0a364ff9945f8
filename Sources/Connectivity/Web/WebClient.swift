import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Speaks with one web service, over few connections that are kept and with answers that are bounded.
package struct WebClient: Sendable {
    /// The longest body that is taken.
    private static let mostBytes = 4 << 20

    private let baseURL: String
    private let clock: ConnectionClock
    private let http: HTTPClient

    /// Makes a client. It sends nothing by itself. `close` it when it is no longer needed.
    ///
    /// - Parameters:
    ///   - baseURL: what every path is put behind: `https://api.example.com`, without a slash at the end.
    ///   - trust: whom to believe.
    ///   - clock: tells how long answers take.
    /// - Throws: `ConnectionFailure.badAddress`, `.badTrust`.
    package init(_ baseURL: String, trust: Trust = .machine, clock: ConnectionClock) throws(ConnectionFailure) {
        let address = try ServiceAddress(baseURL, schemes: ["http": 80, "https": 443])
        self.baseURL = address.text
        self.clock = clock
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: address.isSecure ? try trust.clientConfiguration() : nil,
            redirectConfiguration: .disallow, decompression: .disabled)
        // Nobody waits longer for anything, and ending the client waits for what is being connected.
        configuration.timeout.connect = .seconds(3)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 4
        // Whoever asks decides when to try again.
        configuration.connectionPool.retryConnectionEstablishment = false
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Asks, and waits for the whole answer, whatever its status.
    ///
    /// - Parameters:
    ///   - request: what to ask.
    ///   - length: how long it may take, body included.
    /// - Throws: `ConnectionFailure` when there was no answer, or `CancellationError`.
    package func send(_ request: WebRequest, within length: Duration) async throws -> WebAnswer {
        var message = HTTPClientRequest(url: baseURL + request.path)
        message.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { message.headers.add(name: name, value: value) }
        if !request.body.isEmpty { message.body = .bytes(request.body) }
        let asked = message
        do {
            return try await clock.within(length) {
                let answer = try await http.execute(asked, deadline: .distantFuture)
                let body = try await answer.body.collect(upTo: Self.mostBytes)
                return WebAnswer(
                    status: Int(answer.status.code),
                    headers: Dictionary(answer.headers.map { ($0.name.lowercased(), $0.value) }) { first, _ in first },
                    body: Array(buffer: body))
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw ConnectionFailure(error)
        }
    }

    /// Ends its connections. Nothing can be asked afterwards.
    package func close() async {
        try? await http.shutdown()
    }
}
