package import BridgeCore
import HomeModel
package import Logging

/// Speaks with a DeviceHive server as a client: lamps and sensors of the account's networks become devices of the home.
///
/// A server is of somebody's own, so where it is must be said. Of the account's rights nothing is used that is not needed, and
/// nothing tried that the token does not allow.
package struct DeviceHiveConnector: CloudConnector {
    /// DeviceHive publishes no limits, and its servers are small ones at home or large ones that others share. Five orders a
    /// second make a dragged slider look smooth on a lamp; twenty in all keep a scene of twenty lamps within a second; eight
    /// under way are enough for that even if each takes 400 ms. An order is waited for one second by itself (`HiveErrands`),
    /// and four more here: the five in all after which a lamp is taken to be silent.
    package let limits = OrderLimits(
        lampInterval: .milliseconds(200), orders: 20, per: .seconds(1), underWay: 8, patience: .seconds(4))

    private let account: CloudAccount
    private let secrets: any SecretDrawer
    private let world: World
    private let logger: Logger
    private let tokens: HiveTokens
    private let house = HiveHouse()

    /// Makes a connector. It sends nothing by itself.
    ///
    /// - Parameters:
    ///   - account: settings `login`, `networkIds` (with commas between them; none for all).
    ///   - secrets: `password`, or `refreshToken`, or `accessToken` alone for an account that shall reach no further.
    ///   - tokens: those that the account's gateway uses, too; some of its own if there are none.
    ///   - world: time and chance.
    ///   - logger: for what the owner should know.
    package init(
        account: CloudAccount, secrets: any SecretDrawer, tokens: HiveTokens? = nil, world: World, logger: Logger
    ) {
        self.account = account
        self.secrets = secrets
        self.world = world
        self.logger = logger
        self.tokens = tokens ?? HiveTokens(login: account.settings["login"], secrets: secrets, world: world)
    }

    /// Logs in and lists the devices.
    package func look() async throws -> [BackendDevice] {
        let house = HiveHouse()
        return try await visit(house) { try await $0.devices() }
    }

    package func run(_ port: BackendPort) async throws {
        try await visit(house) { try await $0.stay(port) }
    }

    private func visit<Result: Sendable>(
        _ house: HiveHouse, _ body: @escaping @Sendable (HiveVisit) async throws -> Result
    ) async throws -> Result {
        let setup = try HiveSetup(account)
        return try await HiveDoor(setup, tokens: tokens, world: world).open { session in
            try await body(
                HiveVisit(
                    session: session, account: account, networks: setup.networks, secrets: secrets, house: house, world: world,
                    logger: logger))
        }
    }
}
