package import Connectivity
import HTTPTypes
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Serves an emulated cloud over HTTP and WebSocket, and lets it play what acts by itself.
///
/// It ends at once on graceful shutdown, hanging answers and open WebSockets included. It should be ended in that way and not by
/// cancelling: a server of Hummingbird's that is cancelled just as a connection arrives drops it where it may not.
package struct EmulatorServer: Service {
    /// How quiet WebSockets are found to be dead, unless told otherwise.
    package static let heartbeat = Heartbeat(every: .seconds(45), patience: .seconds(120))

    let cloud: any CloudEmulator
    let settings: EmulatorSettings
    let place: EmulatorPlace
    let connections = ServedConnections()
    let faults: FaultDesk
    let tally = RequestTally()
    private let heartbeat: Heartbeat
    private let onBound: @Sendable (String) async throws -> Void

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - cloud: what is served.
    ///   - settings: what the cloud was made with.
    ///   - place: where to listen.
    ///   - heartbeat: how quiet WebSockets are found to be dead.
    ///   - onBound: called once with the base URL, when it listens: `http://127.0.0.1:1234`.
    package init(
        _ cloud: any CloudEmulator, settings: EmulatorSettings, place: EmulatorPlace = EmulatorPlace(),
        heartbeat: Heartbeat = EmulatorServer.heartbeat, onBound: @escaping @Sendable (String) async throws -> Void = { _ in }
    ) {
        self.cloud = cloud
        self.settings = settings
        self.place = place
        self.heartbeat = heartbeat
        self.onBound = onBound
        faults = FaultDesk(clock: settings.clock.connections)
    }

    /// The vendor's name.
    var vendor: String { type(of: cloud).vendor }

    /// Serves until graceful shutdown.
    ///
    /// - Throws: `EmulatorProblem` when it cannot listen; what `onBound` and the cloud's own `run` throw.
    package func run() async throws {
        let (bases, bound) = AsyncStream.makeStream(of: String.self)
        let server = try server(bound)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                defer { bound.finish() }
                do {
                    try await server.run()
                } catch {
                    throw EmulatorProblem("cannot listen at \(place.host) port \(place.port): \(error)")
                }
            }
            group.addTask { try await play(bases) }
            group.addTask {
                try? await gracefulShutdown()
                connections.end()
            }
            defer { group.cancelAll() }
            while try await group.next() != nil {}
        }
    }

    /// Lets the cloud act as soon as there is an address to act at.
    private func play(_ bases: AsyncStream<String>) async throws {
        for await base in bases {
            settings.logger.notice(
                "this is an emulator of a cloud, not the vendor's own", metadata: ["vendor": "\(vendor)", "at": "\(base)"])
            try await cancelWhenGracefulShutdown {
                do {
                    try await onBound(base)
                    try await cloud.run(at: base)
                } catch is CancellationError {}
            }
        }
    }

    private func server(_ bound: AsyncStream<String>.Continuation) throws -> any Service {
        let tls = place.tls
        let builder = HTTPServerBuilder { responder in
            let channel = UpgradableChannel(
                heartbeat: heartbeat, clock: settings.clock.connections, fields: ["X-Emulator": "porchlight-\(vendor)"],
                connections: connections, welcome: welcome, responder: responder)
            guard let tls else { return channel }
            return try TLSChannel(channel, tlsConfiguration: tls)
        }
        var quiet = settings.logger
        quiet.logLevel = max(quiet.logLevel, .notice)
        do {
            return try builder.buildServer(
                configuration: ServerConfiguration(address: .hostname(place.host, port: place.port)),
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: quiet, responder: respond,
                onServerRunning: { bound.yield(place.base(port: $0.localAddress?.port ?? place.port)) })
        } catch {
            throw EmulatorProblem("the certificate and its key cannot be used: \(error)")
        }
    }
}
