import BridgeCore
import Connectivity
import HomeModel
import Logging

/// One connection of the connector: what there is, what is heard of it, what it is told.
struct HiveVisit: Sendable {
    /// How often the list of devices is looked through for those that are gone: servers do not say so.
    private static let listInterval = Duration.seconds(60)

    let session: HiveSession
    let account: CloudAccount
    let networks: [Int64]
    let secrets: any SecretDrawer
    let house: HiveHouse
    let world: World
    let logger: Logger

    /// Works until the connection is lost. It subscribes before it lists, so that nothing can fall between; what is pushed
    /// meanwhile waits.
    func stay(_ port: BackendPort) async throws {
        await house.begin()
        let subscription = try await subscribe()
        try await followUpdates()
        await port.connected(try await devices())
        let errands = HiveErrands(session: session, house: house, world: world)
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await listen(port, errands) }
            group.addTask { try await port.carryOut { try await errands.send($1, to: $0) } }
            group.addTask { try await errands.watch(port) }
            group.addTask { try await lookAgain(port) }
            group.addTask { try await mend(subscription) }
            // Those that need not run to the end just wait for the others.
            for try await _ in group {}
        }
    }

    /// The devices that are something to the home, with what they said last.
    ///
    /// Lamps are asked each time: a connection may have been lost with an order on its way, and what the home takes to be so
    /// need not be. Sensors are asked once, for what they said meanwhile is repeated, each piece by itself.
    func devices() async throws -> [BackendDevice] {
        let token = await session.token
        guard token.allows(.getDevice) else { throw CloudFailure.lacks(.getDevice) }
        let sorted = try await sorted(try await session.devices(in: networks))
        var asked: [(id: String, name: String)] = []
        for (device, kind, _) in sorted {
            let name = HiveWords.notification(of: kind)
            let isKnown = await house.hasHeard(device.id, name)
            if kind.abilities != nil || !isKnown { asked.append((device.id, name)) }
        }
        let last = try await session.lastNotifications(asked)
        _ = await house.keep(only: Set(sorted.map(\.device.id)))
        var found: [BackendDevice] = []
        for (device, kind, name) in sorted { found.append(await take(device, kind, name, last[device.id])) }
        return found
    }

    private func take(_ device: HiveDevice, _ kind: DeviceKind, _ name: String, _ last: HiveMessage?) async -> BackendDevice {
        await house.add(device, kind)
        if let last { await house.note(last) }
        var found = HiveWords.device(device, kind, className: name, driver: account.driver, last: last?.parameters)
        if await house.isSilent(device.id) { found.isReachable = false }
        return found
    }

    /// Devices whose class is known. Lights that this bridge shows to the cloud are not among them: they are here already.
    private func sorted(_ devices: [HiveDevice]) async throws -> [(device: HiveDevice, kind: DeviceKind, name: String)] {
        var classes = HiveClasses(given: account.classes)
        if devices.contains(where: { classes.kind(of: $0) == nil }) { classes.types = try await session.deviceTypes() }
        let ours = await secrets.secret(HiveMark.secret)
        return devices.compactMap { device in
            guard device.gateway == nil || device.gateway != ours, let (kind, name) = classes.kind(of: device) else { return nil }
            return (device, kind, name)
        }
    }

    /// Looks through the list from time to time.
    private func lookAgain(_ port: BackendPort) async throws {
        while true {
            try await world.sleep(for: Self.listInterval)
            let sorted = try await sorted(try await session.devices(in: networks))
            for gone in await house.keep(only: Set(sorted.map(\.device.id))) { await port.hear(.gone(identity: gone)) }
            for (device, kind, name) in sorted where await !house.knows(device) {
                await port.hear(.found(try await describe(device, kind, name)))
            }
        }
    }

    /// A device that came or changed.
    func find(_ id: String, _ port: BackendPort) async throws {
        guard let device = try await session.device(id), networks.isEmpty || networks.contains(Int64(device.network ?? 0)),
            await !house.knows(device), let (device, kind, name) = try await sorted([device]).first
        else { return }
        await port.hear(.found(try await describe(device, kind, name)))
    }

    private func describe(_ device: HiveDevice, _ kind: DeviceKind, _ name: String) async throws -> BackendDevice {
        await take(device, kind, name, try await session.lastNotification(device.id, HiveWords.notification(of: kind)))
    }
}
