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
    package init(account: CloudAccount, secrets: any SecretDrawer, bridge: Bridge, world: World, logger: Logger) {
        self.account = account
        self.secrets = secrets
        self.bridge = bridge
        self.world = world
        self.logger = logger
        keyring = ModeKeyring(account: account, secrets: secrets, world: world)
    }

    /// Works until the connection is lost. The first time it joins a home.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`; `CloudFailure.missing` when the bridge was deleted from its home in the
    ///   cloud. It does not join again by itself: whoever deleted it may have meant it.
    package func run() async throws {
        guard account.shares, let app = account.app else {
            throw CloudFailure.missing("the account shares no lights")
        }
        let client = try ModeClient(account, keyring: keyring, world: world)
        do {
            try await share(SharedLights(of: bridge, app: app), over: client)
            await client.web.close()
        } catch {
            await client.web.close()
            throw error
        }
    }

    private func share(_ lights: SharedLights, over client: ModeClient) async throws {
        let home = bridge.published.snapshot.home
        let place = try await ModeHubPlace(
            account: account, secrets: secrets, bridge: home.identity.bridgeID, name: home.settings.name
        ).take(client)
        let line = ModeHubLine(client: client, place: place, world: world)
        try await line.hearCommands { connection in
            var mirror: ModeMirror?
            if account.settings["mirror"] == "on" {
                mirror = try await ModeMirror(client: client, home: place.home, bridge: home.identity.bridgeID, world: world)
            }
            let visit = ModeHubVisit(lights: lights, line: line, mirror: mirror, world: world, logger: logger)
            try await visit.run(connection.messages)
        }
    }
}
