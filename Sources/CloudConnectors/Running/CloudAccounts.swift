package import BridgeCore
import Connectivity
import HomeModel
package import Logging
import ServiceLifecycle

/// Speaks with the clouds that the owner has accounts with, for as long as the bridge runs; accounts come and go meanwhile.
///
/// Without accounts it does nothing at all.
package actor CloudAccounts: Service {
    /// How long an account that is being tried may take, told to the owner who waits for it.
    private static let trialPatience = Duration.seconds(20)

    /// The accounts as they are kept.
    package nonisolated let book: AccountBook
    let kits: [CloudVendor: CloudKit]
    let bridge: Bridge
    let logger: Logger
    private nonisolated let wanted: AsyncStream<AccountRun>
    private nonisolated let wants: AsyncStream<AccountRun>.Continuation
    private(set) var runs: [String: AccountRun] = [:]

    /// Makes one that speaks with nobody yet.
    ///
    /// - Parameter kits: what speaks with each vendor. Accounts of a vendor that has none are listed and not used.
    package init(book: AccountBook, kits: [CloudVendor: CloudKit], bridge: Bridge, logger: Logger) {
        self.book = book
        self.kits = kits
        self.bridge = bridge
        self.logger = logger
        (wanted, wants) = AsyncStream.makeStream()
    }

    /// Speaks with all accounts until shutdown.
    package func run() async throws {
        await seeOff()
        for entry in await book.entries where entry.trouble == nil { start(entry.account) }
        await giveUpOrphans()
        await withDiscardingTaskGroup { group in
            for await run in wanted.cancelOnGracefulShutdown() {
                group.addTask { [bridge, logger] in await run.run(on: bridge, logger: logger) }
            }
            group.cancelAll()
        }
        wants.finish()
    }

    /// All accounts, oldest first.
    package var standings: [CloudStanding] {
        get async {
            await book.entries.map { entry in
                let run = runs[entry.account.name]
                return CloudStanding(
                    entry: entry, page: run?.ledger.page, sharing: entry.account.shares ? run?.sharing.page : nil)
            }
        }
    }

    /// Logs in and lists the devices of an account, which need not be in the book. Changes nothing in the home.
    ///
    /// - Parameter drawer: its secrets.
    /// - Throws: `CloudFailure` or `ConnectionFailure`: why it does not work.
    package nonisolated func look(_ account: CloudAccount, secrets drawer: any SecretDrawer) async throws -> [BackendDevice] {
        guard let kit = kits[account.vendor] else {
            throw CloudFailure.missing("this program has no connector for \(account.vendor.rawValue)")
        }
        return try await clock.within(Self.trialPatience) { try await kit.voice(account, drawer).connector.look() }
    }

    nonisolated var clock: ConnectionClock {
        let world = bridge.world
        return ConnectionClock(uptime: { world.now().uptime }, sleepUntil: world.sleepUntil)
    }

    /// Takes in an account and begins to speak with it.
    ///
    /// - Throws: why it cannot be kept; nothing has changed then.
    package func add(_ account: CloudAccount, secrets: Secrets) async throws(AccountTrouble) {
        try await book.add(account, secrets: secrets)
        start(account)
    }

    /// Stops to speak with an account. When it returns nothing of it is under way any more, even for a caller who is cancelled.
    /// What it has in the home stays.
    package func stop(_ name: String) async {
        guard let run = runs[name] else { return }
        await run.stop()
        runs[name] = nil
        await bridge.detach(driver: run.account.driver)
    }

    /// Begins to speak with an account, unless that is being done.
    package func start(_ account: CloudAccount) {
        guard let kit = kits[account.vendor], runs[account.name] == nil else { return }
        let voice = kit.voice(account, book.drawer(of: account.name))
        let run = AccountRun(
            account, voice.connector, account.shares ? voice.share(bridge) : nil, chores: voice.chores)
        runs[account.name] = run
        wants.yield(run)
    }

    /// Devices whose account is not used are there and cannot be reached.
    private func giveUpOrphans() async {
        let used = Set(runs.values.map(\.account.driver))
        let prefixes = CloudVendor.allCases.map { $0.rawValue + ":" }
        let drivers = Set(bridge.published.snapshot.home.devices.all.map(\.key.driver))
        for driver in drivers.subtracting(used) where prefixes.contains(where: driver.hasPrefix) {
            await bridge.observe(.driverLost(driver), by: .driver(driver))
        }
    }
}
