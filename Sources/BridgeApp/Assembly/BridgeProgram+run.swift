import BridgeCore
import BridgeServer
import BridgeStore
import CloudConnectors
import Discovery
import Foundation
import HomeModel
import LocalDrivers
import Logging
import HueV1
import ServiceLifecycle
package import UnixSignals

extension BridgeProgram {
    /// How long a clean end may take before what still runs is cut off.
    private static let gracePeriod = Duration.milliseconds(800)

    /// Runs the bridge until it is told to end.
    ///
    /// - Parameters:
    ///   - signals: signals that end it.
    ///   - onReady: called once, when every socket is bound.
    /// - Throws: what ended it before its time.
    package func run(
        endingOn signals: [UnixSignal] = [.sigterm, .sigint],
        onReady: @escaping @Sendable (ReadyFacts) async throws -> Void = { _ in }
    ) async throws {
        defer {
            runDirectory.cleanUp()
            if let path = settings.readyFile { unlink(path) }
        }
        let (bounds, bound) = AsyncStream.makeStream(of: BridgeServers.Bound.self)
        let discovered = DiscoveryReport(settings)
        let desk = ControlDesk(
            bridge: bridge, bench: HouseBench(house: house), clouds: CloudDesk(accounts: clouds, bridge: bridge),
            backends: BackendDesk(local: local, bridge: bridge),
            statusFacts: statusFacts(discovered))
        let control = ControlResponder(desk: desk, journal: journal)
        let startup = Startup(program: self, bounds: bounds, discovered: discovered, onReady: onReady)
        let services: [any Service] = [
            BridgeClock(bridge: bridge, logger: logger),
            DriverSupervisor(SimulatedDriver(house: house), bridge: bridge, logger: logger),
            clouds,
            local,
        ] + (try BridgeServers(program: self, control: control, bound: bound).services()) + [
            NetworkWatch(world: bridge.world, place: place, bind: settings.bind, logger: logger),
            FeedEnd(bridge: bridge, journal: journal),
            startup,
        ]
        let wish = ServiceGroupConfiguration.ServiceConfiguration(
            service: EndWish(wishes: endWishes.listen()), successTerminationBehavior: .gracefullyShutdownGroup)
        // When one fails the others end in good order too, so that the owner reads of the failure and of nothing else.
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) } + [wish],
            gracefulShutdownSignals: signals, logger: quietLogger)
        configuration.maximumGracefulShutdownDuration = Self.gracePeriod
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch {
            try await end()
            throw error
        }
        try await end()
    }

    /// Ends the bridge as a signal would: cleanly. Call it only while `run` is under way.
    package func endRun() { endWishes.announce(()) }

    /// Service-lifecycle tells of every start and stop; an owner only wants to hear of trouble.
    private var quietLogger: Logger {
        var quiet = logger
        quiet.logLevel = max(quiet.logLevel, .warning)
        return quiet
    }

    /// Writes what still waits, and closes the store.
    private func end() async throws {
        try await bridge.flush()
        try (store as? SQLiteHomeStore)?.close()
    }

    private func statusFacts(_ discovered: DiscoveryReport) -> @Sendable () -> ControlDesk.StatusFacts {
        let started = bridge.world.now().uptime
        return { [self] in
            let ready = readyFacts
            return ControlDesk.StatusFacts(
                version: Self.version, pid: ready.pid, profile: settings.profile.name, http: ready.http,
                https: ready.https, store: storePath, started: started, discovery: discovered.words)
        }
    }

    /// What can be told of the running bridge.
    package var readyFacts: ReadyFacts {
        let (facts, home) = (place.facts, bridge.published.snapshot.home)
        return ReadyFacts(
            pid: Int(ProcessInfo.processInfo.processIdentifier),
            http: "http://\(urlHost):\(facts.httpPort ?? 0)", https: "https://\(urlHost):\(facts.httpsPort ?? 0)",
            control: runDirectory.controlSocket, bridgeid: home.identity.bridgeID, name: home.settings.name)
    }

    /// The address for URLs: the bound one, or for a bridge that listens everywhere the one it advertises.
    var urlHost: String {
        let host = settings.bind ?? settings.advertise ?? place.facts.network.address
        return host.contains(":") ? "[\(host)]" : host
    }
}

/// Ends the bridge when somebody inside the program wishes it, as a signal does from outside.
private struct EndWish: Service {
    let wishes: AsyncStream<Void>

    func run() async throws {
        for await _ in wishes.cancelOnGracefulShutdown() { return }
    }
}

/// Ends the feeds when the bridge ends, so that whoever listens to one does not hold up the end.
private struct FeedEnd: Service {
    let bridge: Bridge
    let journal: Feed<JournalLine>

    func run() async throws {
        try? await gracefulShutdown()
        journal.finish()
        bridge.announcements.finish()
    }
}
