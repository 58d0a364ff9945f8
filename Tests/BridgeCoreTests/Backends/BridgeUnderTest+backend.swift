import BridgeCore
import ToldWorlds

extension BridgeUnderTest {
    /// Speaks with a backend for as long as a test takes.
    func run(_ backend: any Backend, as name: String, _ test: @escaping @Sendable () async throws -> Void) async throws {
        let driver = BackendDriver(name: name, backend: backend, ledger: BackendLedger(), world: told.world)
        try await run(driver, test)
    }

    /// Has a driver work for as long as a test takes.
    func run(_ driver: any DeviceDriver, _ test: @escaping @Sendable () async throws -> Void) async throws {
        let inbox = await bridge.attach(driver: driver.name)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [bridge] in
                try await driver.run(orders: inbox, reports: ReportOutlet(bridge: bridge, driver: driver.name))
            }
            group.addTask { try await test() }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
