import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// Opens WebSockets.
package struct WebSocketClient: Sendable {
    /// Where to: `ws://host:port/path?query` or `wss://…`.
    package var url: String
    /// Header fields of the first request.
    package var headers: [String: String]
    /// Whom to believe.
    package var trust: Trust
    /// How long it may take until the connection is open.
    package var patience: Duration
    /// How a quiet connection is found to be dead.
    package var heartbeat: Heartbeat
    /// Limits of what the other side may send.
    package var limits = WebSocketLimits()
    /// Tells the time.
    package var clock: ConnectionClock

    /// Makes a client. It sends nothing by itself.
    package init(
        _ url: String, headers: [String: String] = [:], trust: Trust = .machine, patience: Duration = .seconds(3),
        heartbeat: Heartbeat = Heartbeat(every: .seconds(15), patience: .seconds(35)), clock: ConnectionClock
    ) {
        self.url = url
        self.headers = headers
        self.trust = trust
        self.patience = patience
        self.heartbeat = heartbeat
        self.clock = clock
    }

    /// Opens a connection and has it open while `body` runs.
    ///
    /// - Throws: `ConnectionFailure` when it cannot be opened, `.refused` with the status when the other side declines;
    ///   `CancellationError`; what `body` throws.
    package func connect<Result: Sendable>(
        _ body: @escaping @Sendable (WebSocketConnection) async throws -> Result
    ) async throws -> Result {
        let opened = try await WebSocketHandshake(self).open(within: patience, clock)
        switch opened {
        case .refused(let status, let body): throw ConnectionFailure.refused(status: status, body: body)
        case .open(let channel):
            return try await WebSocketRun(isClient: true, heartbeat: heartbeat, limits: limits, clock: clock).run(channel, body)
        }
    }
}
