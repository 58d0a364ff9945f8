import HomeModel
import Testing

@Suite("Lights that are able to do something else than before")
struct AbilityChangeTests {
    /// What a lit lamp was able to do and what it is then, in the words that say how it is set.
    struct Row: Sendable, CustomTestStringConvertible {
        let before: LightAbilities
        var patch = LightPatch()
        let after: LightAbilities
        var brightness: Brightness?
        var mode: LightColor.Mode?
        var mirek: Int?

        var testDescription: String { "\(before) \(after)" }
    }

    private static let half = Brightness(fraction: 0.5)
    private static let colors = LightAbilities(gamut: .c)

    private static let rows: [Row] = [
        Row(before: .plain, patch: patch { $0.brightness = .to(half) }, after: .plug),
        Row(before: .plug, after: .plain, brightness: .full),
        Row(before: .plain, patch: patch { $0.brightness = .to(half) }, after: .color, brightness: half, mode: .temperature, mirek: 366),
        Row(before: .color, patch: patch { $0.xy = .to(.white) }, after: .plain, brightness: .full),
        Row(before: .color, patch: patch { $0.mirek = .to(Mirek(490)) }, after: .whites, brightness: .full, mode: .temperature, mirek: 454),
        Row(before: .color, patch: patch { $0.hue = .to(120) }, after: colors, brightness: .full, mode: .hueSaturation),
        Row(before: .color, patch: patch { $0.mirek = .to(Mirek(200)) }, after: colors, brightness: .full, mode: .xy),
        Row(before: .whites, patch: patch { $0.mirek = .to(Mirek(200)) }, after: .color, brightness: .full, mode: .temperature, mirek: 200),
    ]

    @Test(arguments: rows)
    func `what they are set to stays as near as it can`(row: Row) throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(row.before)[0]
        try test.perform(.setLight(lamp, row.patch))
        let outcome = test.observe(.found(.lamp("Lamp 1", row.after)))
        let state = try test.state(lamp)
        #expect(state.on && state.brightness == row.brightness && state.color?.mode == row.mode)
        if let mirek = row.mirek { #expect(state.color?.mirek == Mirek(mirek)) }
        #expect(test.home.lights[lamp]?.abilities == row.after && test.home.checkInvariants().isEmpty)
        let aspects = outcome.changes.first { $0.resource.id == lamp }?.event
        guard case .updated(let sides) = aspects else { return #expect(Bool(false), "the light has not changed") }
        #expect(sides.contains(.abilities) && outcome.changes.count == 1 && outcome.orders.isEmpty)
        #expect(outcome.changes.first?.durability == .durable)
    }

    @Test func `a colour goes to the nearest of the other triangle, and a colour loop ends without colours`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let green = ColorXY(x: 0.17, y: 0.7)
        try test.perform(.setLight(lamp, patch { $0.xy = .to(green) }))
        var narrow = LightAbilities.color
        narrow.gamut = .b
        test.observe(.found(.lamp("Lamp 1", narrow)))
        #expect(try test.state(lamp).color?.xy == Gamut.b.clip(green))
        try test.perform(.setLight(lamp, patch { $0.effect = .colorLoop }))
        test.observe(.found(.lamp("Lamp 1", .whites)))
        #expect(try test.state(lamp).effect == .none)
    }

    @Test func `a lamp speaks in its new ways at once`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.plug)[0]
        let description = DeviceDescription.lamp("Lamp 1", .color)
        test.observe(.found(description, lights: [0: LightReading(brightness: .lowest, mirek: Mirek(200))]))
        let state = try test.state(lamp)
        #expect(state.brightness == .lowest && state.color?.mirek == Mirek(200) && state.color?.mode == .temperature)
    }

    @Test func `scenes keep what the lamp can no longer do, and pass over it`() throws {
        var test = try TestHome()
        let lamp = try test.addLitLamps(.color)[0]
        let scene = try test.addScene([lamp])
        test.observe(.found(.lamp("Lamp 1", .plug)))
        try test.perform(.setLight(lamp, patch { $0.on = false }))
        let outcome = try test.perform(.recallScene(scene, in: .wholeHome, transition: nil))
        #expect(outcome.orders.map(\.action.on) == [true] && outcome.orders.allSatisfy { $0.action.color == nil })
        #expect(test.home.checkInvariants().isEmpty)
    }
}
