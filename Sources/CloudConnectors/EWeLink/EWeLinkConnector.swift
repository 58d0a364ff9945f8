package import BridgeCore
import Connectivity
import HomeModel
package import Logging

/// Speaks with eWeLink's cloud as an app of one of its users: devices become lights and sensors (Docs/Clouds.md).
///
/// Settings: `appId`, `countryCode`, `email` or `phoneNumber`, and `lan`, `off` to leave devices at hand to the cloud. Secrets:
/// `appSecret`, `password`; it keeps `accessToken`, `refreshToken` and what belongs to them as `session`, its devices with their
/// keys as `devices`, and where they were at hand as `places`.
package struct EWeLinkConnector: CloudConnector {
    private let account: CloudAccount
    private let world: World
    private let logger: Logger
    private let keyring: EWeLinkKeyring
    private let house: EWeLinkHouse
    private let openLine: EWeLinkOpenLine
    private let lan: EWeLinkLanSettings?

    /// Makes a connector, which sends nothing by itself.
    ///
    /// - Parameters:
    ///   - keyring: what others who speak for the account sign in with, too; one of its own if there is none.
    ///   - house: the account's devices, for others who speak with them.
    ///   - openLine: where others who have something to say find the WebSocket while it is open.
    ///   - lan: where to look for devices at hand; nowhere if left out.
    package init(
        account: CloudAccount, secrets: any SecretDrawer, keyring: EWeLinkKeyring? = nil, house: EWeLinkHouse? = nil,
        openLine: EWeLinkOpenLine = EWeLinkOpenLine(), lan: EWeLinkLanSettings? = nil, world: World, logger: Logger
    ) {
        self.account = account
        self.world = world
        self.logger = logger
        self.keyring = keyring ?? EWeLinkKeyring(account: account, secrets: secrets, world: world)
        self.house = house ?? EWeLinkHouse(account, secrets: secrets, world: world)
        self.openLine = openLine
        self.lan = lan
    }

    /// Frames are sent ten a second at most, and an order may take two. A device answers for itself within three seconds, or the
    /// cloud says that it did not.
    package var limits: OrderLimits {
        OrderLimits(lampInterval: .milliseconds(200), orders: 10, per: .seconds(1), underWay: 8, patience: .seconds(5))
    }

    /// Signs in and lists the devices.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func look() async throws -> [BackendDevice] {
        await keyring.ownerIsThere()
        return try await EWeLinkClient.open(account, keyring: keyring, world: world) { client in
            var roster = EWeLinkRoster(driver: account.driver)
            _ = roster.take(try await client.devices(), at: world.now().utc)
            return roster.devices
        }
    }

    /// Works as the account's app until the connection is lost, and longer if devices are at hand: those are spoken with on the
    /// LAN, whether or not the cloud is there. The WebSocket is open before anything is listed, so that nothing that devices say
    /// falls in between.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func run(_ port: BackendPort) async throws {
        let stay = EWeLinkStay(
            port, house: house, lan: try await listener(), world: world, logger: logger
        ) { [account, keyring, house, openLine, world, logger] stay in
            try await EWeLinkClient.open(account, keyring: keyring, world: world) { client in
                try await client.connect { line in
                    let visit = EWeLinkVisit(client, line, house: house, world: world, logger: logger)
                    try await openLine.lend(line) { try await visit.run(stay) }
                }
            }
        }
        try await stay.run()
    }

    private func listener() async throws(CloudFailure) -> EWeLinkLan? {
        switch account.settings["lan"] {
        case "off": return nil
        case nil, "on": break
        case let other?: throw .missing("the setting lan is on or off, not \"\(other)\"")
        }
        guard let lan else { return nil }
        let house = house
        return EWeLinkLan(
            settings: lan, places: await house.places, keys: { await house.devicekey(of: $0) }, world: world, logger: logger)
    }
}
