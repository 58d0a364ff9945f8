import Foundation
import HomeModel

@testable import HueV1

/// A house made by chance, with something of every kind in it, whose names occur nowhere else.
struct RandomHouse {
    var chance: SeededGenerator
    private var count = 0

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    /// A house in which two apps are registered, with numbers for all that is in it.
    mutating func fixture() throws -> V1Fixture {
        let bare = try V1Fixture.empty().home
        let apps = Array(bare.apps.all)
        let maker = { (house: inout RandomHouse) in house.chance.pick([nil, apps[0].id, apps[1].id]) }
        var all: [any Resource] = apps
        for var daylight in bare.sensors.all {
            daylight.name = word()
            all.append(daylight)
        }
        let devices = (0..<roll(2...8)).map { _ in device() }
        all += devices.flatMap(\.parts)
        let (lights, sensors) = (devices.flatMap(\.device.lights), devices.flatMap(\.device.sensors))
        let virtual = (0..<roll(0...3)).map { _ in virtualSensor() }
        all += virtual
        let rooms = rooms(of: devices.map(\.device.id), virtual.map(\.id))
        let zones = (0..<roll(0...4)).map { _ in zone(lights, sensors + virtual.map(\.id)) }
        all += rooms
        all += zones
        var groups = zones.filter { !$0.lights.isEmpty }.map { LightGroup.zone($0.id) }
        groups += rooms.map { .room($0.id) }
        let furnished = Home(restoring: bare.identity, settings: bare.settings, resources: all)
        let scenes = (0..<roll(0...5)).compactMap { _ in scene(furnished, groups, lights, maker(&self)) }
        all += scenes
        var things = Things(lights: lights, sensors: sensors + virtual.map(\.id), groups: groups, scenes: scenes.map(\.id))
        for _ in 0..<roll(0...6) {
            let rule = rule(things, maker(&self)), schedule = schedule(things, maker(&self))
            things.rules.append(rule.id)
            things.schedules.append(schedule.id)
            all += [rule, schedule] as [any Resource]
        }
        for _ in 0..<roll(0...4) {
            let link = link(things, maker(&self))
            things.links.append(link.id)
            all.append(link)
        }
        var fixture = V1Fixture(Home(restoring: bare.identity, settings: bare.settings, resources: all))
        _ = fixture.numbers.follow(
            fixture.home.resources.map { Change(.added, ResourceReference(type(of: $0).kind, $0.id)) }, in: fixture.home)
        return fixture
    }

    /// What can be spoken of.
    struct Things {
        var lights: [ResourceID]
        var sensors: [ResourceID]
        var groups: [LightGroup]
        var scenes: [ResourceID]
        var rules: [ResourceID] = []
        var schedules: [ResourceID] = []
        var links: [ResourceID] = []
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &chance) }

    /// A word that nobody else has.
    mutating func word() -> String { String((0..<12).map { _ in chance.pick(Array("bcdfghjklmnpqrstvwxz")) }) }

    mutating func newID() -> ResourceID {
        count += 1
        return ResourceID(derivedFrom: .devices, word(), String(count))
    }

    mutating func some<Element>(_ all: [Element], atLeast least: Int = 0) -> [Element] {
        let shuffled = all.shuffled(using: &chance)
        return Array(shuffled.prefix(roll(min(least, all.count)...all.count)))
    }

    private mutating func device() -> (device: Device, parts: [any Resource]) {
        let product = Product(model: "T1", name: "Lamp", manufacturer: "Nobody", softwareVersion: "1", streams: true)
        var device = Device(
            key: .sample(word()), name: word(), product: product, hardwareAddress: word(), battery: nil, added: .distantPast)
        var parts: [any Resource] = []
        let (lights, sensors) = (roll(0...3), roll(0...2))
        for index in 0..<max(lights, sensors == 0 ? 1 : 0) {
            let light = Light(id: newID(), owner: device.id, index: index, name: word(), abilities: LightAbilities())
            device.lights.append(light.id)
            parts.append(light)
        }
        for _ in 0..<sensors {
            let sensor = Sensor(id: newID(), owner: device.id, name: word(), reading: .motion(false))
            device.sensors.append(sensor.id)
            parts.append(sensor)
        }
        return (device, parts + [device])
    }

    private mutating func virtualSensor() -> Sensor {
        let id = newID()
        var sensor = Sensor(id: id, owner: id, name: word(), reading: .flag(false))
        sensor.virtual = VirtualSensor(model: word(), manufacturer: word(), softwareVersion: "1", uniqueID: word())
        return sensor
    }

    /// Rooms, of which each device is in one at most.
    private mutating func rooms(of devices: [ResourceID], _ virtual: [ResourceID]) -> [Room] {
        var left = devices
        return (0..<roll(0...3)).map { _ in
            let members = some(left)
            left.removeAll(where: members.contains)
            return Room(id: newID(), name: word(), archetype: "other", devices: members, virtualSensors: some(virtual))
        }
    }

    private mutating func zone(_ lights: [ResourceID], _ sensors: [ResourceID]) -> Zone {
        let draft = ZoneDraft(
            id: newID(), name: word(), sort: chance.pick([.zone, .entertainment]), lights: Array(some(lights).prefix(10)),
            sensors: some(sensors))
        return Zone(draft, name: draft.name)
    }
}
