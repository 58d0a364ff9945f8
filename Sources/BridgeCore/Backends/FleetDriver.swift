import HomeModel

/// The driver of a fleet: keeps every member connected, each in its own time, and hands each its orders.
package struct FleetDriver: DeviceDriver {
    /// How often in a row a member must be lost before it counts as unreachable: one lost packet is no news.
    private static let strikes = 2
    /// One that is only tried again after longer than this counts as unreachable at once.
    private static let longestDoubt = Duration.seconds(5)

    package let name: String
    private let fleet: Fleet
    private let patience: RestartPatience
    private let search: @Sendable (Duration) async -> Void
    private let world: World

    /// Makes a driver.
    ///
    /// - Parameters:
    ///   - name: what the devices' keys name it by.
    ///   - fleet: its devices.
    ///   - patience: how long it waits before it tries a member again.
    ///   - search: looks for more of them for so long; it may add them to the fleet meanwhile.
    ///   - world: time and chance.
    package init(
        name: String, fleet: Fleet, patience: RestartPatience = .device,
        search: @escaping @Sendable (Duration) async -> Void = { _ in }, world: World
    ) {
        self.name = name
        self.fleet = fleet
        self.patience = patience
        self.search = search
        self.world = world
    }

    /// Works until the inbox is closed or the task is cancelled. It never loses all of its devices together.
    package func run(orders: OrderInbox, reports: ReportOutlet) async {
        let members = await fleet.members()
        await withDiscardingTaskGroup { group in
            group.addTask {
                await withDiscardingTaskGroup { each in
                    for await member in members {
                        each.addTask { await member.whileWanted { await keep(member, reports) } }
                    }
                    each.cancelAll()
                }
            }
            for await order in orders {
                await fleet.take(order)
                if case .search(let length) = order { group.addTask { await search(length) } }
            }
            group.cancelAll()
        }
    }

    private func keep(_ member: FleetMember, _ reports: ReportOutlet) async {
        let key = DeviceKey(driver: name, identity: member.identity)
        let strikes = Strikes(Self.strikes)
        await RestartLoop(patience, world: world).run {
            let before = member.ledger.page.connections
            member.ledger.connecting()
            defer { if member.ledger.page.connections > before { strikes.reset() } }
            try await speak(with: member, reports)
        } onEnd: { end in
            member.ledger.failed("\(end.failure ?? BackendGoodbye())", at: world.now(), wait: end.wait)
            if strikes.strike(isSure: end.wait > Self.longestDoubt) { await reports.send(.reachable(key, false)) }
        }
    }

    private func speak(with member: FleetMember, _ reports: ReportOutlet) async throws {
        let line = BackendLine(
            driver: name, limits: member.backend.limits, memory: await fleet.memory(of: member.identity), reports: reports,
            ledger: member.ledger, world: world)
        await fleet.begin(line, of: member.identity)
        do {
            try await member.backend.run(BackendPort(line: line))
        } catch {
            await fleet.end(line, of: member.identity)
            throw error
        }
        await fleet.end(line, of: member.identity)
    }
}
