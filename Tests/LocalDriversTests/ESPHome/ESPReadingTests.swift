import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What lights of ESPHome say", .timeLimit(.minutes(1)))
struct ESPReadingTests {
    private func reading(_ change: (inout FakeESPLamp) -> Void) throws -> LightReading {
        var lamp = FakeESPLamp()
        lamp.modes = [11, 47]
        change(&lamp)
        return try #require(ESPLight(lamp.entry)).reading(lamp.state.fields)
    }

    @Test func offAtNoLevelLeavesTheLevelAlone() throws {
        let reading = try reading { ($0.isOn, $0.levels) = (false, [3: 0]) }
        #expect(reading.on == false && reading.brightness == nil)
    }

    @Test func beforeTheFirstUseNoModeIsSaid() throws {
        let reading = try reading { ($0.mode, $0.levels) = (0, [3: 1, 10: 1, 4: 1, 5: 1, 6: 1, 8: 250]) }
        #expect(reading.on == true && reading.xy == nil && reading.mirek == nil && reading.brightness == .full)
    }

    @Test func theModeDecidesAndNotWhatElseIsSaid() throws {
        let levels: [Int: Double] = [3: 1, 10: 1, 4: 1, 5: 0, 6: 0, 8: 250]
        let white = try reading { ($0.mode, $0.levels) = (11, levels) }
        #expect(white.mirek == Mirek(250) && white.xy == nil)
        let color = try reading { ($0.mode, $0.levels) = (47, levels) }
        #expect(color.mirek == nil && color.xy == Gamut.c.red)
    }

    @Test func strengthOfColorCountsAsBrightness() throws {
        let reading = try reading { ($0.mode, $0.levels) = (47, [3: 0.8, 10: 0.5, 4: 0, 5: 1, 6: 0]) }
        #expect(try #require(reading.brightness).fraction.isAbout((0.4 * 254 - 1) / 253, within: 1e-6))
        #expect(reading.xy == Gamut.c.green)
    }

    @Test func mixedModesSayWhiteWhereNoColorShines() throws {
        let reading = try reading { ($0.mode, $0.levels) = (47, [3: 1, 10: 0, 4: 1, 5: 1, 6: 1, 7: 0.5, 8: 300]) }
        #expect(reading.mirek == Mirek(300) && reading.xy == nil)
        #expect(try #require(reading.brightness).fraction.isAbout((0.5 * 254 - 1) / 253, within: 1e-6))
    }

    @Test func coldAndWarmMakeATemperature() throws {
        for mirek in [153, 200, 300, 420, 500] {
            let mix = ESPLight.mix(Mirek(mirek), MirekRange(153, 500))
            #expect(max(mix.cold, mix.warm) == 1)
            #expect(ESPLight.mirek(cold: mix.cold, warm: mix.warm, MirekRange(153, 500)) == Mirek(mirek))
        }
        #expect(ESPLight.mirek(cold: 0, warm: 0, MirekRange(153, 500)) == nil)
    }

    @Test func temperaturesOutsideTheLampsAreMovedIntoThem() throws {
        let reading = try reading { ($0.mode, $0.mireds, $0.levels) = (11, (200, 300), [3: 1, 8: 450]) }
        #expect(reading.mirek == Mirek(300))
    }

    @Test func effectsThatHueHasNoWordForAreNoneOfOurs() throws {
        #expect(try reading { $0.effects = ["Rainbow", "Strobe"] }.effect == LightEffect.none)
        #expect(try reading { ($0.effects, $0.effect) = (["Rainbow", "Strobe"], "Rainbow") }.effect == .colorLoop)
        #expect(try reading { ($0.effects, $0.effect) = (["Rainbow", "Strobe"], "Strobe") }.effect == nil)
    }
}
