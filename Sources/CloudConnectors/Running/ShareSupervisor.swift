import BridgeCore
import Connectivity
import HomeModel
import Logging

/// Keeps the sharing of an account's lights going: starts it again when it ends, waiting longer each time it fails soon.
struct ShareSupervisor: Sendable {
    private let share: any CloudShare
    private let account: CloudAccount
    private let ledger: CloudLedger
    private let world: World
    private let logger: Logger

    init(_ share: any CloudShare, of account: CloudAccount, ledger: CloudLedger, world: World, logger: Logger) {
        self.share = share
        self.account = account
        self.ledger = ledger
        self.world = world
        self.logger = logger
    }

    /// Runs until the task is cancelled.
    func run() async {
        var (patience, told) = (RestartPatience.cloud, "")
        while !Task.isCancelled {
            let started = world.now().uptime
            ledger.connecting()
            var failure: any Error = CloudFailure.connection(.lost("the cloud said goodbye"))
            do {
                try await share.run()
            } catch {
                failure = error
            }
            guard !Task.isCancelled else { return }
            let ran = world.now().uptime - started
            let wait = patience.wait(afterRunning: ran, failure, chance: world.randomFraction())
            ledger.failed("\(failure)", at: world.now(), wait: wait)
            if told != "\(failure)" {
                logger.warning("lights are not shared", metadata: ["account": "\(account.name)", "error": "\(failure)"])
            }
            told = "\(failure)"
            try? await world.sleep(for: wait)
        }
    }
}
