import HomeModel
import Testing

@Suite("What a command speaks of")
struct ReferenceTests {
    private static func id(_ name: String) -> ResourceID { ResourceID(derivedFrom: .devices, name) }
    private static func light(_ name: String) -> ResourceReference { ResourceReference(.light, id(name)) }

    private static let action = AutomationAction(
        command: .setLight(id("lamp"), LightPatch()), wording: .init(method: "PUT", address: "", body: ""))
    private static let condition = Condition(
        subject: .init(ResourceReference(.sensor, id("eye")), .reading), test: .changed, wording: .init(sign: "dx", value: nil))
    private static let clock = Condition(
        subject: .init(ResourceReference(.settings, id("bridge")), .localTime), test: .changed,
        wording: .init(sign: "in", value: nil))

    @Test func `is what it changes`() {
        #expect(Command.setLight(Self.id("a"), LightPatch()).references == [Self.light("a")])
        #expect(Command.renameSensor(Self.id("a"), "").references == [ResourceReference(.sensor, Self.id("a"))])
        #expect(Command.removeZone(Self.id("a")).references == [ResourceReference(.zone, Self.id("a"))])
        #expect(Command.renameApp(Self.id("a"), "").references == [ResourceReference(.app, Self.id("a"))])
    }

    @Test func `is the group in which it does, unless that is all there is`() {
        let scene = ResourceReference(.scene, Self.id("s"))
        let room = ResourceReference(.room, Self.id("r"))
        #expect(Command.recallScene(Self.id("s"), in: .room(Self.id("r")), transition: nil).references == [scene, room])
        #expect(Command.recallScene(Self.id("s"), in: .wholeHome, transition: nil).references == [scene])
        #expect(Command.setGroup(.wholeHome, LightPatch()).references.isEmpty)
    }

    @Test func `is every member it names`() {
        var zone = ZonePatch()
        (zone.lights, zone.sensors) = ([Self.id("a")], [Self.id("b")])
        zone.places = [Self.id("c"): Zone.Place(x: 0, y: 0, z: 0)]
        let sensor = ResourceReference(.sensor, Self.id("b"))
        #expect(Command.editZone(Self.id("z"), zone).references
            == [ResourceReference(.zone, Self.id("z")), Self.light("a"), Self.light("c"), sensor])
        var scene = SceneDraft(id: Self.id("s"), name: "", group: .zone(Self.id("z")), lights: [Self.id("a")])
        scene.patches = [Self.id("b"): LightPatch()]
        #expect(Command.addScene(scene).references
            == [ResourceReference(.zone, Self.id("z")), Self.light("a"), Self.light("b")])
    }

    @Test func `of a rule is what it looks at and what its actions speak of, without the clock`() {
        let draft = RuleDraft(
            id: Self.id("r"), name: "", conditions: [Self.condition, Self.clock], actions: [Self.action])
        #expect(Command.addRule(draft).references == [ResourceReference(.sensor, Self.id("eye")), Self.light("lamp")])
        var patch = RulePatch()
        patch.actions = [Self.action]
        #expect(Command.editRule(Self.id("r"), patch).references
            == [ResourceReference(.rule, Self.id("r")), Self.light("lamp")])
    }

    @Test func `is nothing where there is nothing to miss`() {
        let commands: [Command] = [.pressLinkButton(granting: nil), .searchLights(serials: []), .editSettings(SettingsPatch())]
        for command in commands { #expect(command.references.isEmpty) }
    }
}
