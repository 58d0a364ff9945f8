import HomeModel
import Testing

@Suite("Names")
struct NamesTests {
    @Test(arguments: [
        ("a", true), ("", false), (String(repeating: "x", count: 32), true), (String(repeating: "x", count: 33), false),
        (String(repeating: "é", count: 16), true), (String(repeating: "é", count: 17), false), ("a\nb", false),
        ("a\u{7F}", false), ("Lampe über dem Tisch", true),
    ])
    func `a name has 1 to 32 bytes and nothing invisible`(name: String, isAllowed: Bool) {
        #expect(ResourceName.allows(name) == isAllowed)
    }

    @Test func `a name that is taken gets the smallest free number`() {
        #expect(ResourceName.unique("Lamp", among: []) == "Lamp")
        #expect(ResourceName.unique("Lamp", among: ["Lamp"]) == "Lamp 1")
        #expect(ResourceName.unique("Lamp", among: ["Lamp", "Lamp 1", "Lamp 3"]) == "Lamp 2")
    }

    @Test func `a number fits in by cutting the name, never within a character`() {
        let long = String(repeating: "x", count: 32)
        #expect(ResourceName.unique(long, among: [long]) == String(repeating: "x", count: 30) + " 1")
        let accents = String(repeating: "é", count: 16)
        #expect(ResourceName.unique(accents, among: [accents]) == String(repeating: "é", count: 15) + " 1")
        let family = "👨‍👩‍👧‍👦"
        #expect(family.utf8.count == 25)
        let name = "1234567" + family
        #expect(ResourceName.unique(name, among: [name]) == "1234567 1", "a family is one character")
    }

    @Test func `a device's new name is that of its parts, with numbers`() throws {
        var test = try TestHome()
        let strip = DeviceDescription(
            key: DeviceKey(driver: "test", identity: "strip"), name: "Strip",
            product: Product(model: "strip", name: "Strip", manufacturer: "nobody", softwareVersion: "1"),
            lights: [LightAbilities(), LightAbilities()])
        try test.perform(.addDevice(strip))
        let device = strip.key.resourceID
        let outcome = try test.perform(.renameDevice(device, "Shelf"))
        #expect(test.home.devices[device]?.name == "Shelf")
        #expect(test.home.lights.all.map(\.name) == ["Shelf 1", "Shelf 2"] && outcome.changes.count == 3)
        #expect(try test.perform(.renameDevice(device, "Shelf")).changes.isEmpty)
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.perform(.renameDevice(device, "")) }
        #expect(throws: Refusal.self) { try test.perform(.renameDevice(ResourceID(derivedFrom: .devices, "no", "one"), "x")) }
        let lamp = try test.addLamp("Lamp")
        let owner = try #require(test.home.lights[lamp]?.owner)
        try test.perform(.renameDevice(owner, "Shelf"))
        #expect(test.home.lights[lamp]?.name == "Shelf" && test.home.devices[owner]?.name == "Shelf")
        #expect(test.home.checkInvariants().isEmpty)
    }

    @Test func `a lamp's new name is its device's too, and everybody hears of both`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let device = try #require(test.home.lights[lamp]?.owner)
        let outcome = try test.perform(.renameLight(lamp, "Moon"))
        #expect(outcome.changes == [
            Change(.updated([.name]), ResourceReference(.light, lamp)),
            Change(.updated([.name]), ResourceReference(.device, device)),
        ])
        #expect(test.home.devices[device]?.name == "Moon")
        #expect(try test.perform(.renameLight(lamp, "Moon")).changes.isEmpty)
    }

    @Test func `a lamp's name that another has gets a number`() throws {
        var test = try TestHome()
        _ = try test.addLamp("A")
        let lamp = try test.addLamp("B")
        try test.perform(.renameLight(lamp, "A"))
        #expect(test.home.lights[lamp]?.name == "A 1")
    }

    @Test func `a name that is none is refused`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("A")
        #expect(throws: Refusal.invalid(attribute: "name")) { try test.perform(.renameLight(lamp, "")) }
        #expect(throws: Refusal.notFound(ResourceReference(.light, .devices))) { try test.perform(.renameLight(.devices, "X")) }
    }

    @Test func `sensors have names of their own`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Eye", identity: "lamp")
        try test.perform(.addDevice(.sensor("Eye", .motion(false), .temperature(20))))
        let sensors = test.home.sensors.all.filter { $0.name != "Daylight" }
        try #require(sensors.map(\.name) == ["Eye", "Eye 1"])
        try test.perform(.renameSensor(sensors[1].id, "Eye"))
        #expect(test.home.sensors[sensors[1].id]?.name == "Eye 1")
        try test.perform(.renameSensor(sensors[1].id, "Warmth"))
        #expect(test.home.sensors[sensors[1].id]?.name == "Warmth")
        #expect(throws: Refusal.notFound(ResourceReference(.sensor, lamp))) { try test.perform(.renameSensor(lamp, "X")) }
    }

    @Test func `a device that comes with too long a name gets a shorter one`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp(String(repeating: "é", count: 20))
        #expect(test.home.lights[lamp]?.name == String(repeating: "é", count: 16))
    }
}
