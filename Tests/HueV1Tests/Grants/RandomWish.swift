import HomeModel

@testable import HueV1

/// A command, and what there is to say about it beforehand: what must be seen, what must be seen as a whole, how much must
/// be granted.
struct RandomWish: Sendable {
    let command: Command
    let needed: Grant.Level?
    var seen: [ResourceReference] = []
    var whole: [ResourceReference] = []
    /// Groups that must be granted themselves, or all lights, if `nil` is among them.
    var granted: [ResourceID?] = []
    /// Whether it would be lost to the app that makes it.
    var isLost = false

    private init(_ command: Command, _ needed: Grant.Level?) {
        self.command = command
        self.needed = needed
    }

    /// A wish about things of a home, whether they are seen or not.
    init(by chance: inout RandomHouse, in fixture: V1Fixture, _ oracle: GrantOracle) {
        let home = fixture.home
        let things = RandomHouse.Things(
            lights: home.lights.all.map(\.id), sensors: home.sensors.all.map(\.id),
            groups: home.rooms.all.map { .room($0.id) } + home.zones.all.map { .zone($0.id) }, scenes: home.scenes.all.map(\.id),
            rules: home.rules.all.map(\.id), schedules: home.schedules.all.map(\.id), links: home.resourceLinks.all.map(\.id))
        self = switch chance.roll(0...7) {
        case 0...2: Self.switching(&chance, things)
        case 3: Self.naming(&chance, things)
        case 4: Self.making(&chance, things)
        case 5: Self.listing(&chance, home, oracle)
        case 6: Self.removing(&chance, things)
        default: Self.reserved(&chance, things, oracle.app.id)
        }
    }

    private static func switching(_ chance: inout RandomHouse, _ all: RandomHouse.Things) -> RandomWish {
        let group = chance.chance.pick(all.groups + [.wholeHome])
        let light = all.lights.shuffled(using: &chance.chance).first ?? .devices
        var wish = switch chance.roll(0...2) {
        case 0: RandomWish(.setLight(light, .switchedOn), .control)
        case 1 where !all.scenes.isEmpty:
            RandomWish(.recallScene(chance.chance.pick(all.scenes), in: group, transition: nil), .control)
        default: RandomWish(.setGroup(group, .switchedOn), .control)
        }
        wish.seen = wish.command.references
        return wish
    }

    private static func naming(_ chance: inout RandomHouse, _ all: RandomHouse.Things) -> RandomWish {
        let name = chance.word()
        let commands: [Command?] = [
            all.lights.shuffled(using: &chance.chance).first.map { .renameLight($0, name) },
            all.sensors.shuffled(using: &chance.chance).first.map { .renameSensor($0, name) },
            all.scenes.shuffled(using: &chance.chance).first.map { .editScene($0, ScenePatch(name: name)) },
        ]
        var wish = RandomWish(chance.chance.pick(commands.compactMap { $0 }), .configure)
        wish.seen = wish.command.references
        return wish
    }

    private static func making(_ chance: inout RandomHouse, _ all: RandomHouse.Things) -> RandomWish {
        let (id, name) = (chance.newID(), chance.word())
        let group = all.groups.shuffled(using: &chance.chance).first
        let lights = Array(chance.some(all.lights).prefix(2))
        var wish: RandomWish
        switch chance.roll(0...4) {
        case 0:
            wish = RandomWish(.addZone(ZoneDraft(id: id, name: name, sort: .zone, lights: lights)), .configure)
            wish.isLost = lights.isEmpty
        case 1 where group != nil:
            wish = RandomWish(.addScene(SceneDraft(id: id, name: name, group: group)), .configure)
            wish.whole = [group?.reference].compactMap { $0 }
        case 2: wish = RandomWish(.addScene(SceneDraft(id: id, name: name, lights: lights)), .configure)
        case 3:
            let draft = RuleDraft(id: id, name: name, conditions: [chance.condition(all)], actions: [chance.action(all)])
            wish = RandomWish(.addRule(draft), .configure)
            wish.granted = draft.conditions.filter { $0.subject.side == .anyOn }.map(\.subject.resource)
                .map { $0.kind == .identity ? nil : $0.id }
        default:
            let targets = chance.targets(all)
            wish = RandomWish(.addLink(LinkDraft(id: id, name: name, classID: 1, targets: targets)), .configure)
        }
        wish.seen = wish.command.references
        return wish
    }

    /// New members for a room or zone. A device moves as a whole.
    private static func listing(_ chance: inout RandomHouse, _ home: Home, _ oracle: GrantOracle) -> RandomWish {
        let (rooms, zones) = (Array(home.rooms.all), Array(home.zones.all))
        if chance.roll(0...1) == 0, !rooms.isEmpty {
            let room = chance.chance.pick(rooms)
            let seen = room.devices.filter { oracle.sees(ResourceReference(.device, $0)) }
            let wanted = chance.some(chance.roll(0...1) == 0 ? seen : home.devices.all.map(\.id))
            var wish = RandomWish(.editRoom(room.id, RoomPatch(devices: wanted)), .configure)
            wish.seen = wish.command.references
            wish.whole = Set(wanted).symmetricDifference(seen).map { ResourceReference(.device, $0) }
            return wish
        }
        guard !zones.isEmpty else { return RandomWish(.searchLights(serials: []), .configure) }
        let zone = chance.chance.pick(zones)
        let known = chance.roll(0...1) == 0 ? zone.lights.filter(oracle.sees(light:)) : home.lights.all.map(\.id)
        var patch = ZonePatch()
        patch.lights = chance.some(known)
        var wish = RandomWish(.editZone(zone.id, patch), .configure)
        wish.seen = wish.command.references
        return wish
    }

    private static func removing(_ chance: inout RandomHouse, _ all: RandomHouse.Things) -> RandomWish {
        let groups = all.groups.map { group -> Command in
            if case .room(let id) = group { .removeRoom(id) } else { .removeZone(group.reference?.id ?? .devices) }
        }
        let commands = groups + all.scenes.map { .removeScene($0) } + all.links.map { .removeLink($0) }
        var wish = RandomWish(chance.chance.pick(commands + all.lights.prefix(1).map { .removeLight($0) } + [.searchLights(serials: [])]), .configure)
        wish.seen = wish.command.references
        if case .removeLight = wish.command { return wish }
        wish.whole = wish.command.references
        return wish
    }

    /// What no app may do, whatever it was granted.
    private static func reserved(_ chance: inout RandomHouse, _ all: RandomHouse.Things, _ app: ResourceID) -> RandomWish {
        RandomWish(chance.chance.pick([
            .grant(app, .full), .renameApp(app, "x"), .pressLinkButton(granting: nil), .furnish(HomeDescription()),
        ]), nil)
    }
}

extension ScenePatch {
    init(name: String) {
        self.init()
        self.name = name
    }
}
