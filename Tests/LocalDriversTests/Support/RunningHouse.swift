import BridgeCore
import HomeModel
import LocalDrivers
import Logging
import Testing

/// A bridge with a simulated house behind it, on a told clock.
struct RunningHouse: Sendable {
    let told = ToldWorld()
    let bridge: Bridge
    let house: SimulatedHouse

    init() throws {
        let identity = BridgeIdentity(mac: try #require(MACAddress("02:17:88:24:96:fe")))
        let home = Home(identity: identity)
        bridge = Bridge(
            home: home, faces: [], store: ForgetfulStore(), world: told.world, logger: Logger(label: "test"))
        house = SimulatedHouse(world: told.world)
    }

    /// Fills the home, runs the driver meanwhile, and ends it.
    func run(_ description: HomeDescription = SampleHome.standard, _ body: () async throws -> Void) async throws {
        try await bridge.perform(.furnish(description), by: .owner)
        let inbox = await bridge.attach(driver: SimulatedDriver.driverName)
        try await withThrowingTaskGroup { group in
            group.addTask { [self] in
                await SimulatedDriver(house: house).run(
                    orders: inbox, reports: ReportOutlet(bridge: bridge, driver: SimulatedDriver.driverName))
            }
            let lamps = bridge.published.snapshot.home.lights.count
            try await eventually("the lamps are there") { await house.shining().count == lamps }
            try await body()
            group.cancelAll()
        }
    }

    /// The light of the device with this identity.
    func light(_ identity: String) throws -> Light {
        let home = bridge.published.snapshot.home
        return try #require(home.lights.all.first { home.devices[$0.owner]?.key.identity == identity })
    }

    /// Whether the home takes the device to be reachable.
    func isReachable(_ identity: String) throws -> Bool {
        bridge.published.snapshot.home.isReachable(try light(identity))
    }

    /// What an eye sees of a lamp.
    func shining(_ identity: String) async throws -> Shining {
        try #require(await house.shining()[LightAddress(identity: identity, index: 0)])
    }

    /// Tells a lamp something, as an app would.
    func set(_ identity: String, _ change: (inout LightPatch) -> Void) async throws {
        try await bridge.perform(.setLight(try light(identity).id, patch(change)), by: .owner)
    }
}

/// A patch, in one expression.
func patch(_ change: (inout LightPatch) -> Void) -> LightPatch {
    var patch = LightPatch()
    change(&patch)
    return patch
}

/// Lets others work until something is so, for at most twenty real seconds.
func eventually(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ isSo: () async throws -> Bool
) async throws {
    let giveUp = ContinuousClock.now + .seconds(20)
    while try await !isSo() {
        try #require(ContinuousClock.now < giveUp, "waited in vain: \(what)", sourceLocation: sourceLocation)
        await Task.yield()
    }
}
