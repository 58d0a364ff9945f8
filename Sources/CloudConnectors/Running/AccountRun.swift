import BridgeCore
import Logging

/// One account that is spoken with, from the moment that it is wanted until it is let go.
struct AccountRun: Sendable {
    let account: CloudAccount
    let ledger = CloudLedger()
    let sharing = CloudLedger()
    private let stops: AsyncStream<Void>
    private let stopper: AsyncStream<Void>.Continuation
    private let ends: AsyncStream<Void>
    private let ender: AsyncStream<Void>.Continuation

    init(_ account: CloudAccount) {
        self.account = account
        (stops, stopper) = AsyncStream.makeStream()
        (ends, ender) = AsyncStream.makeStream()
    }

    /// Speaks with the cloud until it is stopped or the task is cancelled.
    func run(_ connector: any CloudConnector, _ share: (any CloudShare)?, on bridge: Bridge, logger: Logger) async {
        defer { ender.finish() }
        await withDiscardingTaskGroup { group in
            group.addTask { await drive(connector, bridge, logger) }
            if let share {
                group.addTask {
                    await ShareSupervisor(share, of: account, ledger: sharing, world: bridge.world, logger: logger).run()
                }
            }
            for await _ in stops {}
            group.cancelAll()
        }
    }

    /// Stops, and returns when nothing of it is under way any more.
    func stop() async {
        stopper.finish()
        for await _ in ends {}
    }

    /// It will not be run, so nobody need wait for its end.
    func abandon() { ender.finish() }

    private func drive(_ connector: any CloudConnector, _ bridge: Bridge, _ logger: Logger) async {
        let driver = CloudDriver(name: account.driver, connector: connector, ledger: ledger, world: bridge.world)
        let supervisor = DriverSupervisor(driver, bridge: bridge, patience: .cloud, logger: logger) { error, wait in
            ledger.failed("\(error)", at: bridge.world.now(), wait: wait)
        }
        // It throws nothing: a driver's failures are its business.
        try? await supervisor.run()
    }
}
