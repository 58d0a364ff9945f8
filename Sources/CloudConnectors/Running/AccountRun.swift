import BridgeCore
import Logging

/// One account that is spoken with, from the moment that it is wanted until it is let go.
struct AccountRun: Sendable {
    let account: CloudAccount
    let connector: any CloudConnector
    let share: (any CloudShare)?
    let chores: CloudChores?
    let ledger = BackendLedger()
    let sharing = BackendLedger()
    private let stoppable = Stoppable()

    init(
        _ account: CloudAccount, _ connector: any CloudConnector, _ share: (any CloudShare)?, chores: CloudChores? = nil
    ) {
        self.account = account
        self.connector = connector
        self.share = share
        self.chores = chores
    }

    /// Speaks with the cloud until it is stopped or the task is cancelled.
    func run(on bridge: Bridge, logger: Logger) async {
        await stoppable.run {
            await withDiscardingTaskGroup { group in
                group.addTask { await drive(bridge, logger) }
                guard let share else { return }
                group.addTask {
                    await ShareSupervisor(share, of: account, ledger: sharing, world: bridge.world, logger: logger).run()
                }
            }
        }
    }

    /// Stops, and returns when nothing of it is under way any more.
    func stop() async { await stoppable.stop() }

    private func drive(_ bridge: Bridge, _ logger: Logger) async {
        let driver = BackendDriver(name: account.driver, backend: connector, ledger: ledger, world: bridge.world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) { error, wait in
            ledger.failed("\(error)", at: bridge.world.now(), wait: wait)
        }
        // It throws nothing: a driver's failures are its business.
        try? await supervisor.run()
    }
}
