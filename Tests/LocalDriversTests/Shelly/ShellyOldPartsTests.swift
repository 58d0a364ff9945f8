import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What a Shelly of Gen1 says and is told", .timeLimit(.minutes(1)))
struct ShellyOldPartsTests {
    private func device(_ status: JSONValue, settings: JSONValue = [:]) throws -> ShellyOldDevice {
        let identity = try #require(ShellyIdentity(["type": "SHX", "mac": "34945479CFA4", "auth": false]))
        return ShellyOldDevice(identity, settings: settings, status: status)
    }

    private func request(
        _ status: JSONValue, _ index: Int = 0, _ change: (inout LightAction) -> Void
    ) throws -> String? {
        var (action, colors) = (LightAction(), ColorMemory())
        change(&action)
        let device = try device(status)
        return device.lights[index].request(for: action, device.status(of: device.lights[index]), &colors)?.path
    }

    @Test(arguments: [
        (OldShellySamples.dimmer, [.dimmer]), (OldShellySamples.duo, [.toned]), (OldShellySamples.bulb, [.bulb]),
        (OldShellySamples.strip, [.color]), (OldShellySamples.channels, [.channel, .channel, .channel, .channel]),
        (OldShellySamples.relays, [.relay, .relay]), (OldShellySamples.motion, []),
    ] as [(JSONValue, [ShellyOldLight.Kind])])
    func whatItIsIsSeenFromItsStatus(status: JSONValue, kinds: [ShellyOldLight.Kind]) throws {
        #expect(try device(status).lights.map(\.kind) == kinds)
    }

    @Test func levelsAndColorsAreRead() throws {
        let half = BrightnessScale.percent.brightness(50)
        #expect(try device(OldShellySamples.dimmer).reading(0) == LightReading(on: true, brightness: half))
        #expect(try device(OldShellySamples.duo).reading(0) == LightReading(on: true, brightness: half, mirek: Mirek(286)))
        // In colour mode the brightness is the gain.
        #expect(try device(OldShellySamples.bulb).reading(0)
            == LightReading(on: true, brightness: BrightnessScale.percent.brightness(60), xy: Gamut.c.blue))
        #expect(try device(OldShellySamples.relays).reading(1) == LightReading(on: true))
    }

    @Test func ordersAreRequests() throws {
        #expect(try request(OldShellySamples.relays, 1) { ($0.on, $0.brightness) = (false, .full) } == "/relay/1?turn=off")
        #expect(try request(OldShellySamples.dimmer) { ($0.on, $0.brightness) = (true, .full) }
            == "/light/0?brightness=100&transition=400&turn=on")
        #expect(try request(OldShellySamples.dimmer) { ($0.brightness, $0.transition) = (.lowest, .seconds(60)) }
            == "/light/0?brightness=1&transition=5000")
        #expect(try request(OldShellySamples.duo) { $0.color = .mirek(Mirek(250)) } == "/light/0?temp=4000&transition=400")
        #expect(try request(OldShellySamples.channels, 3) { $0.on = true } == "/white/3?transition=400&turn=on")
        #expect(try request(OldShellySamples.strip) { ($0.color, $0.brightness) = (.xy(Gamut.c.green), .full) }
            == "/color/0?blue=0&effect=0&gain=100&green=255&red=0&transition=400&white=0")
        #expect(try request(OldShellySamples.dimmer) { $0.stopsFade = true } == nil)
    }

    @Test func theModeOfABulbIsSaidWithItsColor() throws {
        #expect(try request(OldShellySamples.bulb) { ($0.color, $0.brightness) = (.mirek(Mirek(250)), .full) }
            == "/light/0?brightness=100&mode=white&temp=4000&transition=400")
        #expect(try request(OldShellySamples.bulb) { $0.brightness = .full } == "/light/0?gain=100&transition=400")
        #expect(try request(OldShellySamples.bulb) { $0.color = .xy(Gamut.c.red) }
            == "/light/0?blue=0&effect=0&green=0&mode=color&red=255&transition=400&white=0")
    }

    @Test func anAnswerIsAStatus() throws {
        var device = try device(OldShellySamples.relays)
        let lamp = LightAddress(identity: "34945479cfa4", index: 0)
        #expect(device.hear(["ison": true], of: 0).first == .light(lamp, LightReading(on: true)))
        #expect(device.hear(["unheard": 1], of: 0).isEmpty)
        #expect(device.hear(["ison": true], of: 7).isEmpty)
    }

    @Test func aRollersRelaysAreNoLights() throws {
        #expect(try device(OldShellySamples.relays, settings: ["mode": "roller"]).lights.isEmpty)
    }

    @Test func sensorsAreReadAndInsidesAreNot() throws {
        let motion = try device(OldShellySamples.motion).described
        #expect(motion.sensors == [0: .motion(true), 1: .lightLevel(20_001), 2: .temperature(20.5)])
        #expect(motion.description.battery == 80)
        #expect(try device(OldShellySamples.relays).described.description.sensors.isEmpty)
        let probe: JSONValue = [
            "relays": [["ison": false]], "ext_temperature": ["0": ["tC": 4.5]], "ext_humidity": ["0": ["hum": 70]],
        ]
        #expect(try device(probe).described.sensors == [0: .temperature(4.5), 1: .humidity(70)])
    }

    @Test(arguments: [nil, [], ["lights": nil], ["relays": 7], ["lights": "x"]] as [JSONValue])
    func whatSaysNothingChangesNothing(_ word: JSONValue) throws {
        var device = try device(OldShellySamples.dimmer)
        #expect(device.hear(word).isEmpty)
        #expect(device.reading(0).on == true)
    }
}
