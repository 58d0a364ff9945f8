package import BridgeCore
import HomeModel
package import Logging

/// Shows lights of this bridge to a DeviceHive server as devices, and lets its users switch them: under the grant of the app
/// that the account acts as, and no further.
///
/// Commands are carried out as they come. What was given while there was no connection is not caught up on, nor is what comes
/// later than its own lifetime: nobody wants a light to go on in the night because a cloud came back. Such commands stay without
/// a status, which tells whoever gave them that nothing happened.
package struct DeviceHiveGateway: CloudShare {
    private let account: CloudAccount
    private let secrets: any SecretDrawer
    private let bridge: Bridge
    private let world: World
    private let logger: Logger
    private let tokens: HiveTokens

    /// Makes a gateway. It sends nothing by itself.
    ///
    /// - Parameters:
    ///   - account: with `app`; settings `login` and `shareNetworkId`, the network that the lights are put into.
    ///   - secrets: `password`, or `refreshToken`, or `accessToken` alone.
    ///   - tokens: those that the account's connector uses, too; some of its own if there are none.
    ///   - bridge: whose lights they are.
    ///   - world: time and chance.
    ///   - logger: for what the owner should know.
    package init(
        account: CloudAccount, secrets: any SecretDrawer, tokens: HiveTokens? = nil, bridge: Bridge, world: World, logger: Logger
    ) {
        self.account = account
        self.secrets = secrets
        self.bridge = bridge
        self.world = world
        self.logger = logger
        self.tokens = tokens ?? HiveTokens(login: account.settings["login"], secrets: secrets, world: world)
    }

    package func run(_ ledger: BackendLedger) async throws {
        let (setup, lights) = (try HiveSetup(account), try lights)
        try await HiveDoor(setup, tokens: tokens, world: world).open { session in
            let mark = await HiveMark.kept(in: secrets, bridge: bridge.published.snapshot.home.identity)
            try await HiveShareVisit(
                session: session, lights: lights, mark: mark, network: setup.shareNetwork, ledger: ledger, world: world,
                logger: logger
            ).stay()
        }
    }

    /// Deletes the devices that stand for lights of this bridge.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`: why some may still be there.
    package func withdraw() async throws {
        // Without a mark nothing was ever registered.
        guard let gateway = await secrets.secret(HiveMark.secret) else { return }
        let (setup, lights) = (try HiveSetup(account), try lights)
        try await HiveDoor(setup, tokens: tokens, world: world).open { session in
            try await HiveClearing(session: session, gateway: gateway).removeAll(shownLast: lights.all.map(\.light.id))
        }
    }

    private var lights: HiveShownLights {
        get throws {
            guard let app = account.app else {
                throw CloudFailure.missing("no app is named as which the cloud may switch lights here")
            }
            return HiveShownLights(shared: SharedLights(of: bridge, app: app), bridge: bridge, driver: account.driver)
        }
    }
}

/// The lights that are shown: those that the grant covers, without those that come from this very account.
struct HiveShownLights: Sendable {
    let shared: SharedLights
    let bridge: Bridge
    let driver: String

    var all: [SharedLights.Shown] {
        let home = bridge.published.snapshot.home
        return shared.all.filter { home.devices[$0.light.owner]?.key.driver != driver }
    }

    func light(_ id: ResourceID) -> SharedLights.Shown? { all.first { $0.light.id == id } }
}
