import Foundation
import Testing

@testable import HomeModel

/// A house with something of every kind in it, and an app whose grant a test chooses.
///
/// Kitchen: lamps Stove and Table, device Motion with two sensors. Study: device Twin with two lights, sensor Flag of an app's
/// own. Porch is a lamp in no room. Zone Ways: Stove, Twin 1, Porch, and the motion. Scene Dinner is the kitchen's, scene
/// Mixed has Stove and Porch. Rule Night: when something moves, the kitchen; rule Dusk: when Porch is lit, Stove. Schedule
/// Late: all lights; schedule Chain: rule Dusk. Link All lists Stove, Porch and Night; link Circle lists All and itself.
struct GrantHouse {
    var test: TestHome
    let app: ResourceID
    let other: ResourceID
    private var ids: [String: ResourceID] = [:]

    init() throws {
        test = try TestHome()
        app = try #require(try test.register("app", key: "key"))
        other = try #require(try test.register("other", key: "other"))
        test.pass(.seconds(31))
        try furnish()
        var more: [any Resource] = [flag] + zones + scenes
        more += rules + schedules + links
        let home = test.home
        test.home = Home(restoring: home.identity, settings: home.settings, resources: home.resources + more)
        try test.perform(.editRoom(self["Study"], RoomPatch(name: "Study")))
    }

    /// The id of whatever has this name.
    subscript(name: String) -> ResourceID { ids[name] ?? ResourceID(derivedFrom: .devices, name) }

    var caller: Caller { .app(app) }
    var seen: Home { test.home.seen(by: app) }

    /// Grants some things by their names.
    mutating func grant(
        _ level: Grant.Level = .configure, lights: [String] = [], groups: [String] = [], sensors: [String] = [],
        aliases: [String: Grant.Alias] = [:], until: Date? = nil
    ) throws {
        let scope = Grant.Scope.only(lights: set(lights), groups: set(groups), sensors: set(sensors))
        let known = Dictionary(uniqueKeysWithValues: aliases.map { (self[$0.key], $0.value) })
        try test.perform(.grant(app, Grant(level: level, scope: scope, until: until, aliases: known)))
    }

    /// What of a command the app may do.
    func admit(_ command: Command) throws(Refusal) -> Command { try test.home.admit(command, by: caller, at: test.now) }

    func set(_ names: [String]) -> Set<ResourceID> { Set(names.map { self[$0] }) }
    func list(_ names: String...) -> [ResourceID] { names.map { self[$0] } }

    private mutating func furnish() throws {
        for name in ["Stove", "Table", "Porch"] { ids[name] = try test.addLamp(name) }
        var twin = DeviceDescription.lamp("Twin")
        twin.lights = [.color, .plain]
        for device in [twin, .sensor("Motion", .motion(false), .temperature(20))] {
            try test.perform(.addDevice(device))
            let made = try #require(test.home.devices[device.key.resourceID])
            ids[device.name] = made.id
            for (index, light) in made.lights.enumerated() { ids["Twin \(index + 1)"] = light }
            for (sensor, name) in zip(made.sensors, ["motion", "warmth"]) { ids[name] = sensor }
        }
        for name in ["Stove", "Table", "Porch"] { ids[name + " device"] = test.home.lights[self[name]]?.owner }
        ids["Kitchen"] = try room("Kitchen", "Stove device", "Table device", "Motion")
        ids["Study"] = try room("Study", "Twin")
    }

    private mutating func room(_ name: String, _ devices: String...) throws -> ResourceID? {
        let draft = RoomDraft(
            name: name, archetype: "other", devices: devices.map { self[$0] }, virtualSensors: name == "Study" ? [self["Flag"]] : [])
        return try test.perform(.addRoom(draft)).created
    }

    private var flag: Sensor { Sensor(id: self["Flag"], owner: self["Flag"], name: "Flag", reading: .flag(false)) }

    private var zones: [Zone] {
        [Zone(ZoneDraft(
            id: self["Ways"], name: "Ways", sort: .entertainment, lights: list("Stove", "Twin 1", "Porch"),
            sensors: list("motion"), places: [self["Porch"]: Zone.Place(x: 0, y: 0, z: 0)]), name: "Ways")]
    }

    private var scenes: [Scene] {
        [scene("Dinner", .room(self["Kitchen"]), "Stove", "Table"), scene("Mixed", nil, "Stove", "Porch")]
    }

    private func scene(_ name: String, _ group: LightGroup?, _ lights: String...) -> Scene {
        let draft = SceneDraft(id: self[name], name: name, group: group, lights: [])
        let set = lights.map { SceneLight(light: self[$0], patch: patch { $0.on = true }) }
        return Scene(draft, name: name, lights: set, maker: other, updated: nil)
    }

    private var rules: [Rule] {
        [
            rule("Night", Condition(.sensor, self["motion"], .reading), .setGroup(.room(self["Kitchen"]), .lit), other),
            rule("Dusk", Condition(.light, self["Porch"], .on), .setLight(self["Stove"], .lit), other),
        ]
    }

    func rule(_ name: String, _ condition: Condition, _ command: Command, _ maker: ResourceID?) -> Rule {
        let draft = RuleDraft(id: self[name], name: name, conditions: [condition], actions: [AutomationAction(command)])
        return Rule(draft, name: name, maker: maker, created: test.now.utc)
    }

    private var schedules: [Schedule] {
        var off = RulePatch()
        off.isEnabled = false
        return [schedule("Late", .setGroup(.wholeHome, .lit)), schedule("Chain", .editRule(self["Dusk"], off))]
    }

    private func schedule(_ name: String, _ command: Command) -> Schedule {
        let draft = ScheduleDraft(
            id: self[name], action: AutomationAction(command), timing: .timer(length: .seconds(9), spread: .zero, runs: 1),
            isLocal: true, isEnabled: false)
        return Schedule(draft, name: name, maker: other, created: test.now.utc)
    }

    private var links: [ResourceLink] {
        [
            link("All", (.light, "Stove"), (.light, "Porch"), (.rule, "Night")),
            link("Circle", (.resourceLink, "All"), (.resourceLink, "Circle")),
        ]
    }

    private func link(_ name: String, _ targets: (kind: ResourceKind, name: String)...) -> ResourceLink {
        let draft = LinkDraft(
            id: self[name], name: name, classID: 1, targets: targets.map { ResourceReference($0.kind, self[$0.name]) })
        return ResourceLink(draft, name: name, maker: name == "Circle" ? app : other)
    }
}

extension LightPatch {
    static let lit = patch { $0.on = true }
}

extension ZonePatch {
    static func new(name: String? = nil, lights: [ResourceID]? = nil, sensors: [ResourceID]? = nil) -> ZonePatch {
        var patch = ZonePatch()
        (patch.name, patch.lights, patch.sensors) = (name, lights, sensors)
        return patch
    }
}

extension Condition {
    init(_ kind: ResourceKind, _ id: ResourceID, _ side: Side) {
        self.init(
            subject: Subject(ResourceReference(kind, id), side), test: .isTrue(true), wording: Wording(sign: "eq", value: "true"))
    }
}

extension AutomationAction {
    init(_ command: Command) {
        self.init(command: command, wording: Wording(method: "PUT", address: "/", body: "{}"))
    }
}
