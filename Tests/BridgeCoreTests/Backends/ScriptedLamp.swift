import BridgeCore
import HomeModel

/// A lamp without a lamp, as a backend of its own.
actor ScriptedLamp: Backend {
    static let driver = "scripted"

    struct Loss: Error {}

    /// One that will last.
    struct LongLoss: RestartAdvice {
        let restartAfter: Duration? = .seconds(60)
    }

    nonisolated let limits = OrderLimits(
        lampInterval: .milliseconds(100), orders: 10, per: .seconds(1), underWay: 1, patience: .seconds(2))
    private nonisolated let identity: String
    private(set) var orders: [LightAction] = []
    private let changes = Feed<Void>()
    private let hangUps = Feed<any Error>()
    private var refuses = false
    private var stalls = false
    private var isRunning = false

    init(_ identity: String) {
        self.identity = identity
    }

    func run(_ port: BackendPort) async throws {
        if refuses { throw Loss() }
        isRunning = true
        defer {
            isRunning = false
            changes.announce(())
        }
        let key = DeviceKey(driver: Self.driver, identity: identity)
        let product = Product(model: "lamp", name: "Lamp", manufacturer: "Test", softwareVersion: "1")
        let hangs = hangUps.listen()
        await port.connected([
            BackendDevice(
                description: DeviceDescription(key: key, name: identity, product: product, lights: [LightAbilities()]),
                isReachable: true, lights: [0: LightReading(on: false)])
        ])
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOutTogether { _, action in try await self.take(action) } }
            group.addTask { for await why in hangs { throw why } }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func refuse(_ refuses: Bool) { self.refuses = refuses }
    func stall() { stalls = true }
    func hangUp(_ why: any Error = Loss()) { hangUps.announce(why) }

    func hasOrders(_ count: Int) async {
        let news = changes.listen()
        if orders.count >= count { return }
        for await _ in news where orders.count >= count { return }
    }

    func isOver() async {
        let news = changes.listen()
        if !isRunning { return }
        for await _ in news where !isRunning { return }
    }

    private func take(_ action: LightAction) async throws -> OrderReceipt {
        if stalls { for await _ in hangUps.listen() {} }
        orders.append(action)
        changes.announce(())
        return .accepted
    }
}
