package import BridgeCore
import HomeModel
package import Logging
import ServiceLifecycle

/// Speaks with the backends that the owner configured and the devices on the LAN that were taken in, for as long as the bridge
/// runs; both come and go meanwhile.
///
/// Nothing is sent but to them, to an address that the owner wants looked at, while somebody searches, and while a device that was
/// taken in does not answer and may have another address.
package actor LocalBackends: Service {
    /// The secret of a device on the LAN, and the one that most backends have.
    package static let password = "password"

    /// What is kept of them.
    package nonisolated let book: BackendBook
    /// What can be spoken with.
    package nonisolated let kits: LocalKits
    let bridge: Bridge
    let logger: Logger
    /// Kinds of devices on the LAN, by their names.
    nonisolated let lan: [String: LanBerths]
    /// What was met in searches since the start, by its id.
    var finds: [String: LanFind] = [:]
    /// Kinds that an app's search is under way in.
    var searching: Set<String> = []
    /// Devices whose removal from the home was these backends' own doing and has not been heard of yet.
    var expected: Set<DeviceKey> = []
    private(set) var runs: [String: BackendRun] = [:]
    private nonisolated let wanted: AsyncStream<BackendRun>
    private nonisolated let wants: AsyncStream<BackendRun>.Continuation

    /// Makes one that speaks with nobody yet.
    package init(book: BackendBook, kits: LocalKits, bridge: Bridge, logger: Logger) {
        self.book = book
        self.kits = kits
        self.bridge = bridge
        self.logger = logger
        lan = Dictionary(kits.kinds.map { ($0.name, LanBerths(kind: $0)) }) { first, _ in first }
        (wanted, wants) = AsyncStream.makeStream()
    }

    /// Speaks with all of them until shutdown.
    package func run() async throws {
        await seeOff()
        for backend in await book.backends { await start(backend) }
        for device in await book.devices { await speak(with: device) }
        await giveUpOrphans()
        await withDiscardingTaskGroup { group in
            group.addTask { await self.followRemovals() }
            for berths in lan.values {
                group.addTask { await self.run(berths) }
                group.addTask { await self.lookOut(for: berths) }
            }
            for await run in wanted.cancelOnGracefulShutdown() {
                group.addTask { [bridge, logger] in await run.run(on: bridge, logger: logger) }
            }
            group.cancelAll()
        }
        wants.finish()
    }

    /// Begins to speak with a backend, unless that is being done or cannot be.
    func start(_ backend: ConfiguredBackend) async {
        let (trouble, secrets) = await (book.trouble(of: backend.driver), book.secrets(of: backend.driver))
        let forgotten = await book.forgotten(by: backend.driver)
        guard trouble == nil, runs[backend.name] == nil, let kit = kits.backends[backend.kind],
            let speaker = try? kit.backend(backend, secrets)
        else { return }
        let run = BackendRun(backend, speaker, patience: kit.patience, gate: DeviceGate(shut: forgotten))
        runs[backend.name] = run
        wants.yield(run)
    }

    /// Stops to speak with a backend. When it returns nothing of it is under way any more, even for a caller who is cancelled.
    /// What it has in the home stays.
    func stop(_ name: String) async {
        guard let run = runs[name] else { return }
        await run.stop()
        runs[name] = nil
        await bridge.detach(driver: run.configured.driver)
    }

    /// Begins to speak with a device on the LAN, or speaks with it where it is now.
    func speak(with device: AdoptedDevice) async {
        guard await book.trouble(of: device.id) == nil else { return }
        await lan[device.kind]?.join(device, await book.secrets(of: device.id))
    }

    private nonisolated func run(_ berths: LanBerths) async {
        let name = berths.kind.name
        let driver = FleetDriver(
            name: name, fleet: berths.fleet, search: { await self.takeIn(name, for: $0) }, world: bridge.world)
        // It throws nothing: what goes wrong is the members' business.
        try? await DriverSupervisor(driver, bridge: bridge, logger: logger).run()
    }

    /// Devices that nobody speaks with are there and cannot be reached.
    private func giveUpOrphans() async {
        let used = Set(runs.values.map(\.configured.driver))
        let prefixes = BackendKind.allCases.map { $0.rawValue + ":" }
        for device in bridge.published.snapshot.home.devices.all where device.isReachable {
            let driver = device.key.driver
            let isLost: Bool = if let berths = lan[driver] {
                await berths.fleet.pages[device.key.identity] == nil
            } else {
                !used.contains(driver) && prefixes.contains(where: driver.hasPrefix)
            }
            if isLost { await bridge.observe(.reachable(device.key, false), by: .driver(driver)) }
        }
    }
}
