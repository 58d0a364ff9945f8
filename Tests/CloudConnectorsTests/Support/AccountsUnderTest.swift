import BridgeCore
@testable import CloudConnectors
import HomeModel
import Logging
import Testing
import ToldWorlds

/// A bridge with any number of cloud accounts, kept in memory, on a told clock.
struct AccountsUnderTest {
    let told = ToldWorld()
    let bridge: Bridge
    let accounts: CloudAccounts
    let clouds = ScriptedClouds()

    /// Makes one whose accounts are of the clouds in `clouds`.
    ///
    /// - Parameter book: where accounts are kept, if not in memory.
    init(book: AccountBook? = nil, vendors: [CloudVendor] = [.mode], logger: Logger? = nil) throws {
        let logger = logger ?? Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let mac = try #require(MACAddress("00:17:88:24:96:fe"))
        bridge = Bridge(
            home: Home(identity: BridgeIdentity(mac: mac)), faces: [], store: ForgetfulStore(), world: told.world, logger: logger)
        let clouds = clouds
        let kit = CloudKit { account, _ in
            CloudVoice(connector: clouds.visit(account), share: { clouds.share(account, $0.world) })
        }
        accounts = CloudAccounts(
            book: book ?? AccountBook(directory: nil, world: told.world, logger: logger),
            kits: Dictionary(uniqueKeysWithValues: vendors.map { ($0, kit) }), bridge: bridge, logger: logger)
    }

    /// Has the accounts run while something is done.
    func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await accounts.run() }
            group.addTask { try await work() }
            try await group.next()
            group.cancelAll()
        }
    }

    /// Waits until the home is as wanted; whatever makes it so is announced.
    func until(_ isTrue: @escaping @Sendable (Home) -> Bool) async {
        let batches = bridge.announcements.listen()
        if isTrue(bridge.published.snapshot.home) { return }
        for await announcement in batches where isTrue(announcement.snapshot.home) { return }
    }

    /// Waits until an account stands as wanted, for as long as a test may take.
    func standing(_ name: String, _ isTrue: (CloudStanding) -> Bool) async -> CloudStanding? {
        while !Task.isCancelled {
            if let standing = await accounts.standings.first(where: { $0.entry.account.name == name }), isTrue(standing) {
                return standing
            }
            await Task.yield()
        }
        return nil
    }

    /// Lets what waits for its time after a failure try again.
    func patience(of page: BackendLedger.Page?) async {
        guard case .waiting(let then) = page?.state else { return }
        await told.somebodySleeps(until: then)
        told.advance(by: then - told.now.uptime)
    }
}
