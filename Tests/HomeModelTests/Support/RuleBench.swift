import Foundation
import Testing

@testable import HomeModel

/// A home with two lamps in a room, and sensors that read whatever a test says, for rules to look at.
struct RuleBench {
    var test: TestHome
    let lamps: [ResourceID]
    let room: ResourceID
    private var made = 0

    init() throws {
        test = try TestHome()
        try test.perform(.editSettings({ var patch = SettingsPatch(); patch.timeZone = "Europe/Berlin"; return patch }()))
        lamps = [try test.addLamp("Lamp 1"), try test.addLamp("Lamp 2")]
        room = try test.addRoom(lamps)
        let sensors: [(String, SensorReading)] = [
            ("Eye", .motion(false)), ("Status", .status(0)), ("Warmth", .temperature(20)), ("Light", .lightLevel(0)),
            ("Switch", .buttons(count: 4, last: nil)), ("Dial", .rotation(nil)),
        ]
        for (name, reading) in sensors { try test.perform(.addDevice(.sensor(name, reading))) }
    }

    func sensor(_ name: String) -> ResourceReference {
        ResourceReference(.sensor, ResourceID(derivedFrom: DeviceKey.test(name).resourceID, "sensor", "0"))
    }

    func lamp(_ index: Int) -> ResourceReference { ResourceReference(.light, lamps[index]) }
    var clock: ResourceReference { ResourceReference(.settings, test.home.identity.resourceID) }
    var all: ResourceReference { ResourceReference(.identity, test.home.identity.resourceID) }

    /// A condition on a sensor's reading.
    func when(_ name: String, _ test: Condition.Test) -> Condition { when(sensor(name), .reading, test) }

    func when(_ resource: ResourceReference, _ side: Condition.Side, _ test: Condition.Test) -> Condition {
        Condition(subject: .init(resource, side), test: test, wording: .init(sign: "", value: nil))
    }

    /// A draft that switches lamp 2 on.
    func draft(_ name: String = "R", _ conditions: [Condition], then commands: [Command]? = nil) -> RuleDraft {
        let commands = commands ?? [.setLight(lamps[1], patch { $0.on = true })]
        return RuleDraft(
            id: ResourceID(derivedFrom: .devices, "rule", name, String(made)), name: name, conditions: conditions,
            actions: commands.map { AutomationAction(command: $0, wording: .init(method: "PUT", address: "", body: "")) })
    }

    @discardableResult
    mutating func add(_ name: String = "R", _ conditions: Condition..., then commands: [Command]? = nil) throws -> ResourceID {
        made += 1
        let id = try #require(try test.perform(.addRule(draft(name, conditions, then: commands))).created)
        test.tick()
        return id
    }

    /// A sensor reads something; says which rules go off by that, in their order.
    @discardableResult
    mutating func read(_ name: String, _ reading: SensorReading) -> [String] {
        fired(test.observe(.sensor(.test(name), index: 0, reading)))
    }

    /// The names of the rules that go off.
    func fired(_ outcome: Outcome) -> [String] {
        outcome.triggers.compactMap { trigger in
            if case .rule(let id) = trigger.cause { test.home.rules[id]?.name } else { nil }
        }
    }

    /// Time passes, with a look whenever one is due; says which rules go off.
    @discardableResult
    mutating func pass(_ duration: Duration) -> [String] {
        let end = test.now.advanced(by: duration)
        var names: [String] = []
        while let due = test.home.nextDue, due <= end.uptime {
            test.now = test.now.advanced(by: max(due - test.now.uptime, .zero))
            names += fired(test.tick())
        }
        test.now = end
        return names + fired(test.tick())
    }

    func rule(_ id: ResourceID) throws -> Rule { try #require(test.home.rules[id]) }

    /// Enables or disables a sensor.
    mutating func enable(_ name: String, _ isEnabled: Bool) {
        _ = test.home.sensors.update(sensor(name).id) { $0.isEnabled = isEnabled }
    }
}

extension Condition.Test {
    /// A whole number.
    static func equals(_ number: Double) -> Self { .between(above: number - 0.5, below: number + 0.5) }
    static func above(_ number: Double) -> Self { .between(above: number, below: nil) }
    static func below(_ number: Double) -> Self { .between(above: nil, below: number) }
}
