package import BridgeCore
import Connectivity
import HomeModel

/// The driver of an account's devices, whichever cloud they are behind.
package struct CloudDriver: DeviceDriver {
    package let name: String
    private let connector: any CloudConnector
    private let ledger: CloudLedger
    private let world: World

    /// Makes a driver.
    ///
    /// - Parameters:
    ///   - name: what the account's devices name it by: `CloudAccount.driver`.
    ///   - connector: speaks the vendor's protocol.
    ///   - ledger: where the account's fortunes are written.
    ///   - world: time and chance.
    package init(name: String, connector: any CloudConnector, ledger: CloudLedger, world: World) {
        self.name = name
        self.connector = connector
        self.ledger = ledger
        self.world = world
    }

    /// Works until the connection is lost, the inbox is closed or the task is cancelled.
    ///
    /// - Throws: why the connection is lost.
    package func run(orders: OrderInbox, reports: ReportOutlet) async throws {
        ledger.connecting()
        let line = CloudLine(driver: name, limits: connector.limits, reports: reports, ledger: ledger, world: world)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { for await order in orders { await line.take(order) } }
            group.addTask {
                try await connector.run(CloudPort(line: line))
                throw CloudFailure.connection(.lost("the cloud said goodbye"))
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
