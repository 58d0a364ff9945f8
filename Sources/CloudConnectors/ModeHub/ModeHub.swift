package import BridgeCore
import Connectivity
import HomeModel
package import Logging

/// The bridge as a device of a home in MODE's cloud: it listens to commands for lights that only it knows, and says what they
/// are set to. Whoever commands it acts as the account's app, under its grant.
///
/// It keeps as secrets which device it is (`hubDevice`), its key (`hubKey`) and its home (`hubHome`). With the setting `mirror`
/// at `on`, the state of each light also stands in the home's key-value store, as `porchlight-<light id>`.
package struct ModeHub: CloudShare {
    private let account: CloudAccount
    private let secrets: any SecretDrawer
    private let bridge: Bridge
    private let world: World
    private let logger: Logger
    private let keyring: ModeKeyring

    /// Makes a hub, which sends nothing by itself.
    ///
    /// - Parameter keyring: what the account's connector logs in with, too; one of its own if there is none.
    package init(
        account: CloudAccount, secrets: any SecretDrawer, keyring: ModeKeyring? = nil, bridge: Bridge, world: World,
        logger: Logger
    ) {
        self.account = account
        self.secrets = secrets
        self.bridge = bridge
        self.world = world
        self.logger = logger
        self.keyring = keyring ?? ModeKeyring(account: account, secrets: secrets, world: world)
    }

    /// Works until the connection is lost. The first time it joins a home.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`; `CloudFailure.missing` when the bridge was deleted from its home in the
    ///   cloud. It does not join again by itself: whoever deleted it may have meant it.
    package func run(_ ledger: BackendLedger) async throws {
        guard account.shares, let app = account.app else {
            throw CloudFailure.missing("the account shares no lights")
        }
        try await withClient { client in
            let taken = try await place.take(client)
            let (line, lights) = (ModeHubLine(client: client, place: taken, world: world), SharedLights(of: bridge, app: app))
            try await line.hearCommands { connection in
                let mirror = try await mirror(in: taken.home, client)
                let visit = ModeHubVisit(
                    lights: lights, line: line, mirror: mirror, ledger: ledger, world: world, logger: logger)
                try await visit.run(connection.messages)
            }
        }
    }

    /// Leaves the home in the cloud, and takes along what stands in its store.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`: why something may still be there.
    package func withdraw() async throws {
        guard let taken = await place.kept else { return }
        try await withClient { client in
            try await place.leave(taken, client)
            try await mirror(in: taken.home, client)?.clear()
        }
    }

    private var place: ModeHubPlace {
        let home = bridge.published.snapshot.home
        return ModeHubPlace(
            account: account, secrets: secrets, bridge: home.identity.bridgeID, name: home.settings.name)
    }

    private func mirror(in home: Int, _ client: ModeClient) async throws -> ModeMirror? {
        guard account.settings["mirror"] == "on" else { return nil }
        return try await ModeMirror(
            client: client, home: home, bridge: bridge.published.snapshot.home.identity.bridgeID, world: world)
    }

    private func withClient<Result>(_ body: (ModeClient) async throws -> Result) async throws -> Result {
        try await ModeClient.open(account, keyring: keyring, world: world, body)
    }
}
