import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What a WLED says of itself", .timeLimit(.minutes(1)))
struct WLEDDeviceTests {
    private func device(_ segments: [JSONValue], info: JSONValue = WLEDSamples.info(), on: Bool = true) throws -> WLEDDevice {
        try WLEDDevice(WLEDSamples.device(on: on, segments, info: info))
    }

    @Test(arguments: [
        (0, false, false, false), (1, true, true, true), (2, true, false, false), (3, true, true, true),
        (4, true, true, false), (6, true, true, false), (7, true, true, true),
    ] as [(Int64, Bool, Bool, Bool)])
    func itsAbilitiesAreBits(bits: Int64, dims: Bool, tones: Bool, colors: Bool) throws {
        let old = try device([WLEDSamples.segment(0)], info: WLEDSamples.info(seglc: [.int(bits)]))
        let new = try device([WLEDSamples.segment(0, lc: bits)])
        for device in [old, new] {
            let able = try #require(device.described.description.lights.first)
            #expect(able.dims == dims)
            #expect((able.temperatures != nil) == tones)
            #expect((able.gamut != nil) == colors)
        }
    }

    @Test func oneSegmentIsTheWholeDevice() throws {
        let described = try WLEDDevice(WLEDSamples.single).described
        #expect(described.identity == FakeWLED.mac)
        #expect(described.description.name == "Shelf")
        #expect(described.description.lights.count == 1)
        #expect(described.lights[0]?.on == true)
        #expect(abs((described.lights[0]?.brightness?.fraction ?? 0) - 0.5) < 0.01)
    }

    @Test func severalSegmentsAreLightsWithNames() throws {
        let described = try WLEDDevice(WLEDSamples.divided).described
        #expect(described.description.lights.count == 3)
        #expect(described.description.lightNames == [0: "Shelf 1", 1: "Desk", 2: "Shelf 3"])
        #expect(described.lights[2]?.on == false)
        #expect(described.lights[1]?.brightness == .full)
    }

    @Test func whatIsOffAsAWholeIsOffInEveryPart() throws {
        let device = try device([WLEDSamples.segment(0), WLEDSamples.segment(1)], on: false)
        #expect(device.described.lights.values.allSatisfy { $0.on == false })
    }

    @Test func segmentsWithoutLengthAreNone() throws {
        let device = try device([WLEDSamples.segment(0), ["id": 4, "start": 0, "stop": 0], WLEDSamples.segment(7)])
        #expect(device.segments.map(\.id) == [0, 7])
    }

    @Test func segmentsAreTheSameLightsWhenOneBetweenThemGoes() throws {
        var device = try device([WLEDSamples.segment(0), WLEDSamples.segment(1), WLEDSamples.segment(4)])
        #expect(device.described.description.indexedLights.map(\.index) == [0, 1, 4])
        guard case .found(let now)? = device.hear(WLEDSamples.device([WLEDSamples.segment(0), WLEDSamples.segment(4)])).first
        else { throw CancellationError() }
        #expect(now.description.indexedLights.map(\.index) == [0, 4] && now.lights.keys.sorted() == [0, 4])
        var action = LightAction(transition: .zero)
        action.on = false
        #expect(device.command(action, for: 4)?["seg"]?.array?.first?["id"] == 4)
        #expect(device.command(action, for: 1) == nil && !device.isOn(1))
    }

    @Test func aChangeOfSegmentsIsAnotherDevice() throws {
        var device = try WLEDDevice(WLEDSamples.single)
        let same = device.hear(WLEDSamples.single)
        guard case .light(_, let reading)? = same.first, same.count == 1 else { throw Unexpected.news(same) }
        #expect(reading.on == true)
        let news = device.hear(WLEDSamples.divided)
        guard case .found(let found)? = news.first, news.count == 1 else { throw Unexpected.news(news) }
        #expect(found.description.lights.count == 3)
    }

    @Test(arguments: [
        [:], ["state": nil], ["state": ["seg": []]], ["state": ["seg": [nil, "x"]]], ["info": ["mac": "no"]],
        ["state": ["bri": 0]],
        ["state": ["on": nil, "bri": nil, "seg": [["id": 0, "on": nil, "bri": nil, "col": nil, "fx": nil]]]],
        ["state": ["seg": [["id": 0, "bri": "x", "col": [["a"]], "cct": nil]]]],
    ] as [JSONValue]) func whatSaysNothingChangesNothing(_ word: JSONValue) throws {
        var device = try WLEDDevice(WLEDSamples.single)
        let before = device.described.lights
        _ = device.hear(word)
        #expect(device.described.lights == before)
    }

    @Test(arguments: [
        [:], ["info": nil], ["info": ["mac": "a1b2c3d4e5f6"]], ["info": ["brand": "Other", "mac": "a1b2c3d4e5f6", "leds": [:]]],
    ] as [JSONValue])
    func whoeverIsNoWLEDIsNot(_ word: JSONValue) {
        #expect(throws: LanFailure.self) { try WLEDDevice(word) }
    }

    @Test func colorsAndTonesAreRead() throws {
        let hex = try device([["id": 0, "start": 0, "stop": 9, "on": true, "bri": 255, "col": ["FF0000"], "fx": 9]])
        #expect(hex.reading(hex.segments[0]).xy == Gamut.c.red)
        #expect(hex.reading(hex.segments[0]).effect == .colorLoop)
        let tones: [(JSONValue, Int)] = [(0, 370), (255, 154), (127, 218), (4000, 250), (1900, 370)]
        for (number, mirek) in tones {
            let device = try device([["id": 0, "start": 0, "stop": 9, "on": true, "bri": 9, "lc": 6, "cct": number]])
            #expect(device.reading(device.segments[0]).mirek == Mirek(mirek), "\(number)")
            #expect(device.reading(device.segments[0]).xy == nil)
        }
    }

    @Test func aStripWithColorsAndTonesShowsWhiteWhenItsColorIsBlack() throws {
        func strip(_ color: JSONValue) throws -> WLEDDevice {
            try device([["id": 0, "start": 0, "stop": 9, "on": true, "bri": 9, "lc": 7, "cct": 255, "col": [color]]])
        }
        let white = try strip([0, 0, 0, 255])
        #expect(white.reading(white.segments[0]).mirek == Mirek(154))
        let red = try strip([255, 0, 0, 0])
        #expect(red.reading(red.segments[0]).mirek == nil)
        #expect(red.reading(red.segments[0]).xy == Gamut.c.red)
    }
}

/// News other than a test wants.
enum Unexpected: Error {
    case news([BackendNews])
}
