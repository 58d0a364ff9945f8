@testable import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("What lamps behind MODE are told, and what they say", .timeLimit(.minutes(1)))
struct ModeWordsTests {
    private static func action(_ change: (inout LightAction) -> Void) -> LightAction {
        var action = LightAction()
        change(&action)
        return action
    }

    private static let commands: [(LightAction, JSONValue)] = [
        (action { $0.on = true }, ["switch": 1, "transition": 400]),
        (action { $0.on = false; $0.transition = .zero }, ["switch": 0, "transition": 0]),
        (action { $0.on = true; $0.brightness = .full }, ["switch": 1, "bri": 254, "transition": 400]),
        (action { $0.brightness = .lowest; $0.transition = .milliseconds(1500) }, ["bri": 1, "transition": 1500]),
        (action { $0.color = .mirek(Mirek(366)) }, ["ct": 366, "transition": 400]),
        (action { $0.color = .xy(ColorXY(x: 0.25, y: 0.5)) }, ["xy": [0.25, 0.5], "transition": 400]),
        (
            action { $0.color = .hueSaturation(HueSaturation(hue: 180, saturation: 1)) },
            ["hue": 32_768, "sat": 254, "transition": 400]
        ),
    ]

    @Test(arguments: commands) func anOrderIsOneCommandWithAllThatChanges(_ action: LightAction, _ parameters: JSONValue) {
        #expect(ModeWords.command(for: action) == ["action": "light", "parameters": parameters])
    }

    @Test func whatModeHasNoWordsForIsNoCommand() {
        #expect(ModeWords.command(for: Self.action { $0.alert = .breatheOnce }) == nil)
        #expect(ModeWords.command(for: Self.action { $0.effect = .colorLoop }) == nil)
        #expect(ModeWords.command(for: Self.action { $0.stopsFade = true }) == nil)
    }

    private static let readings: [(JSONValue, LightReading)] = [
        (["status": "on"], LightReading(on: true)),
        (["status": "off", "bri": 254], LightReading(on: false, brightness: .full)),
        (["status": "dim", "bri": 1], LightReading(brightness: .lowest)),
        (["ct": 366], LightReading(mirek: Mirek(366))),
        (["xy": [0.25, 0.5], "ct": 200], LightReading(xy: ColorXY(x: 0.25, y: 0.5))),
        (["xy": [0.25], "bri": "bright", "status": 1, "scent": "roses"], LightReading()),
        ([], LightReading()),
        (["bri": 1e300], LightReading(brightness: .full)),
    ]

    @Test(arguments: readings) func anEventSaysWhatALampIsSetTo(_ data: JSONValue, _ reading: LightReading) throws {
        let abilities = try #require(DeviceKind.color.abilities)
        #expect(ModeWords.reading(data, abilities: abilities) == reading)
    }

    @Test func whatIsCommandedCanBeReadBack() throws {
        let abilities = try #require(DeviceKind.color.abilities)
        for (action, _) in Self.commands {
            let parameters = try #require(ModeWords.command(for: action)?["parameters"])
            var data = parameters.object ?? [:]
            if let on = data["switch"] { data["status"] = on == 1 ? "on" : "off" }
            var reading = ModeWords.reading(.object(data), abilities: abilities)
            if reading.on == nil { reading.on = true }
            #expect(reading.shows(action, abilities: abilities), "\(parameters.text)")
        }
    }
}
