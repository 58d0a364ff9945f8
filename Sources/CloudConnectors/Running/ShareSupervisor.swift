import BridgeCore
import Connectivity
import HomeModel
import Logging

/// Keeps the sharing of an account's lights going.
struct ShareSupervisor: Sendable {
    private let share: any CloudShare
    private let account: CloudAccount
    private let ledger: BackendLedger
    private let world: World
    private let logger: Logger

    init(_ share: any CloudShare, of account: CloudAccount, ledger: BackendLedger, world: World, logger: Logger) {
        self.share = share
        self.account = account
        self.ledger = ledger
        self.world = world
        self.logger = logger
    }

    /// Runs until the task is cancelled.
    func run() async {
        await RestartLoop(.cloud, world: world).run {
            ledger.connecting()
            try await share.run(ledger)
            throw CloudFailure.connection(.lost("the cloud said goodbye"))
        } onEnd: { end in
            guard let failure = end.failure else { return }
            ledger.failed("\(failure)", at: world.now(), wait: end.wait)
            guard end.isNews else { return }
            logger.warning("lights are not shared", metadata: ["account": "\(account.name)", "error": "\(failure)"])
        }
    }
}
