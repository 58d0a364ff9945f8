package import BridgeCore
package import Connectivity
import HomeModel

/// How devices of a kind that speak over UDP, and say nothing unless they are asked, are looked for and kept an eye on.
package struct LanAsking: Sendable {
    let world: World
    let broadcast: BroadcastSearch
    private let usualPort: Int
    private let pause: Duration

    /// Makes a way of asking, which sends nothing by itself.
    ///
    /// - Parameters:
    ///   - world: time and chance.
    ///   - interfaces: where to search; nothing is broadcast anywhere else.
    ///   - port: UDP port of devices whose address has none, 1…65535.
    ///   - targets: IPv4 addresses to ask in a search; `nil` for everybody on the chosen interfaces.
    ///   - pause: time between two questions to a device.
    package init(
        world: World, interfaces: InterfaceSelection, port: Int, targets: [String]? = nil, pause: Duration
    ) {
        self.world = world
        usualPort = port
        self.pause = pause
        broadcast = BroadcastSearch(interfaces: interfaces, port: port, targets: targets, clock: ConnectionClock(world))
    }

    /// Where datagrams to a device go.
    func resolve(_ address: LanAddress) async throws -> DatagramAddress {
        try await DatagramAddress.resolve(address.host, port: address.port ?? usualPort)
    }

    /// The address of a device, which need not name the usual port.
    func address(_ host: String, port: Int) -> LanAddress {
        LanAddress(host: host, port: port == usualPort ? nil : port)
    }

    /// Carries out a device's orders and errands, and asks it how it is, until it is silent for too long.
    ///
    /// - Throws: `LanFailure`, `ConnectionFailure`, `CancellationError`.
    func keep(
        _ identity: String, _ errands: LanErrands, _ port: BackendPort,
        carryOut: @escaping @Sendable (LightAddress, LightAction) async throws -> OrderReceipt,
        ask: @escaping @Sendable () async throws -> [Int: LightReading]?
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await port.carryOutEach(carryOut) }
            group.addTask { await errands.run() }
            group.addTask { try await port.watch(identity, every: pause, ask) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
