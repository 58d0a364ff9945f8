import BridgeCore
import Foundation
import HomeModel
import LocalDrivers
import Logging

/// What single arrivals cost inside the bridge: from the command or report to the saved, announced and posted outcome,
/// with a store that keeps nothing. Prints the median of many of each, and how it grows with what has nothing to do with it.
@main
struct HomeCost {
    static func main() async throws {
        print("| lights in the home | switch one light | switch 50 | switch 500 | recall a scene of 50 | an event that 1 of 250 rules looks at | that all 250 look at |")
        print("|---|---|---|---|---|---|---|")
        for lights in [50, 500, 5000] {
            let house = try await House(lights: lights)
            var cells = [String(lights)]
            cells.append(Self.text(try await house.medianOfSwitchingOne()))
            cells.append(Self.text(try await house.medianOfSwitching(50)))
            cells.append(lights < 500 ? "–" : Self.text(try await house.medianOfSwitching(500)))
            cells.append(Self.text(try await house.medianOfRecalling()))
            cells.append(Self.text(await house.medianOfSensing()))
            cells.append(Self.text(await (try await House(lights: lights, looking: 250)).medianOfSensing()))
            print("| " + cells.joined(separator: " | ") + " |")
        }
    }

    private static func text(_ duration: Duration) -> String {
        String(format: "%.1f µs", duration.inSeconds * 1e6)
    }
}

/// A home with lights, zones of 50 and of 500, a scene of 50, and 250 rules of which some look at a sensor.
struct House {
    static let rounds = 400
    let bridge: Bridge
    let lights: [ResourceID]
    let zones: [Int: ResourceID]
    let scene: ResourceID
    let sensor: DeviceKey

    init(lights count: Int, looking: Int = 1) async throws {
        guard let mac = MACAddress("00:17:88:24:96:fe") else { preconditionFailure("this is an address") }
        var limits = ResourceLimits.bsb002
        limits.groups = 10_000
        let home = Home(identity: BridgeIdentity(mac: mac), limits: limits)
        let start = ContinuousClock.now
        let world = World(
            now: { Instant(uptime: start.duration(to: .now), utc: Date()) },
            sleepUntil: { try await Task.sleep(for: $0 - start.duration(to: .now)) },
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
        var logger = Logger(label: "cost")
        logger.logLevel = .error
        bridge = Bridge(home: home, faces: [], store: ForgetfulStore(), world: world, logger: logger)
        var description = SampleHome.large(lights: count)
        let sensed = ModelCatalogue.motionSensor.device(named: "Sensor", identity: "sensor")
        description.devices.append(sensed)
        sensor = sensed.key
        try await bridge.perform(.furnish(description), by: .bridge)
        lights = bridge.published.snapshot.home.lights.all.map(\.id)
        zones = try await Self.zones(of: lights, in: bridge)
        scene = Self.id("scene")
        try await bridge.perform(.setGroup(.wholeHome, Self.patch(0.5)), by: .owner)
        try await bridge.perform(.addScene(SceneDraft(id: scene, name: "Scene", lights: Array(lights.prefix(50)))), by: .owner)
        try await addRules(looking: looking)
    }

    private static func zones(of lights: [ResourceID], in bridge: Bridge) async throws -> [Int: ResourceID] {
        var zones: [Int: ResourceID] = [:]
        for size in [50, 500] where size <= lights.count {
            let draft = ZoneDraft(id: id("zone \(size)"), name: "Zone \(size)", sort: .zone, lights: Array(lights.prefix(size)))
            zones[size] = try await bridge.perform(.addZone(draft), by: .owner).outcome.created
        }
        return zones
    }

    /// Some rules look at the sensor, the others at lights.
    private func addRules(looking: Int) async throws {
        let dimming = bridge.published.snapshot.home.lights.all.filter(\.abilities.dims).map(\.id)
        guard let motion = bridge.published.snapshot.home.devices[sensor.resourceID]?.sensors.first else { return }
        for number in 0..<250 {
            let subject = number < looking
                ? Condition.Subject(ResourceReference(.sensor, motion), .reading)
                : Condition.Subject(ResourceReference(.light, dimming[number % dimming.count]), .brightness)
            let test: Condition.Test = number < looking ? .isTrue(true) : .between(above: 0.99, below: nil)
            let command = Command.setLight(dimming[number % dimming.count], Self.patch(0.3))
            // The second condition never holds: what is measured is the looking, not the acting.
            let never = Condition.Subject(ResourceReference(.light, dimming[0]), .brightness)
            try await bridge.perform(.addRule(RuleDraft(
                id: Self.id("rule \(number)"), name: "Rule \(number)",
                conditions: [
                    Condition(subject: subject, test: test, wording: .init(sign: "eq", value: "true")),
                    Condition(subject: never, test: .between(above: 2, below: nil), wording: .init(sign: "gt", value: "254")),
                ],
                actions: [AutomationAction(command: command, wording: .init(method: "PUT", address: "", body: ""))])), by: .owner)
        }
    }

    func medianOfSwitchingOne() async throws -> Duration {
        try await median { try await bridge.perform(.setLight(lights[1], Self.patch($0)), by: .owner) }
    }

    func medianOfSwitching(_ size: Int) async throws -> Duration {
        guard let zone = zones[size] else { return .zero }
        return try await median { try await bridge.perform(.setGroup(.zone(zone), Self.patch($0)), by: .owner) }
    }

    func medianOfRecalling() async throws -> Duration {
        try await median { level in
            try await bridge.perform(.recallScene(scene, in: .wholeHome, transition: .milliseconds(Int(level * 1000))), by: .owner)
        }
    }

    func medianOfSensing() async -> Duration {
        await median { await bridge.observe(.sensor(sensor, index: 0, .motion($0 < 0.5)), by: .driver("simulated")) }
    }

    private func median(_ work: (Double) async throws -> Void) async rethrows -> Duration {
        var lengths: [Duration] = []
        for round in 0..<Self.rounds {
            let level = 0.1 + 0.8 * Double(round % 2)
            let began = ContinuousClock.now
            try await work(level)
            lengths.append(began.duration(to: .now))
        }
        return lengths.sorted()[lengths.count / 2]
    }

    private static func patch(_ level: Double) -> LightPatch {
        var patch = LightPatch()
        patch.on = true
        patch.brightness = .to(Brightness(fraction: level))
        return patch
    }

    private static func id(_ name: String) -> ResourceID { ResourceID(derivedFrom: .devices, "cost", name) }
}
