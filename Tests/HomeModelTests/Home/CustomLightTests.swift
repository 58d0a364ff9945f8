import Foundation
import HomeModel
import Testing

@Suite("What the owner decides about a light")
struct CustomLightTests {
    private static let corners = Gamut(
        kind: .other, red: ColorXY(x: 0.6, y: 0.3), green: ColorXY(x: 0.3, y: 0.6), blue: ColorXY(x: 0.15, y: 0.1))

    private static let kinds: [(LightAbilities, LightCustom.Kind?, Gamut?, LightAbilities)] = [
        (.color, .onOff, nil, .plug), (.color, .dimmable, nil, .plain), (.plug, .dimmable, nil, .plain),
        (.color, .temperature, nil, LightAbilities(temperatures: MirekRange(153, 500))),
        (.whites, .temperature, nil, .whites), (.plain, .temperature, nil, LightAbilities(temperatures: MirekRange(153, 500))),
        (.plain, .color, nil, LightAbilities(gamut: .c)), (.plain, .color, .b, LightAbilities(gamut: .b)),
        (.whites, .color, nil, LightAbilities(temperatures: MirekRange(153, 454), gamut: .c)),
        (.color, nil, .a, LightAbilities(temperatures: MirekRange(153, 500), gamut: .a)),
        (.color, nil, corners, LightAbilities(temperatures: MirekRange(153, 500), gamut: corners)),
        // Where there are no colours there is no triangle.
        (.whites, nil, .a, .whites), (.color, .onOff, .a, .plug), (.color, nil, nil, .color),
    ]

    @Test(arguments: kinds.indices)
    func `it is taken for what they say`(row: Int) throws {
        let (described, kind, gamut, abilities) = Self.kinds[row]
        var test = try TestHome()
        let lamp = try test.addLitLamps(described)[0]
        try test.perform(.customizeLight(lamp, LightCustom(kind: kind, gamut: gamut)))
        #expect(test.home.lights[lamp]?.abilities == abilities && test.home.checkInvariants().isEmpty)
        try test.perform(.customizeLight(lamp, LightCustom()))
        #expect(test.home.lights[lamp]?.abilities == described && test.home.checkInvariants().isEmpty)
    }

    @Test func `only what is different is announced, and it is durable`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let reference = ResourceReference(.light, lamp)
        let plain = try test.perform(.customizeLight(lamp, LightCustom(kind: .dimmable)))
        #expect(plain.changes == [Change(.updated([.custom, .abilities, .color]), reference)])
        #expect(plain.changes.allSatisfy { $0.durability == .durable } && plain.orders.isEmpty)
        #expect(try test.perform(.customizeLight(lamp, LightCustom(kind: .dimmable))).changes.isEmpty)
        let hidden = try test.perform(.customizeLight(lamp, LightCustom(isHidden: true, kind: .dimmable)))
        #expect(hidden.changes == [Change(.updated([.custom]), reference)])
    }

    @Test func `it holds when the device is found again, and what its maker says comes through once it is taken back`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let custom = LightCustom(isHidden: true, kind: .dimmable, floor: 0.2, gamut: .a)
        try test.perform(.customizeLight(lamp, custom))
        test.observe(.found(.lamp("Lamp 1", .whites)))
        #expect(test.home.lights[lamp]?.custom == custom && test.home.lights[lamp]?.abilities == .plain)
        try test.perform(.customizeLight(lamp, LightCustom()))
        #expect(test.home.lights[lamp]?.abilities == .whites && test.home.checkInvariants().isEmpty)
    }

    @Test(arguments: [-0.1, 0.91, 1, .infinity, .nan])
    func `a floor that leaves nothing to dim is refused`(floor: Double) throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        #expect(throws: Refusal.invalid(attribute: "floor")) {
            try test.perform(.customizeLight(lamp, LightCustom(floor: floor)))
        }
    }

    @Test(arguments: [(0.3, 0.3), (0.1, 0.1), (0.35, 0.3), (Double.nan, 0.0)])
    func `corners that are on a line, or nearly, are refused`(x: Double, y: Double) throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let gamut = Gamut(kind: .other, red: ColorXY(x: x, y: y), green: ColorXY(x: 0.1, y: 0.1), blue: ColorXY(x: 0.2, y: 0.2))
        #expect(throws: Refusal.invalid(attribute: "gamut")) {
            try test.perform(.customizeLight(lamp, LightCustom(gamut: gamut)))
        }
    }

    @Test func `it is the owner's alone`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let app = try #require(try test.register("app", key: "key"))
        for caller in [Caller.app(app), .stranger, .driver("test")] {
            #expect(throws: Refusal.notAllowed) {
                try test.perform(.customizeLight(lamp, LightCustom(isHidden: true)), by: caller)
            }
        }
        let nobody = test.drawnID()
        #expect(throws: Refusal.notFound(ResourceReference(.light, nobody))) {
            try test.perform(.customizeLight(nobody, LightCustom()))
        }
    }

    @Test func `a light that was kept before anything could be decided is as its maker says`() throws {
        var test = try TestHome()
        let lamp = try test.addLamp("Lamp")
        let light = try #require(test.home.lights[lamp])
        let kept = try JSONEncoder().encode(light)
        var fields = try #require(try JSONSerialization.jsonObject(with: kept) as? [String: Any])
        #expect(fields.removeValue(forKey: "custom") != nil && fields["abilities"] != nil)
        let old = try JSONDecoder().decode(Light.self, from: try JSONSerialization.data(withJSONObject: fields))
        #expect(old == light)
    }
}
