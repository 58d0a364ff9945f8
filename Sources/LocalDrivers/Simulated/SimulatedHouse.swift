package import BridgeCore
import HomeModel

/// The devices that are not there: what is wrong with them can be set here, and what they show can be looked at.
///
/// It outlives its driver: faults stay when the driver is started again.
package actor SimulatedHouse {
    /// Time and chance, as the lamps know them.
    nonisolated let world: World
    /// Speaks up when there may be something to report.
    nonisolated let news = Feed<Void>()

    var devices: [String: SimulatedDevice] = [:]
    var tidings = Tidings()
    /// Whether a report is on its way to the home.
    private(set) var isTelling = false
    private var listeners: [CheckedContinuation<Void, Never>] = []

    /// Makes a house with nothing in it; the home's simulated devices move in as the driver hears of them.
    package init(world: World) {
        self.world = world
    }

    /// What an eye sees of every lamp.
    package func shining() -> [LightAddress: Shining] {
        let now = world.now().uptime
        var sights: [LightAddress: Shining] = [:]
        for (identity, device) in devices {
            for (index, fixture) in device.fixtures {
                sights[LightAddress(identity: identity, index: index)] = fixture.lamp.shining(at: now)
            }
        }
        return sights
    }

    /// What an eye sees of one lamp; `nil` if it is not in the house.
    package func shining(_ lamp: LightAddress) -> Shining? {
        devices[lamp.identity]?.fixtures[lamp.index]?.lamp.shining(at: world.now().uptime)
    }

    /// Whether there is nothing left to report, for tests that wait for the home to be true.
    package var isAllTold: Bool {
        tidings.isEmpty && !devices.values.contains { $0.fixtures.values.contains(where: \.errands.isBusy) }
    }

    /// A device comes into the house, set as the home says. What is wrong with it stays.
    func adopt(_ device: Device, lights: [Light]) {
        let now = world.now().uptime
        let identity = device.key.identity
        let fixtures = lights.map { light in
            (light.index, SimulatedDevice.Fixture(
                lamp: SimulatedLamp(abilities: light.abilities, state: light.state, at: now)))
        }
        devices[identity] = SimulatedDevice(
            key: device.key, faults: devices[identity]?.faults ?? .none,
            fixtures: Dictionary(fixtures) { first, _ in first })
        if device.isReachable == devices[identity]?.faults.isUnreachable { tell(.reachability(identity)) }
    }

    /// A device leaves the house.
    func forget(_ key: DeviceKey) {
        devices[key.identity] = nil
    }

    func tell(_ subject: Tidings.Subject) {
        tidings.add(subject)
        news.announce(())
    }

    /// A report begins its way to the home, which must be followed by `told`.
    func begin(_ report: Report?) { isTelling = report != nil }

    /// The home has taken in what was on its way.
    func told() {
        isTelling = false
        for listener in listeners { listener.resume() }
        listeners = []
    }

    /// Returns when nothing that was said before is on its way to the home any more.
    func hasTold() async {
        if isTelling { await withCheckedContinuation { listeners.append($0) } }
    }

    /// Changes one lamp; `nil` if it is not in the house.
    func update<Answer>(_ lamp: LightAddress, _ change: (inout SimulatedDevice.Fixture) -> Answer) -> Answer? {
        guard var fixture = devices[lamp.identity]?.fixtures[lamp.index] else { return nil }
        let answer = change(&fixture)
        devices[lamp.identity]?.fixtures[lamp.index] = fixture
        return answer
    }
}
