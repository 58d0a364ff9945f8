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

    @Test(arguments: [
        ("ESP01_SHRGB_03", true, true, true), ("ESP20_SHRGBC_01", true, true, true), ("ESP21_SHTW_01", true, true, false),
        ("ESP06_SHDW1_01", true, false, false), ("ESP10_SOCKET_06", false, false, false), ("ESP03_FANDIMS_31", true, false, false),
        ("", false, false, false), ("SOMETHING_NEW", false, false, false),
    ])
    func aModuleIsKnownByItsName(_ module: String, _ dims: Bool, _ hasWhites: Bool, _ hasColor: Bool) {
        let abilities = WiZModel(module: module, configurations: [], pilot: ["state": true]).abilities
        #expect(abilities.dims == dims && (abilities.temperatures != nil) == hasWhites && (abilities.gamut != nil) == hasColor)
    }

    @Test func whoseNameSaysNothingIsKnownByHowItIsSet() {
        let model = WiZModel(module: "NEW", configurations: [], pilot: ["state": true, "temp": 3000, "dimming": 10])
        #expect(model.abilities.dims && model.abilities.temperatures != nil && model.abilities.gamut == nil)
    }

    @Test(arguments: [
        ([["extRange": [2700, 6500]]], 154, 370), ([nil, ["cctRange": [2200, 2700, 6500, 6500]]], 154, 455),
        ([["extRange": "none", "cctRange": [0, 3000, 5000]]], 200, 333), ([], 154, 455), ([["cctRange": [4000]]], 154, 455),
    ] as [([JSONValue], Int, Int)])
    func whitesAreReadFromWhereTheyStand(_ configurations: [JSONValue], _ coldest: Int, _ warmest: Int) {
        let model = WiZModel(module: "ESP21_SHTW_01", configurations: configurations, pilot: nil)
        #expect(model.abilities.temperatures == MirekRange(coldest, warmest))
    }
}
