@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: what devices are told", .timeLimit(.minutes(1)))
struct EWeLinkFramesTests {
    typealias Row = (name: String, uiid: Int, said: EWeLinkParams, action: LightAction, frames: [EWeLinkParams])

    static let green = LightAction.Color.hueSaturation(HueSaturation(hue: 120, saturation: 1))
    static let rows: [Row] = [
        ("on", 1, ["switch": "off"], order(on: true), [["switch": "on"]]),
        ("off alone", 36, ["switch": "on"], order(on: false, 200), [["switch": "off"]]),
        ("an outlet alone", 4, [:], order(on: true), [["switches": [["switch": "on", "outlet": 0]]]]),
        ("a fan's light", 34, [:], order(on: false), [["switches": [["switch": "off", "outlet": 0]]]]),
        ("a dimmer that is on", 36, ["switch": "on"], order(127), [["bright": 55]]),
        ("a dimmer that is off", 36, ["switch": "off"], order(127), [["switch": "on"], ["bright": 55]]),
        ("on and bright", 36, ["switch": "off"], order(on: true, 254), [["switch": "on"], ["bright": 100]]),
        ("nobody knows whether it is on", 1257, [:], order(254), [["switch": "on"], ["brightness": 100]]),
        ("E-47", 44, ["switch": "off"], order(127), [["switch": "on", "mode": 0, "brightness": 50]]),
        ("a D1 that is switched on", 44, ["switch": "off"], order(on: true), [["switch": "on"]]),
        ("strings", 57, ["state": "on"], order(254), [["channel0": "255"]]),
        ("E-45", 103, ["switch": "off", "white": ["br": 80, "ct": 120]], order(color: .mirek(Mirek(153))),
         [["switch": "on"], ["ltype": "white", "white": ["br": 80, "ct": 255]]]),
        ("a pair stays together", 103, ["switch": "on", "ltype": "white", "white": ["br": 80, "ct": 120]], order(127),
         [["ltype": "white", "white": ["br": 50, "ct": 120]]]),
        ("a colour keeps its brightness", 104,
         ["switch": "on", "ltype": "color", "color": ["br": 60, "r": 255, "g": 120, "b": 0]],
         order(color: green), [["ltype": "color", "color": ["br": 60, "r": 0, "g": 255, "b": 0]]]),
        ("a brightness keeps its colour", 104,
         ["switch": "on", "ltype": "color", "color": ["br": 60, "r": 255, "g": 120, "b": 0]],
         order(254), [["ltype": "color", "color": ["br": 100, "r": 255, "g": 120, "b": 0]]]),
        ("from colour to white", 136, ["switch": "on", "ltype": "color", "color": ["br": 60, "r": 255, "g": 120, "b": 0]],
         order(color: .mirek(Mirek(454))), [["ltype": "white", "white": ["br": 60, "ct": 0]]]),
        ("tones are inverted", 52, ["state": "on", "channel0": "255", "channel1": "0"], order(color: .mirek(Mirek(454))),
         [["channel0": "255", "channel1": "255"]]),
        ("numbers stay numbers", 52, ["state": "on", "channel0": 255, "channel1": 0], order(1),
         [["channel0": 10, "channel1": 0]]),
        ("E-46 colour", 22, ["state": "on", "zyx_mode": 1, "channel0": "255", "channel1": "0"], order(color: green),
         [["channel0": "0", "channel1": "0", "channel2": "0", "channel3": "255", "channel4": "0", "zyx_mode": 2]]),
        ("E-46 white", 22, ["state": "on", "zyx_mode": 2, "channel2": "0", "channel3": "255", "channel4": "0"],
         order(color: .mirek(Mirek(153))),
         [["channel0": "255", "channel1": "0", "channel2": "0", "channel3": "0", "channel4": "0", "zyx_mode": 1,
           "type": "cold"]]),
        ("a B1's colour is dimmed by its channels", 22,
         ["state": "on", "zyx_mode": 2, "channel2": "0", "channel3": "255", "channel4": "0"],
         order(127), [["channel0": "0", "channel1": "0", "channel2": "0", "channel3": "128", "channel4": "0", "zyx_mode": 2]]),
        ("both whites", 16, ["state": "on"], order(254, color: .mirek(Mirek(235))),
         [["channel0": "255", "channel1": "255", "type": "middle"]]),
        ("a strip's colour", 59, ["switch": "on", "mode": 7], order(color: green),
         [["colorR": 0, "colorG": 255, "colorB": 0, "mode": 1, "light_type": 1]]),
        ("a strip from ten", 33, ["switch": "on"], order(1), [["bright": 10]]),
        ("Zigbee colour", 3258, ["switch": "on", "colorMode": "cct", "cctBrightness": 40], order(color: green),
         [["colorMode": "rgb", "hue": 120, "saturation": 100, "rgbBrightness": 40]]),
        ("Zigbee white", 3258, ["switch": "on", "colorMode": "rgb", "rgbBrightness": 40], order(254, color: .mirek(Mirek(454))),
         [["colorMode": "cct", "colorTemp": 0, "cctBrightness": 100]]),
        ("Zigbee brightness", 3258, ["switch": "on", "colorMode": "rgb"], order(254), [["rgbBrightness": 100]]),
        ("Zigbee tone", 1258, ["switch": "on"], order(color: .mirek(Mirek(153))), [["colorTemp": 100]]),
        ("no word for it", 1, ["switch": "on"], order(200), []),
    ]

    @Test(arguments: rows.indices)
    func anOrderBecomesFrames(index: Int) throws {
        let row = Self.rows[index]
        let model = try #require(EWeLinkModel(uiid: row.uiid))
        #expect(model.frames(for: row.action, light: 0, said: row.said) == row.frames, "\(row.name)")
    }

    /// The last frame of each order, once it is done, is what the lamp says; the home sees what it asked for.
    @Test(arguments: rows.indices)
    func aLampThatFollowsShowsWhatWasAsked(index: Int) throws {
        let row = Self.rows[index]
        let model = try #require(EWeLinkModel(uiid: row.uiid))
        let said = row.frames.reduce(row.said) { $0.taking($1) }
        guard let frame = row.frames.last else { return }
        let reading = try #require(model.readings(frame, said: said).lights[0])
        #expect(reading.shows(row.action, abilities: model.lights[0]), "\(row.name): \(reading)")
    }

    @Test func theSecondOutletIsTold() throws {
        let frames = try #require(EWeLinkModel(uiid: 2)).frames(for: Self.order(on: true), light: 1, said: [:])
        #expect(frames == [["switches": [["switch": "on", "outlet": 1]]]])
        #expect(try #require(EWeLinkModel(uiid: 2)).frames(for: Self.order(on: true), light: 2, said: [:]).isEmpty)
    }

    static func order(on: Bool? = nil, _ bri: Int? = nil, color: LightAction.Color? = nil) -> LightAction {
        var action = LightAction()
        (action.on, action.color) = (on, color)
        action.brightness = bri.map { Brightness(fraction: Double($0 - 1) / 253) }
        return action
    }
}
