import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What is said to a WiZ light, and what it says")
struct WiZLampTests {
    private static let white = WiZPilot(isOn: true, dimming: 50, temperature: 2700)

    private func lamp(_ pilot: WiZPilot = white, _ module: String = "ESP01_SHRGB_03") -> WiZLamp {
        WiZLamp(abilities: WiZModel(module: module, configurations: [], pilot: nil).abilities, pilot: pilot)
    }

    private func params(_ lamp: WiZLamp, _ change: (inout LightAction) -> Void) -> [String: JSONValue] {
        lamp.params(for: action(0.4, change))
    }

    @Test func anOrderIsOneObject() {
        #expect(params(lamp()) { $0.on = true; $0.brightness = .full; $0.color = .mirek(Mirek(250)) }
            == ["state": true, "dimming": 100, "temp": 4000])
        #expect(params(lamp()) { $0.on = false; $0.brightness = .full } == ["state": false], "off says nothing else")
        #expect(params(lamp()) { $0.alert = .breatheOnce } == [:])
    }

    @Test(arguments: [(0.0, 10), (0.05, 10), (126.0 / 253, 50), (1.0, 100)])
    func brightnessIsAPercentageFromTen(_ fraction: Double, _ dimming: Int) {
        #expect(WiZLamp.dimming(Brightness(fraction: fraction)) == dimming)
    }

    @Test(arguments: stride(from: 0, through: 253, by: 11).map { Double($0) / 253 })
    func whatWasAskedForIsKeptWhileTheLampSaysItsStep(_ fraction: Double) {
        var lamp = lamp()
        let wanted = action(0) { $0.brightness = Brightness(fraction: fraction) }
        lamp.took(lamp.params(for: wanted), for: wanted)
        let step = lamp.pilot.dimming
        lamp.hear(WiZPilot(isOn: true, dimming: step, temperature: 2700))
        #expect(lamp.reading.brightness == Brightness(fraction: fraction))
        lamp.hear(WiZPilot(isOn: true, dimming: step == 77 ? 78 : 77, temperature: 2700))
        #expect(lamp.reading.brightness != Brightness(fraction: fraction), "somebody else's step is another")
    }

    @Test(arguments: [(0.6915, 0.3083), (0.17, 0.7), (0.1532, 0.0475), (0.5, 0.4), (0.3, 0.2), (0.3804, 0.3768)])
    func aColorComesBackAsItWasAskedFor(_ x: Double, _ y: Double) throws {
        var lamp = lamp()
        let wanted = action(0) { $0.color = .xy(ColorXY(x: x, y: y)) }
        let params = lamp.params(for: wanted)
        #expect(["r", "g", "b"].compactMap { params[$0]?.int }.max() == 255, "brightness is said by itself")
        #expect(params["temp"] == nil && params["dimming"] == nil)
        lamp.took(params, for: wanted)
        let point = try #require(lamp.reading.xy)
        #expect(point.x.isAbout(x, within: 0.006) && point.y.isAbout(y, within: 0.006), "\(point)")
        #expect(lamp.reading.mirek == nil)
    }

    @Test(arguments: [
        (["state": true, "sceneId": 0, "r": 255, "g": 0, "b": 0, "c": 0, "w": 0, "dimming": 50], true, false),
        (["state": true, "sceneId": 0, "temp": 2700, "r": 1, "g": 2, "b": 3, "dimming": 50], false, true),
        (["state": true, "sceneId": 12, "temp": 4200, "dimming": 50], false, false),
        (["state": true, "sceneId": 0, "r": 0, "g": 0, "b": 0, "c": 255, "w": 0, "dimming": 50], false, false),
        (["state": true], false, false),
        (["state": true, "dimming": nil, "temp": "warm", "r": [1], "sceneId": -4], false, false),
    ] as [(JSONValue, Bool, Bool)])
    func whichOfColorAndWhiteCountsIsTold(_ pilot: JSONValue, _ isColor: Bool, _ isWhite: Bool) throws {
        let reading = lamp(try #require(WiZPilot(pilot))).reading
        #expect((reading.xy != nil) == isColor && (reading.mirek != nil) == isWhite)
    }

    @Test func aSceneIsAnEffectAndEndsInWhatWasBefore() {
        var lamp = lamp()
        let loop = action(0) { $0.effect = .colorLoop }
        #expect(lamp.params(for: loop) == ["sceneId": 4])
        lamp.took(lamp.params(for: loop), for: loop)
        #expect(lamp.reading.effect == .colorLoop && lamp.reading.mirek == nil)
        #expect(params(lamp) { $0.effect = LightEffect.none } == ["temp": 2703])
        #expect(params(lamp) { $0.color = .mirek(Mirek(200)) } == ["temp": 5000])
    }

    @Test func anOldWhiteBesideTheColorThatWasToldIsNoWhite() throws {
        var lamp = lamp()
        for (x, y) in [(0.6, 0.35), (0.2, 0.6)] {
            tell(&lamp) { $0.color = .xy(ColorXY(x: x, y: y)) }
            var said = lamp.pilot
            said.temperature = 2700
            lamp.hear(said)
            #expect(lamp.reading.mirek == nil && lamp.reading.xy != nil, "its old word stands beside the new one")
        }
        tell(&lamp) { $0.color = .mirek(Mirek(200)) }
        lamp.hear(WiZPilot(isOn: true, dimming: 50, temperature: 5000, levels: [0, 255, 0]))
        #expect(lamp.reading.mirek == Mirek(200))
    }

    @Test func anotherWhiteIsSomebodysHand() {
        var lamp = lamp()
        tell(&lamp) { $0.color = .xy(ColorXY(x: 0.6, y: 0.35)) }
        let levels = lamp.pilot.levels
        lamp.hear(WiZPilot(isOn: true, dimming: 50, temperature: 4000, levels: levels))
        #expect(lamp.reading.mirek == Mirek(250))
        tell(&lamp) { $0.color = .xy(ColorXY(x: 0.6, y: 0.35)) }
        lamp.hear(WiZPilot(isOn: true, dimming: 50, temperature: 2700))
        #expect(lamp.reading.mirek == Mirek(370), "a white alone is meant, whichever it is")
    }

    @Test func anOldSceneBesideTheWhiteThatWasToldIsOver() {
        var lamp = lamp()
        tell(&lamp) { $0.effect = .colorLoop }
        tell(&lamp) { $0.color = .mirek(Mirek(200)) }
        lamp.hear(WiZPilot(isOn: true, dimming: 50, temperature: 5000, scene: WiZLamp.loopScene))
        #expect(lamp.reading.effect == LightEffect.none && lamp.reading.mirek == Mirek(200))
        lamp.hear(WiZPilot(isOn: true, dimming: 50, scene: WiZLamp.loopScene))
        #expect(lamp.reading.effect == .colorLoop, "a scene alone is meant")
    }

    private func tell(_ lamp: inout WiZLamp, _ change: (inout LightAction) -> Void) {
        let wanted = action(0.4, change)
        lamp.took(lamp.params(for: wanted), for: wanted)
    }
}
