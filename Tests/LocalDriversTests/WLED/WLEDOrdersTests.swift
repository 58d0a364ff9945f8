import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What a WLED is told", .timeLimit(.minutes(1)))
struct WLEDOrdersTests {
    private func action(_ change: (inout LightAction) -> Void) -> LightAction {
        var action = LightAction()
        change(&action)
        return action
    }

    private func told(
        _ sample: JSONValue, _ index: Int = 0, _ change: (inout LightAction) -> Void
    ) throws -> JSONValue? {
        var device = try WLEDDevice(sample)
        return device.command(action(change), for: index)
    }

    @Test func theWholeDeviceIsSwitched() throws {
        #expect(try told(WLEDSamples.single) { $0.on = true } == ["on": true, "tt": 4])
        #expect(try told(WLEDSamples.single) { $0.on = false } == ["on": false, "tt": 4])
        #expect(try told(WLEDSamples.single) { ($0.on, $0.brightness) = (true, .full) } == ["on": true, "bri": 255, "tt": 4])
    }

    @Test func aLampThatGoesOffIsToldNothingElse() throws {
        let word = try told(WLEDSamples.single) { ($0.on, $0.brightness, $0.color) = (false, .full, .mirek(Mirek(300))) }
        #expect(word == ["on": false, "tt": 4])
    }

    @Test(arguments: [(0.0, 1), (126.0 / 253, 128), (1.0, 255)] as [(Double, Int64)])
    func whateverIsLitStaysLit(fraction: Double, number: Int64) throws {
        let word = try told(WLEDSamples.single) { $0.brightness = Brightness(fraction: fraction) }
        #expect(word?["bri"] == .int(number))
    }

    @Test(arguments: [(0, 0), (400, 4), (1_000, 10), (65_500, 655), (10_000_000, 655)] as [(Int, Int64)])
    func theTransitionIsForOnce(milliseconds: Int, tenths: Int64) throws {
        let word = try told(WLEDSamples.single) { ($0.on, $0.transition) = (true, .milliseconds(milliseconds)) }
        #expect(word?["tt"] == .int(tenths))
        #expect(word?["transition"] == nil)
    }

    @Test func aColorEndsTheEffect() throws {
        let word = try told(WLEDSamples.single) { $0.color = .xy(Gamut.c.red) }
        #expect(word == ["seg": [["id": 0, "col": [[255, 0, 0]], "fx": 0]], "tt": 4])
        let both = try told(WLEDSamples.single) { ($0.color, $0.effect) = (.xy(Gamut.c.red), .colorLoop) }
        #expect(both?["seg"]?.array?.first?["fx"] == 8)
        #expect(try told(WLEDSamples.single) { $0.effect = LightEffect.none } == ["seg": [["id": 0, "fx": 0]], "tt": 4])
    }

    @Test func aStripWithTonesShowsWhitesByThem() throws {
        let sample = WLEDSamples.device([WLEDSamples.segment(0, lc: 7)])
        let warm = try told(sample) { $0.color = .mirek(Mirek(500)) }
        #expect(warm?["seg"] == [["id": 0, "cct": 0, "col": [[0, 0, 0, 255]], "fx": 0]])
        let cold = try told(sample) { $0.color = .mirek(Mirek(153)) }
        #expect(cold?["seg"]?.array?.first?["cct"] == 255)
        let color = try told(sample) { $0.color = .xy(Gamut.c.green) }
        #expect(color?["seg"]?.array?.first?["col"] == [[0, 255, 0, 0]])
    }

    @Test func aStripWithoutTonesShowsWhitesByItsColors() throws {
        var device = try WLEDDevice(WLEDSamples.single)
        let word = device.command(action { $0.color = .mirek(Mirek(370)) }, for: 0)
        let parts = try #require(word?["seg"]?.array?.first?["col"]?.array?.first)
        #expect(parts.array?.first == 255)
        _ = device.hear(["state": ["seg": [["id": 0, "start": 0, "stop": 30, "col": [parts]]]]])
        #expect(device.reading(0).mirek == Mirek(370))
        // The same colour, asked for as a colour, is one.
        _ = device.command(action { $0.color = .xy(Mirek(370).xy) }, for: 0)
        #expect(device.reading(0).mirek == nil)
        #expect(device.reading(0).xy != nil)
    }

    @Test func aSegmentIsSwitchedAndTheDeviceStaysOn() throws {
        let word = try told(WLEDSamples.divided, 1) { ($0.on, $0.brightness) = (true, .full) }
        #expect(word == ["seg": [["id": 1, "on": true, "bri": 255]], "tt": 4])
        #expect(try told(WLEDSamples.divided, 1) { $0.on = false } == ["seg": [["id": 1, "on": false]], "tt": 4])
        #expect(try told(WLEDSamples.divided, 3) { $0.on = false } == nil)
    }

    @Test func whenTheDeviceComesOnForOneSegmentTheOthersStayDark() throws {
        let dark = WLEDSamples.device(
            on: false, [WLEDSamples.segment(0), WLEDSamples.segment(1), WLEDSamples.segment(2, on: false)])
        let word = try told(dark, 1) { $0.on = true }
        #expect(word == ["on": true, "seg": [["id": 1, "on": true], ["id": 0, "on": false]], "tt": 4])
    }

    @Test(arguments: [("esp8266", 16, 528), ("ESP32-S3", 32, 1428)] as [(JSONValue, Int, Int)])
    func theLongestMessageFits(chip: JSONValue, segments: Int, longest: Int) throws {
        let info = WLEDSamples.info(lc: 7, arch: chip)
        let sample = WLEDSamples.device(on: false, (0..<segments).map { WLEDSamples.segment($0, lc: 7) }, info: info)
        #expect(try WLEDDevice(sample).info.longestMessage == longest)
        let word = try told(sample, segments - 1) {
            ($0.on, $0.brightness, $0.color, $0.transition) = (true, .full, .mirek(Mirek(300)), .seconds(6000))
        }
        #expect(try #require(word).text.utf8.count <= longest)
    }
}
