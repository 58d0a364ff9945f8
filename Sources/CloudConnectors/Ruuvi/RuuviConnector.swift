package import BridgeCore
import Connectivity
import Foundation
import HomeModel
package import Logging

/// Speaks with Ruuvi's cloud as one of its users: tags become sensors. It takes no orders, and is asked politely, since it has
/// no push.
///
/// Settings: `email`, and `interval`, seconds between two questions. Secrets: `code`, which comes by mail; it keeps `token`.
package struct RuuviConnector: CloudConnector {
    private let account: CloudAccount
    private let world: World
    private let logger: Logger
    private let keyring: RuuviKeyring
    private let memory: RuuviMemory

    /// Makes a connector, which sends nothing by itself.
    package init(account: CloudAccount, secrets: any SecretDrawer, world: World, logger: Logger) {
        self.account = account
        self.world = world
        self.logger = logger
        keyring = RuuviKeyring(account: account, secrets: secrets)
        memory = RuuviMemory(RuuviRoster(driver: account.driver))
    }

    /// There is nothing to order: the least that can be said.
    package var limits: OrderLimits {
        OrderLimits(lampInterval: .seconds(1), orders: 1, per: .seconds(1), underWay: 1, patience: nil)
    }

    /// Signs in and lists the sensors. An account that has no token and no code is mailed one each time.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`.
    package func look() async throws -> [BackendDevice] {
        _ = try RuuviPace(setting: account.settings["interval"])
        return try await keyring.visit(ownerIsThere: true, world) { visit in
            var roster = RuuviRoster(driver: account.driver)
            return roster.connect(try await visit.sensors(), at: world.now().utc)
        }
    }

    /// Asks again and again until the connection is lost. A cloud that is overloaded or stumbles is asked less often, and not
    /// given up.
    ///
    /// - Throws: `CloudFailure`, `ConnectionFailure`, or an error with advice on when to try again that reads like them.
    package func run(_ port: BackendPort) async throws {
        let pace = try RuuviPace(setting: account.settings["interval"])
        do {
            try await run(port, pace)
        } catch {
            throw await memory.advice(after: error, pace)
        }
    }

    private func run(_ port: BackendPort, _ pace: RuuviPace) async throws {
        try await keyring.visit(ownerIsThere: false, world) { visit in
            let sensors = try await visit.sensors()
            await memory.recover()
            await port.connected(await memory.connect(sensors, at: world.now().utc))
            let begun = visit
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await port.carryOut { _, _ in throw CloudFailure.notAllowed("switch a sensor") } }
                group.addTask { try await ask(port, begun, pace) }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func ask(_ port: BackendPort, _ begun: RuuviVisit, _ usual: RuuviPace) async throws {
        var visit = begun
        while true {
            try await world.sleep(for: await memory.wait(usual, chance: world.randomFraction()))
            let news: [BackendNews]
            do {
                news = await memory.news(try await visit.sensors(), at: world.now().utc)
                await memory.recover()
            } catch let error where RuuviRest.isStumble(error) {
                let seconds = await memory.slowDown(usual, RuuviRest.wished(error)).components.seconds
                logger.info("left in peace", metadata: ["account": "\(account.name)", "why": "\(error)", "seconds": "\(seconds)"])
                await port.note("\(error)")
                news = await memory.silence(at: world.now().utc)
            }
            for piece in news { await port.hear(piece) }
        }
    }
}
