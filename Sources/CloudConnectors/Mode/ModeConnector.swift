package import BridgeCore
import Connectivity
import HomeModel
package import Logging

/// Speaks with MODE's cloud (API 2.1) as one of its users: what the devices in the user's homes say becomes news, orders
/// become commands.
///
/// Settings: `projectId`, `appId`, `email` or `phoneNumber` or `userId`, and `homeIds`, numbers with commas between them, for
/// all homes when left out. Secrets: `password` or `code` or `projectKey`; it keeps its session's key as `token`.
package struct ModeConnector: CloudConnector {
    private let account: CloudAccount
    private let world: World
    private let logger: Logger
    private let keyring: ModeKeyring
    private let batteries = ModeBatteries()

    /// Makes a connector, which sends nothing by itself.
    ///
    /// - Parameter keyring: what the account's hub logs in with, too; one of its own if there is none.
    package init(
        account: CloudAccount, secrets: any SecretDrawer, keyring: ModeKeyring? = nil, world: World, logger: Logger
    ) {
        self.account = account
        self.world = world
        self.logger = logger
        self.keyring = keyring ?? ModeKeyring(account: account, secrets: secrets, world: world)
    }

    /// MODE publishes no limits, so these are ours. Five commands a second are as many as a lamp that fades can show, twenty
    /// in all leave the cloud room for others, and four at once are as many connections as are kept to it. A lamp across the
    /// internet that has not said within five seconds that it follows will not do so. A user who hears no events can not be
    /// told that lamps follow, so their word is not waited for.
    package var limits: OrderLimits {
        let hearsEvents = (try? ModeLogin(account.settings))?.hearsEvents ?? true
        return OrderLimits(
            lampInterval: .milliseconds(200), orders: 20, per: .seconds(1), underWay: 4,
            patience: hearsEvents ? .seconds(5) : nil)
    }

    /// Logs in and lists the devices. An account that logs in by phone and has no code yet is sent one each time.
    ///
    /// - Throws: `CloudFailure`, of which `.codeSent` is the one for that; `ConnectionFailure`.
    package func look() async throws -> [BackendDevice] {
        await keyring.ownerIsThere()
        return try await withClient { client in
            var roster = await roster
            _ = roster.take(try await client.devices(inHomesNamed: account.settings))
            return roster.devices
        }
    }

    /// Works as the account's user until the connection is lost. The WebSocket is open before anything is listed, so that no
    /// event falls in between; a user who hears no events asks for the list every 30 seconds.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func run(_ port: BackendPort) async throws {
        let login = try ModeLogin(account.settings)
        try await withClient { client in
            let visit = ModeVisit(
                client: client, account: account, roster: await roster, batteries: batteries, world: world, logger: logger)
            guard login.hearsEvents else { return try await visit.run(port, events: nil) }
            try await client.hearEvents { connection in try await visit.run(port, events: connection.messages) }
        }
    }

    private var roster: ModeRoster {
        get async {
            ModeRoster(driver: account.driver, classes: ModeClasses(account.classes), batteries: await batteries.known)
        }
    }

    private func withClient<Result>(_ body: (ModeClient) async throws -> Result) async throws -> Result {
        try await ModeClient.open(account, keyring: keyring, world: world, body)
    }
}

/// How full batteries were last, from one connection to the next: lists do not say, and a device speaks seldom.
actor ModeBatteries {
    private(set) var known: [Int: Int] = [:]

    func keep(_ batteries: [Int: Int]) { known = batteries }
}
