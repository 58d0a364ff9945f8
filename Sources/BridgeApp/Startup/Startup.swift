import BridgeCore
import BridgeServer
import Discovery
import Foundation
import HomeModel
import Logging
import ServiceLifecycle

/// Waits until every socket is bound, says that the bridge is ready, and then makes it findable.
struct Startup: Service {
    let program: BridgeProgram
    let bounds: AsyncStream<BridgeServers.Bound>
    let discovered: DiscoveryReport
    let onReady: @Sendable (ReadyFacts) async throws -> Void

    func run() async throws {
        guard await allBound() else { return }
        let facts = program.readyFacts
        if let path = program.settings.readyFile {
            do {
                try facts.write(to: path)
            } catch {
                throw SettingsError("the ready file \(path) cannot be written: \(error.localizedDescription)")
            }
        }
        try await onReady(facts)
        await discovery().run()
    }

    /// Takes note of the ports; says whether all came before the end.
    private func allBound() async -> Bool {
        var waiting = 3
        for await bound in bounds.cancelOnGracefulShutdown() {
            switch bound {
            case .http(let port): program.place.update { $0.httpPort = port }
            case .https(let port): program.place.update { $0.httpsPort = port }
            case .control: break
            }
            waiting -= 1
            if waiting == 0 { return true }
        }
        return false
    }

    private func discovery() -> DiscoveryService {
        let (settings, facts) = (program.settings, program.place.facts)
        let identity = program.bridge.published.snapshot.home.identity
        let advertisement = Advertisement(
            instanceName: settings.profile.instancePrefix + identity.shortSuffix, hostName: identity.mac.serial,
            bridgeID: identity.bridgeID, mac: identity.mac.description, modelID: settings.profile.modelID,
            server: settings.profile.serverPrefix + settings.profile.apiVersion, httpPort: facts.httpPort ?? 80,
            httpsPort: facts.httpsPort ?? 443, advertisedAddress: settings.advertise)
        return DiscoveryService(
            advertisement: advertisement,
            settings: DiscoverySettings(mdns: settings.mdns, ssdp: settings.ssdp, bindAddress: settings.bind),
            clock: ContinuousClock(), random: program.bridge.world.randomFraction, logger: program.logger,
            onStatus: discovered.take)
    }
}
