import BridgeCore
import HomeModel
@testable import LocalDrivers
import Testing

/// How real firmware was seen to flash (ESPHome 2026.6): it says what it shows, once, and three seconds later what it goes back
/// to; and it goes back to where a fade began, or to what a running flash shows.
@Suite("Flashes of ESPHome", .timeLimit(.minutes(1)))
struct ESPFlashTests {
    private static let light = LightAddress(identity: "a0b1c2d3e4f5", index: 0)
    private let alert = action(0) { $0.alert = .breatheOnce }

    /// A conversation with one lamp that is on, at a level.
    private func talk(_ lamp: FakeESPLamp) throws -> ESPTalk {
        var talk = ESPTalk(driver: "esphome", secret: .none)
        var fake = FakeESPHome.State()
        for frame in fake.answers(to: ESPFrame(9), at: .zero) + [lamp.entry, ESPFrame(19), lamp.state] {
            _ = try talk.take(frame, at: .zero)
        }
        return talk
    }

    private func readings(_ talk: inout ESPTalk, _ lamp: FakeESPLamp, at now: Double) throws -> [LightReading] {
        try talk.take(lamp.state, at: .seconds(now)).flatMap { step -> [LightReading] in
            guard case .news(let news) = step else { return [] }
            return news.compactMap { if case .light(Self.light, let reading) = $0 { reading } else { nil } }
        }
    }

    private static func lamp(_ modes: [UInt64] = [3], level: Double = 1, on: Bool = true) -> FakeESPLamp {
        var lamp = FakeESPLamp()
        (lamp.modes, lamp.mode, lamp.levels, lamp.isOn) = (modes, modes[0], [3: level], on)
        return lamp
    }

    @Test(arguments: [(1.0, true, 0.1), (0.2, true, 1), (1, false, 1)] as [(Double, Bool, Double)])
    func itIsSeenWhateverTheLampDoes(_ level: Double, on: Bool, flash: Double) throws {
        var talk = try talk(Self.lamp(level: level, on: on))
        let frames = talk.commands(for: alert, at: 0, now: .zero)
        let fields = try #require(frames.last).fields
        #expect(fields.bool(16) && fields.uint(17) == 3000 && fields.bool(3) && fields.float(5).isAbout(flash, within: 1e-6))
    }

    @Test func aFadeIsBroughtToItsEndBeforeIt() throws {
        var talk = try talk(Self.lamp())
        let fade = action(10) { ($0.on, $0.brightness, $0.alert) = (true, Brightness(fraction: 0.3), .breatheOnce) }
        let frames = talk.commands(for: fade, at: 0, now: .zero).map(\.fields)
        #expect(frames.count == 3 && frames.map { $0.bool(16) } == [false, false, true])
        #expect(frames[0].uint(15) == 10_000)
        #expect(!frames[1].bool(2) && frames[1].bool(14) && frames[1].uint(15) == 0 && !frames[1].bool(4))
        #expect(frames[2].float(5) == 1)
    }

    /// Firmware says some 100 ms late how a light is set.
    @Test func whatTheLampWasToldJustNowCountsThoughItDidNotSaySoYet() throws {
        var talk = try talk(Self.lamp(level: 1, on: false))
        _ = talk.commands(for: action(0) { ($0.on, $0.brightness) = (true, .full) }, at: 0, now: .zero)
        let flash = try #require(talk.commands(for: alert, at: 0, now: .zero).last).fields
        #expect(flash.bool(3) && flash.float(5).isAbout(0.1, within: 1e-6))
        let after = try #require(talk.commands(for: action(0) { $0.brightness = .lowest }, at: 0, now: .seconds(1)).first).fields
        #expect(after.bool(2) && after.bool(3))
    }

    @Test func aSecondOneInTheMidstOfItChangesNothing() throws {
        var talk = try talk(Self.lamp())
        _ = talk.commands(for: alert, at: 0, now: .zero)
        let again = talk.commands(for: alert, at: 0, now: .seconds(1)).map(\.fields)
        #expect(again.count == 1 && again[0].bool(16))
        #expect(talk.commands(for: alert, at: 0, now: .seconds(20)).count == 2)
    }

    @Test func anOrderInTheMidstOfItSaysAllThatTheLampIsToShow() throws {
        var talk = try talk(Self.lamp([11, 47], level: 0.8))
        _ = talk.commands(for: alert, at: 0, now: .zero)
        let first = talk.commands(for: action(0) { $0.color = .mirek(Mirek(300)) }, at: 0, now: .seconds(1)).first
        let fields = try #require(first).fields
        #expect(fields.bool(3) && fields.bool(4) && fields.float(5).isAbout(0.8, within: 1e-6) && fields.float(13) == 300)
        let later = try #require(talk.commands(for: action(0) { $0.color = .mirek(Mirek(200)) }, at: 0, now: .seconds(2)).first)
        #expect(!later.fields.bool(2) && !later.fields.bool(4))
    }

    @Test func toEndItTheLampIsToldHowItWas() throws {
        var talk = try talk(Self.lamp(level: 0.8))
        _ = talk.commands(for: alert, at: 0, now: .zero)
        let end = try #require(talk.commands(for: action(0) { $0.alert = LightAlert.none }, at: 0, now: .seconds(1)).first).fields
        #expect(end.bool(3) && end.float(5).isAbout(0.8, within: 1e-6) && !end.bool(16))
        #expect(talk.commands(for: action(0) { $0.alert = LightAlert.none }, at: 0, now: .seconds(2)).isEmpty)
    }

    @Test func offInTheMidstOfItIsOff() throws {
        var talk = try talk(Self.lamp(level: 0.8))
        _ = talk.commands(for: alert, at: 0, now: .zero)
        let off = try #require(talk.commands(for: action(0) { $0.on = false }, at: 0, now: .seconds(1)).first).fields
        #expect(off.bool(2) && !off.bool(3) && !off.bool(4))
    }

    @Test(arguments: [[3], [1]] as [[UInt64]])
    func whatTheLampSaysOfItIsNotHowItIsSet(_ modes: [UInt64]) throws {
        let lamp = Self.lamp(modes)
        var talk = try talk(lamp)
        let frames = talk.commands(for: alert, at: 0, now: .zero)
        var shown = lamp
        shown.take(try #require(frames.last).fields)
        if modes == [1] { shown.isOn = false }
        let before = try #require(ESPLight(lamp.entry)).reading(lamp.state.fields)
        #expect(try readings(&talk, shown, at: 0.1) == [before])
        #expect(try readings(&talk, lamp, at: 3) == [before])
    }

    /// Firmware says once for both that it did the one and shows the other.
    @Test func whatWasAskedForBeforeItWasDone() throws {
        var talk = try talk(Self.lamp(on: false))
        let both = action(0.4) { ($0.on, $0.brightness, $0.alert) = (true, .lowest, .breatheOnce) }
        var shown = Self.lamp(on: false)
        for frame in talk.commands(for: both, at: 0, now: .zero) { shown.take(frame.fields) }
        #expect(shown.levels[3] == 1)
        #expect(try readings(&talk, shown, at: 0.1) == [LightReading(on: true, brightness: .lowest)])
    }

    @Test func onlyTheFirstWordIsItsAndAHandAtTheSwitchIsBelieved() throws {
        let lamp = Self.lamp([1])
        var talk = try talk(lamp)
        _ = talk.commands(for: alert, at: 0, now: .zero)
        var off = lamp
        off.isOn = false
        #expect(try readings(&talk, off, at: 0.1).map(\.on) == [true])
        #expect(try readings(&talk, off, at: 1).map(\.on) == [false])
        _ = talk.commands(for: alert, at: 0, now: .seconds(10))
        #expect(try readings(&talk, off, at: 20).map(\.on) == [false])
    }

    @Test func whatGoesOnForLongAndWhatHasNoFlashIsNotFirmwares() throws {
        let light = try #require(ESPLight(Self.lamp().entry))
        #expect(light.flashes(for: alert) && !light.flashes(for: action(0) { $0.alert = .breatheLong }))
        #expect(light.commands(for: action(0) { $0.alert = .breatheLong }).isEmpty)
        let plug = try #require(ESPLight(ESPFrame(17) { $0.write(2, fixed32: 7) }))
        #expect(!plug.flashes(for: alert) && plug.commands(for: alert).isEmpty)
    }
}
