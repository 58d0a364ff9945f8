import Foundation
import HomeModel
import Testing

@testable import HueV1

extension GrantPropertyTests {
    /// What nobody may tell me: names, ids, addresses, scene ids and keys of what I do not see.
    func secrets(of fixture: V1Fixture) throws -> Set<String> {
        let oracle = GrantOracle(home: fixture.home, app: try #require(fixture.home.apps(withKey: V1Fixture.me).first))
        return Set(oracle.hidden.flatMap { $0.secrets(in: fixture) }).union(oracle.namesBehindAliases)
    }

    /// Reads all that can be read, one thing after the other.
    func checkReadings(_ fixture: inout V1Fixture, _ note: String) throws {
        let oracle = GrantOracle(home: fixture.home, app: try #require(fixture.home.apps(withKey: V1Fixture.me).first))
        if oracle.app.grant.isOver(at: fixture.now.utc) {
            try #require(fixture.send("GET /api/" + V1Fixture.me) == Entry.stranger("/").alone, "\(note)")
            return
        }
        let (secrets, numbers, page) = (try secrets(of: fixture), fixture.numbers, Page(fixture, oracle.app))
        let seen: (NumberList, ResourceKind...) -> Set<String> = { list, kinds in
            Set(list.entries.filter { entry in kinds.contains { oracle.home.resource(ResourceReference($0, entry.id)) != nil
                && oracle.sees(ResourceReference($0, entry.id)) } }.map { String($0.number) })
        }
        let lights = oracle.numbers(numbers.lights.entries.map { ($0.number, $0.id) })
        let expected: [(path: String, ids: Set<String>)] = [
            ("lights", Set(lights.keys.map(String.init))), ("sensors", seen(numbers.sensors, .sensor)),
            ("groups", seen(numbers.groups, .room, .zone)), ("schedules", seen(numbers.schedules, .schedule)),
            ("rules", seen(numbers.rules, .rule)), ("resourcelinks", seen(numbers.resourceLinks, .resourceLink)),
            ("scenes", Set(oracle.home.scenes.all.map(\.id).filter { oracle.sees(ResourceReference(.scene, $0)) }
                .compactMap { numbers.scenes.id(of: $0) })),
        ]
        for (path, ids) in expected {
            try #require(Set(page.object("/" + path)?.map(\.name) ?? []) == ids, "\(note): \(path)")
            let others = numbers.resourceLinks.entries.map { String($0.number) } + (1...30).map(String.init)
            for id in ids.union(others) {
                let answer = page.get("/\(path)/\(id)")
                try #require(ids.contains(id) == (answer != Entry.none("/\(path)/\(id)").alone), "\(note): \(path)/\(id)")
                try #require(!secrets.contains { answer.contains($0) }, "\(note): \(path)/\(id) tells \(answer)")
            }
        }
        for path in ["/", "/config", "/capabilities", "/lights/new", "/sensors/new", "/groups/0", "/groups", "/scenes", "/rules"] {
            let answer = page.get(path)
            try #require(!secrets.contains { answer.contains($0) }, "\(note): \(path) tells \(answer)")
        }
        for (number, id) in lights {
            let name = oracle.app.grant.aliases[id]?.name ?? fixture.home.lights[id]?.name ?? "?"
            try #require(page.get("/lights/\(number)").contains(#""name":"\#(name)""#), "\(note): light \(number)")
        }
        try #require(Set(page.members(of: "/groups/0")).isSubset(of: lights.keys), "\(note): group 0")
        for group in expected[2].ids { try #require(Set(page.members(of: "/groups/" + group)).isSubset(of: lights.keys), "\(note)") }
    }
}

/// All that an app can read at one moment.
private struct Page {
    let app: App
    let planner: V1Planner
    let reader: V1Reader

    init(_ fixture: V1Fixture, _ app: App) {
        self.app = app
        let view = V1View(seenBy: app, of: fixture.home, numbers: fixture.numbers)
        planner = fixture.planner(of: view)
        reader = V1Reader(view: view, context: fixture.context)
    }

    func get(_ path: String) -> String {
        guard let uri = V1Path("/api/key" + path) else { return "" }
        return switch planner.plan("GET", uri, body: []) {
        case .answer(let json): String(decoding: json, as: UTF8.self)
        case .read(let reading): String(decoding: JSONWriter.write { reader.write(reading, for: app, to: &$0) }, as: UTF8.self)
        case .perform: "a reading that does something"
        }
    }

    func object(_ path: String) -> [JSONNode.Member]? { (try? JSONParser.parse(Array(get(path).utf8)))?.members }

    /// The lights that a group lists.
    func members(of path: String) -> [Int] {
        object(path)?["lights"]?.elements?.compactMap(\.string).compactMap { Int($0) } ?? []
    }
}

extension GrantOracle {
    /// The names that everybody else has for lights that I know by others.
    var namesBehindAliases: [String] {
        app.grant.aliases.compactMap { alias in alias.value.name == nil ? nil : home.lights[alias.key]?.name }
    }
}

extension Resource {
    fileprivate func secrets(in fixture: V1Fixture) -> [String] {
        switch self {
        case let light as Light: [id.description, light.name]
        case let device as Device: [id.description, device.name, device.hardwareAddress ?? device.id.description]
        case let sensor as Sensor: [id.description, sensor.name]
        case let room as Room: [id.description, room.name]
        case let zone as Zone: [id.description, zone.name]
        case let scene as Scene: [id.description, scene.name, fixture.numbers.scenes.id(of: id) ?? scene.name]
        case let rule as Rule: [id.description, rule.name]
        case let schedule as Schedule: [id.description, schedule.name]
        case let link as ResourceLink: [id.description, link.name]
        case let app as App: [id.description, app.key, app.deviceType]
        default: [id.description]
        }
    }
}

extension Home {
    /// What an app that sees what the oracle says has changed beyond that; nothing, if all is well.
    func differences(from before: GrantOracle) -> [String] {
        var breaches: [String] = []
        for light in before.home.lights.all where !before.sees(light: light.id) && lights[light.id] != light {
            breaches.append("light \(light.name) changed")
        }
        for sensor in before.home.sensors.all where !before.sees(sensor: sensor.id) && sensors[sensor.id] != sensor {
            breaches.append("sensor \(sensor.name) changed")
        }
        for room in before.home.rooms.all {
            let hidden = room.devices.filter { !before.sees(ResourceReference(.device, $0)) }
            if !Set(hidden).isSubset(of: rooms[room.id]?.devices ?? []) { breaches.append("room \(room.name) lost a device") }
            let sensors = room.virtualSensors.filter { !before.sees(sensor: $0) }
            if !Set(sensors).isSubset(of: rooms[room.id]?.virtualSensors ?? []) { breaches.append("room \(room.name) lost a sensor") }
        }
        for zone in before.home.zones.all {
            let hidden = zone.lights.filter { !before.sees(light: $0) }
            if !Set(hidden).isSubset(of: zones[zone.id]?.lights ?? []) { breaches.append("zone \(zone.name) lost a light") }
        }
        for scene in before.home.scenes.all where scene.group == nil {
            let hidden = scene.lights.filter { !before.sees(light: $0.light) }
            if !hidden.allSatisfy(scenes[scene.id]?.lights.contains ?? { _ in false }) { breaches.append("scene \(scene.name) changed") }
        }
        for app in before.home.apps.all where app.id != before.app.id && apps[app.id] != app { breaches.append("app \(app.id) changed") }
        return breaches
    }
}
