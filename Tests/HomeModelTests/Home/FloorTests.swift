import HomeModel
import Testing

@Suite("A lamp's lowest level")
struct FloorTests {
    private var test: TestHome
    private let lamp: ResourceID

    init() throws {
        test = try TestHome()
        lamp = try test.addLitLamps(.color)[0]
        try test.perform(.customizeLight(lamp, LightCustom(floor: 0.1)))
    }

    private mutating func hear(_ level: Double) -> Outcome {
        test.observe(.light(.test("Lamp 1"), index: 0, LightReading(brightness: Brightness(fraction: level))))
    }

    @Test(arguments: [(0.1, 0), (0.55, 0.5), (1, 1), (0.05, 0), (0, 0), (0.325, 0.25)])
    mutating func `what a lamp says is understood above it`(level: Double, brightness: Double) throws {
        _ = hear(level)
        let heard = try #require(try test.state(lamp).brightness).fraction
        #expect(abs(heard - brightness) < 1e-9)
    }

    @Test(arguments: 0...254)
    mutating func `a lamp that says where it was sent changes nothing, to the last digit`(step: Int) throws {
        let wanted = Brightness(fraction: Double(step) / 254)
        try test.perform(.setLight(lamp, patch { $0.brightness = .to(wanted) }))
        let custom = try #require(test.home.lights[lamp]).custom
        #expect(hear(custom.lampLevel(of: wanted).fraction).changes.isEmpty)
        #expect(try test.state(lamp).brightness == wanted)
    }

    @Test mutating func `what it is set to stays when it is decided, and a lamp that gives light is sent there`() throws {
        try test.perform(.setLight(lamp, patch { $0.brightness = .to(Brightness(fraction: 0.5)) }))
        let outcome = try test.perform(.customizeLight(lamp, LightCustom(floor: 0.4)))
        #expect(outcome.changes == [Change(.updated([.custom]), ResourceReference(.light, lamp))])
        #expect(outcome.orders.map(\.action.brightness) == [Brightness(fraction: 0.5)])
        #expect(try test.state(lamp).brightness == Brightness(fraction: 0.5))
        try test.perform(.setLight(lamp, patch { $0.on = false }))
        #expect(try test.perform(.customizeLight(lamp, LightCustom())).orders.isEmpty, "one that is dark stays dark")
    }

    @Test mutating func `an action and a light are put into the lamp's levels, and nothing else of them changes`() throws {
        try test.perform(.setLight(lamp, patch { $0.brightness = .to(.lowest) }))
        let light = try #require(test.home.lights[lamp])
        var expected = light
        expected.state.brightness = Brightness(fraction: 0.1)
        #expect(light.inLampLevels == expected)
        var action = LightAction(transition: .seconds(3))
        (action.on, action.brightness, action.alert) = (true, Brightness(fraction: 0.5), .breatheOnce)
        var raised = action
        raised.brightness = Brightness(fraction: 0.1 + 0.9 * 0.5)
        #expect(light.custom.inLampLevels(action) == raised)
        #expect(LightCustom().inLampLevels(action) == action)
        action.brightness = nil
        #expect(light.custom.inLampLevels(action) == action)
    }
}
