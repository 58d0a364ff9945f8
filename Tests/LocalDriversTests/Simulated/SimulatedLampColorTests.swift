import HomeModel
import LocalDrivers
import Testing

@Suite("A simulated lamp's colour and attention")
struct SimulatedLampColorTests {
    private let red = ColorXY(x: 0.65, y: 0.32)
    private let green = ColorXY(x: 0.25, y: 0.62)

    @Test func `a colour fades in a straight line`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(0) { $0.color = .xy(red) }, at: .zero)
        lamp.take(action(2) { $0.color = .xy(green) }, at: .seconds(1))
        #expect(lamp.shining(at: .seconds(1)).color == red)
        #expect(lamp.shining(at: .seconds(2)).color == ColorXY(x: 0.45, y: 0.47))
        #expect(lamp.shining(at: .seconds(3)).color == green)
    }

    @Test func `a dark lamp comes up in its new colour at once`() {
        var lamp = SimulatedLamp.color(on: false, brightness: 1)
        lamp.take(action(2) { $0.on = true; $0.color = .xy(red) }, at: .zero)
        #expect(lamp.shining(at: .milliseconds(1)).color == red)
    }

    @Test func `a stopped colour stays where it is, as a colour or as a white`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(0) { $0.color = .xy(red) }, at: .zero)
        lamp.take(action(2) { $0.color = .xy(green) }, at: .zero)
        lamp.take(action(0) { $0.stopsFade = true }, at: .seconds(1))
        #expect(lamp.reading.xy == ColorXY(x: 0.45, y: 0.47))
        let whites = LightAbilities(temperatures: MirekRange(153, 454))
        var white = SimulatedLamp(abilities: whites, state: LightState(
            on: true, brightness: .full, color: LightColor(white: Mirek(454), abilities: whites)), at: .zero)
        white.take(action(10) { $0.color = .mirek(Mirek(153)) }, at: .zero)
        white.take(action(0) { $0.stopsFade = true }, at: .seconds(5))
        #expect((280...330).contains(white.reading.mirek?.value ?? 0))
    }

    @Test func `the colour loop walks around the wheel and keeps brightness and saturation`() throws {
        var lamp = SimulatedLamp.color(on: true, brightness: 0.5)
        lamp.take(action(0) { $0.color = .hueSaturation(HueSaturation(hue: 0, saturation: 1)) }, at: .zero)
        lamp.take(action(0) { $0.effect = .colorLoop }, at: .seconds(1))
        let third = SimulatedLamp.loopLength / 3
        let seen = lamp.shining(at: .seconds(1) + third)
        #expect(seen.color.isAbout(Gamut.c.green))
        #expect(seen.brightness == Brightness(fraction: 0.5))
        #expect(lamp.shining(at: .seconds(1) + third * 3).color.isAbout(Gamut.c.red))
        #expect(lamp.reading.effect == .colorLoop)
    }

    @Test func `the loop ends where it is, and the lamp says so`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(0) { $0.color = .hueSaturation(HueSaturation(hue: 0, saturation: 1)) }, at: .zero)
        lamp.take(action(0) { $0.effect = .colorLoop }, at: .zero)
        #expect(lamp.take(action(0) { $0.effect = LightEffect.none }, at: SimulatedLamp.loopLength / 3) == true)
        #expect(lamp.reading.xy?.isAbout(Gamut.c.green) == true)
        #expect(lamp.take(action(0) { $0.effect = LightEffect.none }, at: .seconds(60)) == false, "nothing to end")
    }

    @Test func `a colour ends the loop, a hue only says where it goes on from`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(0) { $0.effect = .colorLoop }, at: .zero)
        lamp.take(action(0) { $0.color = .hueSaturation(HueSaturation(hue: 240, saturation: 1)) }, at: .seconds(10))
        #expect(lamp.setting.effect == .colorLoop)
        #expect(lamp.shining(at: .seconds(10)).color.isAbout(Gamut.c.blue))
        lamp.take(action(0) { $0.color = .xy(red) }, at: .seconds(11))
        #expect(lamp.setting.effect == .none)
        #expect(lamp.shining(at: .seconds(20)).color == red)
    }

    @Test func `a short call is one breath of a second`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 0.8)
        lamp.take(action(0) { $0.alert = .breatheOnce }, at: .zero)
        #expect(lamp.level(at: 0).isAbout(0.8))
        #expect(lamp.level(at: 0.5).isAbout(0))
        #expect(lamp.level(at: 1).isAbout(0.8))
        #expect(lamp.level(at: 1.5).isAbout(0.8))
        #expect(lamp.setting.alert == .breatheOnce, "it remembers the last call")
    }

    @Test(arguments: [(14.5, 0.0), (15.5, 1.0)])
    func `a long call goes on for fifteen seconds`(seconds: Double, level: Double) {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(0) { $0.alert = .breatheLong }, at: .zero)
        #expect(lamp.level(at: seconds).isAbout(level))
    }

    @Test func `a call can be ended, and a plug blinks`() {
        let abilities = LightAbilities(dims: false)
        var plug = SimulatedLamp(abilities: abilities, state: LightState(on: true), at: .zero)
        plug.take(action(0) { $0.alert = .breatheLong }, at: .zero)
        #expect(!plug.shining(at: .milliseconds(500)).isOn)
        #expect(plug.shining(at: .seconds(1)).isOn)
        plug.take(action(0) { $0.alert = LightAlert.none }, at: .seconds(2))
        #expect(plug.shining(at: .milliseconds(2500)).isOn)
    }
}
