package import BridgeCore
package import HomeModel

/// Has the lamps of one device blink beside what else they are asked for.
package actor LanAlerts {
    private var blinks = LanBlinks()
    private let world: World
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    /// Makes alerts of no lamp.
    package init(world: World) {
        self.world = world
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Whether a lamp blinks, so that what it says is not how it is set.
    package func blinks(_ lamp: LightAddress) -> Bool { blinks.contains(lamp) }

    /// News without what lamps say while they blink, which is not how they are set.
    func steady(_ news: [BackendNews]) -> [BackendNews] {
        news.filter { one in
            if case .light(let lamp, _) = one { !blinks.contains(lamp) } else { true }
        }
    }

    /// Carries out a device's orders until the task is cancelled, one at a time for each lamp, and blinks meanwhile.
    ///
    /// - Parameters:
    ///   - isOn: whether a lamp is on now, as far as it said.
    ///   - send: sends an order without an alert, and returns when the device has it.
    /// - Throws: why the connection is over.
    nonisolated func carryOut(
        _ port: BackendPort, isOn: @escaping @Sendable (LightAddress) async -> Bool,
        _ send: @escaping @Sendable (LightAddress, LightAction) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await port.carryOutEach { lamp, action in
                    try await self.carry(action, to: lamp, isOn: await isOn(lamp)) { try await send(lamp, $0) }
                    return .accepted
                }
            }
            group.addTask { try await self.run(send) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Carries out an order: what is of the lamp itself by `send`, the blinking by `run`.
    ///
    /// - Parameters:
    ///   - isOn: whether the lamp is on now, as far as it said.
    ///   - send: sends an order without an alert. It is not called for one that asks for nothing else.
    /// - Throws: what `send` throws.
    package func carry(
        _ action: LightAction, to lamp: LightAddress, isOn: Bool, _ send: @Sendable (LightAction) async throws -> Void
    ) async throws {
        var rest = action
        if let was = blinks.interrupt(lamp), rest.on == nil { rest.on = was }
        rest.alert = nil
        if !rest.isEmpty { try await send(rest) }
        guard let alert = action.alert else { return }
        blinks.begin(lamp, wasOn: rest.on ?? isOn, alert, at: world.now().uptime)
        wake.yield()
    }

    /// Blinks until the task is cancelled. One run at a time.
    ///
    /// - Parameter send: switches a lamp. What it throws is for whoever sends orders to find out.
    /// - Throws: `CancellationError`.
    package func run(_ send: @Sendable (LightAddress, LightAction) async throws -> Void) async throws {
        for await _ in wakes {
            while let due = blinks.nextDue {
                try await world.sleepUntil(due)
                for (lamp, on) in blinks.due(at: world.now().uptime) {
                    var action = LightAction(transition: .zero)
                    action.on = on
                    try? await send(lamp, action)
                }
            }
        }
        throw CancellationError()
    }
}

extension LightAction {
    /// Whether it asks for nothing, as an order does of which only the alert was left.
    package var isEmpty: Bool {
        on == nil && brightness == nil && color == nil && effect == nil && alert == nil && !stopsFade
    }
}
