import Foundation
import HomeModel
import Testing

extension TestHome {
    /// Makes a zone of some lights.
    mutating func addZone(named name: String = "Zone", _ lights: [ResourceID]) throws -> ResourceID {
        try addZone(named: name, .zone, lights)
    }

    /// Makes a zone of some sort.
    mutating func addZone(
        named name: String = "Zone", _ sort: Zone.Sort, _ lights: [ResourceID], sensors: [ResourceID] = []
    ) throws -> ResourceID {
        let draft = ZoneDraft(id: drawnID(), name: name, sort: sort, lights: lights, sensors: sensors)
        return try #require(try perform(.addZone(draft)).created)
    }

    /// Makes a scene of some lights as they are now.
    mutating func addScene(
        named name: String = "Scene", _ lights: [ResourceID] = [], of group: LightGroup? = nil,
        _ change: (inout SceneDraft) -> Void = { _ in }
    ) throws -> ResourceID {
        var draft = SceneDraft(id: drawnID(), name: name, group: group, lights: lights)
        change(&draft)
        return try #require(try perform(.addScene(draft)).created)
    }

    /// Changes a scene.
    @discardableResult
    mutating func editScene(_ id: ResourceID, _ change: (inout ScenePatch) -> Void) throws -> Outcome {
        var patch = ScenePatch()
        change(&patch)
        return try perform(.editScene(id, patch))
    }

    /// Changes a zone.
    @discardableResult
    mutating func editZone(_ id: ResourceID, by caller: Caller = .owner, _ change: (inout ZonePatch) -> Void) throws -> Outcome {
        var patch = ZonePatch()
        change(&patch)
        return try perform(.editZone(id, patch), by: caller)
    }

    /// Takes in a lamp that can follow a stream.
    mutating func addStreamingLamp(_ name: String) throws -> ResourceID {
        var description = DeviceDescription.lamp(name)
        description.product.streams = true
        let device = try #require(try perform(.addDevice(description)).created)
        return try #require(home.devices[device]?.lights.first)
    }

    /// The home as it is after a restart, with something more in it.
    mutating func restart(with more: any Resource...) {
        home = Home(restoring: home.identity, settings: home.settings, limits: home.limits, resources: home.resources + more)
    }

    /// What a scene stores of its lights.
    func stored(_ scene: ResourceID) throws -> [SceneLight] { try #require(home.scenes[scene]).lights }
}

extension Rule {
    /// A rule that recalls a scene.
    static func recalling(_ scene: ResourceID, when light: ResourceID) -> Rule {
        let condition = Condition(
            subject: Condition.Subject(ResourceReference(.light, light), .on), test: .isTrue(true),
            wording: Condition.Wording(sign: "eq", value: "true"))
        let action = AutomationAction(
            command: .recallScene(scene, in: .wholeHome, transition: nil),
            wording: AutomationAction.Wording(method: "PUT", address: "/groups/0/action", body: "{}"))
        let draft = RuleDraft(
            id: ResourceID(derivedFrom: scene, "rule"), name: "Rule", conditions: [condition], actions: [action])
        return Rule(draft, name: "Rule", maker: nil, created: .distantPast)
    }
}
