import HomeModel
import LocalDrivers
import Testing

@Suite("A simulated lamp")
struct SimulatedLampTests {
    @Test func `one that is adopted shines as the home says`() {
        let lamp = SimulatedLamp.color(on: true, brightness: 0.4)
        #expect(lamp.shining(at: .seconds(7)).isOn)
        #expect(lamp.shining(at: .seconds(7)).brightness == Brightness(fraction: 0.4))
    }

    @Test func `half way through a fade it is half way to its new brightness`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 0.2)
        lamp.take(action(4) { $0.brightness = Brightness(fraction: 0.8) }, at: .seconds(10))
        #expect(lamp.level(at: 10).isAbout(0.2))
        #expect(lamp.level(at: 12).isAbout(0.5))
        #expect(lamp.level(at: 14).isAbout(0.8))
        #expect(lamp.level(at: 99).isAbout(0.8))
        #expect(lamp.setting.brightness == Brightness(fraction: 0.8), "it is set to where it is going")
    }

    @Test func `switched on, it fades up from nothing to the brightness it was left with`() {
        var lamp = SimulatedLamp.color(on: false, brightness: 0.6)
        #expect(!lamp.shining(at: .zero).isOn)
        lamp.take(action(2) { $0.on = true }, at: .zero)
        #expect(lamp.shining(at: .zero).isOn)
        #expect(lamp.level(at: 1).isAbout(0.3))
        #expect(lamp.level(at: 2).isAbout(0.6))
    }

    @Test func `switched off, it fades down and only then is dark`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(2) { $0.on = false }, at: .zero)
        #expect(lamp.shining(at: .seconds(1)).isOn)
        #expect(lamp.level(at: 1).isAbout(0.5))
        #expect(!lamp.shining(at: .seconds(2)).isOn)
        #expect(lamp.setting.brightness == .full, "it keeps the brightness it will come back with")
    }

    @Test func `an interrupted fade goes on from where it is`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 0)
        lamp.take(action(10) { $0.brightness = .full }, at: .zero)
        lamp.take(action(2) { $0.brightness = .lowest }, at: .seconds(5))
        #expect(lamp.level(at: 5).isAbout(0.5))
        #expect(lamp.level(at: 6).isAbout(0.25))
        lamp.take(action(0) { $0.on = false }, at: .seconds(6))
        #expect(!lamp.shining(at: .seconds(6)).isOn)
    }

    @Test func `being switched on again does not disturb a fade`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 0)
        lamp.take(action(10) { $0.brightness = .full }, at: .zero)
        lamp.take(action(0) { $0.on = true }, at: .seconds(5))
        #expect(lamp.level(at: 5).isAbout(0.5))
        #expect(lamp.level(at: 10).isAbout(1))
    }

    @Test func `a stopped fade stays where it is, and the lamp says so`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 0)
        #expect(lamp.take(action(10) { $0.brightness = .full }, at: .zero) == false)
        #expect(lamp.take(action(0) { $0.stopsFade = true }, at: .seconds(3)) == true)
        #expect(lamp.level(at: 9).isAbout(0.3))
        #expect(lamp.reading.brightness?.fraction.isAbout(0.3) == true)
    }

    @Test func `a lamp on its way to dark cannot be stopped`() {
        var lamp = SimulatedLamp.color(on: true, brightness: 1)
        lamp.take(action(10) { $0.on = false }, at: .zero)
        lamp.take(action(0) { $0.stopsFade = true }, at: .seconds(3))
        #expect(!lamp.shining(at: .seconds(10)).isOn)
        #expect(lamp.setting.brightness == .full)
    }

    @Test func `a plug knows no in-between`() {
        let abilities = LightAbilities(dims: false)
        var plug = SimulatedLamp(abilities: abilities, state: .initial(for: abilities), at: .zero)
        plug.take(action(10) { $0.on = true; $0.brightness = .lowest }, at: .zero)
        #expect(plug.level(at: 0).isAbout(1))
        plug.take(action(10) { $0.on = false }, at: .seconds(1))
        #expect(!plug.shining(at: .seconds(1)).isOn)
        #expect(plug.reading == LightReading(on: false, effect: LightEffect.none))
    }
}
