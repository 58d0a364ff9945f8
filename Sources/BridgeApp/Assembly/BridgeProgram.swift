package import BridgeCore
package import BridgeServer
import BridgeStore
package import CloudConnectors
package import Connectivity
import Foundation
package import HomeModel
import HueV1
package import LocalDrivers
package import Logging
import ServiceLifecycle

/// A whole bridge, put together from its real parts: settings in, services out. The only place where they meet.
package struct BridgeProgram: Sendable {
    /// Version of the program.
    package static let version = "0.1.0"

    /// The bridge.
    package let bridge: Bridge
    /// The simulated devices.
    package let house: SimulatedHouse
    /// Where it can be reached.
    package let place: ServedPlace
    /// Every request, for those who want to watch.
    package var journal: Feed<JournalLine> { responder.journal }
    /// Whether no order is on its way to a simulated device and no report on its way back, save those that wait for
    /// their time.
    package var isSettled: Bool {
        get async {
            guard await bridge.hasDeliveredAll else { return false }
            return await house.isQuiet
        }
    }

    let clouds: CloudAccounts
    let local: LocalBackends
    let endWishes = Feed<Void>()
    let settings: ServeSettings
    let responder: BridgeResponder
    let certificate: BridgeCertificate
    let store: (any HomeStore)?
    let storePath: String?
    let runDirectory: RunDirectory
    let ports: (http: PortChoice, https: PortChoice)
    let listenAddress: String
    let logger: Logger

    /// Opens the store, finds the home, and prepares everything that can fail before the first socket is bound.
    ///
    /// - Parameters:
    ///   - settings: what the owner wants.
    ///   - home: what to fill a new home with; `nil` for the settings' home file or the sample home.
    ///   - clouds: what speaks with the vendors' clouds.
    ///   - local: what speaks with devices and backends at home.
    ///   - world: time and chance.
    ///   - logger: for what the owner should know.
    /// - Throws: an error whose description is one line for the owner.
    package init(
        _ settings: ServeSettings, home: HomeDescription? = nil,
        clouds: (World, InterfaceSelection, Logger) -> [CloudVendor: CloudKit] = CloudVendor.kits,
        local: (World, InterfaceSelection, BridgeIdentity, Logger) -> LocalKits = LocalKits.all, world: World, logger: Logger
    ) async throws {
        let directory = try RunDirectory(settings)
        do {
            try await self.init(settings, home: home, clouds: clouds, local: local, world: world, logger: logger, in: directory)
        } catch {
            directory.giveUp()
            throw error
        }
    }

    private init(
        _ settings: ServeSettings, home: HomeDescription?,
        clouds kits: (World, InterfaceSelection, Logger) -> [CloudVendor: CloudKit],
        local localKits: (World, InterfaceSelection, BridgeIdentity, Logger) -> LocalKits, world: World, logger: Logger,
        in directory: RunDirectory
    ) async throws {
        self.settings = settings
        self.logger = logger
        // What a former run wrote would deceive those who wait for this one.
        if let stale = settings.readyFile { unlink(stale) }
        listenAddress = settings.bind ?? (PortChoice.speaksIPv6 ? "::" : "0.0.0.0")
        ports = (
            try PortChoice(settings.http, what: "HTTP", at: listenAddress),
            try PortChoice(settings.https, what: "HTTPS", at: listenAddress)
        )
        runDirectory = directory
        let kept = settings.ephemeral ? nil : try SQLiteHomeStore(directory.lock)
        (store, storePath) = (kept, kept?.path)
        let found = try HomeSource(settings: settings, given: home, world: world).find(in: kept ?? ForgetfulStore())
        bridge = Bridge(
            home: found.home, faces: found.faces, lastBatch: found.lastBatch, store: kept ?? ForgetfulStore(),
            world: world, logger: logger)
        for command in found.firstCommands { try await bridge.perform(command, by: .bridge) }
        let identity = bridge.published.snapshot.home.identity
        certificate = try settings.ephemeral
            ? BridgeCertificate(newFor: identity.bridgeID)
            : BridgeCertificate(at: settings.data + "/certificate.pem", for: identity.bridgeID)
        house = SimulatedHouse(world: world)
        clouds = CloudAccounts(
            book: AccountBook(directory: settings.ephemeral ? nil : settings.data, world: world, logger: logger),
            kits: kits(world, InterfaceSelection(bindAddress: settings.bind), logger), bridge: bridge, logger: logger)
        local = LocalBackends(
            book: BackendBook(directory: settings.ephemeral ? nil : settings.data, logger: logger),
            kits: localKits(world, InterfaceSelection(bindAddress: settings.bind), identity, logger), bridge: bridge,
            logger: logger)
        place = ServedPlace(
            network: LocalNetwork.shown(bind: settings.bind), advertisedAddress: settings.advertise)
        let hosts = HostRule(
            bridgeID: identity.bridgeID, mac: identity.mac.description, machineName: ProcessInfo.processInfo.hostName,
            additional: settings.allowHosts)
        responder = BridgeResponder(
            bridge: bridge, profile: settings.profile, place: place,
            access: AccessRules(
                peers: PeerRule(additional: settings.allowNetworks), hosts: hosts,
                origins: OriginRule(hosts: hosts, allowed: settings.allowOrigins)),
            keepsAlive: settings.profile.keepsHTTPAlive, logger: logger)
    }
}
