import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What a Shelly says and is told", .timeLimit(.minutes(1)))
struct ShellyPartsTests {
    static let info: JSONValue = [
        "name": nil, "id": "x", "mac": "A8032AB12345", "gen": 3, "app": "Plus1", "ver": "1.4.4", "auth_en": false, "new": nil,
    ]

    private func device(_ sample: ShellySamples.Sample) throws -> ShellyDevice {
        ShellyDevice(try #require(ShellyIdentity(Self.info)), config: .object(sample.config), status: .object(sample.status))
    }

    private func params(
        _ sample: ShellySamples.Sample, _ index: Int = 0, _ change: (inout LightAction) -> Void
    ) throws -> JSONValue? {
        var (action, colors) = (LightAction(), ColorMemory())
        change(&action)
        let device = try device(sample)
        return device.lights[index].params(for: action, device.status(of: device.lights[index]), &colors).map { .object($0) }
    }

    @Test func generationsAreToldApart() throws {
        let old = try #require(ShellyIdentity(["type": "SHSW-25", "mac": "34945479CFA4", "auth": true, "fw": "1.11"]))
        #expect(old.generation == 1 && old.isLocked && old.mac == "34945479cfa4" && old.version == "1.11")
        let new = try #require(ShellyIdentity(Self.info))
        #expect(new.generation == 3 && !new.isLocked && new.shownName == "Shelly Plus1 2345")
        #expect(ShellyIdentity(["mac": "A8032AB12345"]) == nil)
        #expect(ShellyIdentity(["mac": "x", "app": "Plus1"]) == nil)
        #expect(ShellyIdentity(["mac": "A8032AB12345", "app": nil, "model": "S4SW-001X8EU"])?.model == "S4SW-001X8EU")
        #expect(ShellyIdentity([]) == nil)
    }

    @Test func lightsAreSeenFromComponents() throws {
        let relays = try device(ShellySamples.relays).described
        #expect(relays.description.name == "Hall")
        #expect(relays.description.lights == [LightAbilities(dims: false), LightAbilities(dims: false)])
        #expect(relays.description.lightNames == [0: "Hall 1", 1: "Fan"])
        #expect(relays.lights == [0: LightReading(on: false), 1: LightReading(on: true)])
        let both = try device(ShellySamples.both)
        #expect(both.lights.map(\.key) == ["rgb:0", "cct:0"])
        #expect(both.described.description.lights[1].temperatures == MirekRange(370, 154))
        #expect(both.described.lights[1]?.mirek == Mirek(250))
        #expect(both.described.lights[0]?.xy == Gamut.c.blue)
        #expect(try device(ShellySamples.dimmers).described.description.lights.count == 4)
    }

    @Test func roomsAreSensedAndInsidesAreNot() throws {
        let described = try device(ShellySamples.relays).described
        #expect(described.description.sensors.map(\.reading) == [.temperature(0), .humidity(0), .lightLevel(0)])
        // What has a fault says null.
        #expect(described.sensors == [0: .temperature(21.5), 2: .lightLevel(20_001)])
    }

    @Test func aPartOfAStatusIsMerged() throws {
        var device = try device(ShellySamples.dimmer)
        let lamp = LightAddress(identity: "a8032ab12345", index: 0)
        let news = device.hear(.status(["ts": 1, "light:0": ["id": 0, "output": false], "light:9": [:], "sys": nil]))
        #expect(news == [.light(lamp, LightReading(on: false, brightness: BrightnessScale.percent.brightness(50)))])
        // What it draws says nothing of how it is set, least of all while an order is on its way.
        #expect(device.hear(.status(["light:0": ["id": 0, "apower": 3], "sys": [:]])).isEmpty)
        #expect(device.hear(.status(["light:0": 3, "ts": 2])).isEmpty)
    }

    @Test func ordersAreCalls() throws {
        #expect(try params(ShellySamples.relays) { ($0.on, $0.brightness) = (true, .full) } == ["id": 0, "on": true])
        #expect(try params(ShellySamples.dimmer) { ($0.on, $0.brightness, $0.transition) = (true, .lowest, .seconds(2)) }
            == ["id": 0, "on": true, "brightness": 1, "transition_duration": 2.0])
        #expect(try params(ShellySamples.dimmer) { ($0.on, $0.brightness) = (false, .full) }
            == ["id": 0, "on": false, "transition_duration": 0.5])
        #expect(try params(ShellySamples.strip) { $0.color = .xy(Gamut.c.green) }
            == ["id": 0, "brightness": 80, "rgb": [0, 255, 0], "white": 0, "transition_duration": 0.5])
        #expect(try params(ShellySamples.both, 1) { ($0.color, $0.brightness) = (.mirek(Mirek(500)), .full) }
            == ["id": 0, "brightness": 100, "ct": 2700, "transition_duration": 0.5])
        // Whether it is on is nobody's wish.
        #expect(try params(ShellySamples.both) { $0.color = .xy(Gamut.c.green) }?["on"] == nil)
        #expect(try params(ShellySamples.dimmer) { $0.stopsFade = true } == nil)
    }

    /// It tells of an order in a moment; the next one may go out before that is here.
    @Test func whatItTookIsKnownBeforeItTells() throws {
        var device = try device(ShellySamples.strip)
        let light = device.lights[0]
        device.take(["id": 0, "on": false, "brightness": 35, "transition_duration": 2], by: light)
        #expect(device.reading(0).on == false && device.reading(0).brightness == BrightnessScale.percent.brightness(35))
        #expect(device.status(of: light)["transition_duration"] == nil && device.status(of: light)["white"] == 0)
        var (action, colors) = (LightAction(), ColorMemory())
        action.color = .xy(Gamut.c.blue)
        let params = light.params(for: action, device.status(of: light), &colors)
        #expect(params == ["id": 0, "brightness": 35, "rgb": [0, 0, 255], "white": 0, "transition_duration": 0.5])
    }

    @Test func aBulbOfColorsAndWhitesSaysByItsModeWhichItShows() throws {
        var device = try device(ShellySamples.bulb)
        let half = BrightnessScale.percent.brightness(50)
        #expect(device.described.description.lights
            == [LightAbilities(dims: true, temperatures: MirekRange(370, 154), gamut: Gamut.c)])
        #expect(device.reading(0) == LightReading(on: true, brightness: half, mirek: Mirek(250)))
        _ = device.hear(.status(["rgbcct:0": ["id": 0, "mode": "rgb"]]))
        #expect(device.reading(0) == LightReading(on: true, brightness: half, xy: Gamut.c.blue))
        #expect(device.lights[0].kind.method == "RGBCCT.Set")
        #expect(try params(ShellySamples.bulb) { $0.color = .mirek(Mirek(500)) }
            == ["id": 0, "brightness": 50, "mode": "cct", "ct": 2700, "transition_duration": 0.5])
        #expect(try params(ShellySamples.bulb) { ($0.on, $0.color) = (true, .xy(Gamut.c.green)) }
            == ["id": 0, "on": true, "mode": "rgb", "rgb": [0, 255, 0], "transition_duration": 0.5])
    }

    @Test(arguments: [(500, 2200), (455, 2200), (454, 2203), (161, 6200), (153, 6200)] as [(Int, Int64)])
    func noWhiteIsBeyondTheRangeByRounding(mirek: Int, kelvin: Int64) throws {
        let light = try #require(ShellyLight(key: "cct:0", config: ["ct_range": [2200, 6200]]))
        var (action, colors) = (LightAction(), ColorMemory())
        action.color = .mirek(Mirek(mirek))
        #expect(light.params(for: action, .null, &colors)?["ct"] == .int(kelvin))
        #expect(light.abilities.temperatures == MirekRange(455, 161))
    }

    @Test func batteriesAndPeopleAreSeen() throws {
        let sample: ShellySamples.Sample = (
            ["devicepower:0": ["id": 0, "battery": ["V": 5.7, "percent": 78]], "presence:0": ["id": 0, "num_objects": 2]], [:]
        )
        let described = try device(sample).described
        #expect(described.description.battery == 78 && described.sensors == [0: .motion(true)])
        #expect(try device(ShellySamples.relays).described.description.battery == nil)
    }

    @Test func aProfileThatChangesIsNoticed() throws {
        let device = try device(ShellySamples.strip)
        #expect(ShellyNotice.status(["light:0": ["output": true]]).changes(device))
        #expect(!ShellyNotice.status(["rgbw:0": ["output": true], "sys": [:]]).changes(device))
        #expect(ShellyNotice.events([["component": "sys", "event": "config_changed"]]).changes(device))
    }

    @Test(arguments: [
        (["btn_down", "btn_up", "single_push"], ["1 initialPress", "1 shortRelease"]),
        (["btn_down", "long_push", "btn_up"], ["1 initialPress", "1 hold", "1 longRelease"]),
        (["single_push"], ["1 initialPress", "1 shortRelease"]), (["double_push"], ["2 initialPress", "2 shortRelease"]),
        (["long_push"], ["1 initialPress", "1 hold", "1 longRelease"]), (["triple_push"], ["3 initialPress", "3 shortRelease"]),
        (["btn_up", "unheard_of"], []),
    ] as [([String], [String])]) func pressesAreTold(events: [String], presses: [String]) throws {
        var device = try device(ShellySamples.dimmer)
        let news = device.hear(.events(events.map { ["component": "input:0", "id": 0, "event": .string($0)] }))
        let told = news.compactMap { news -> String? in
            guard case .sensor(_, 0, .buttons(3, let press?)) = news else { return nil }
            return "\(press.button) \(press.event)"
        }
        #expect(told == presses && news.count == presses.count)
    }

    /// Worked out by another implementation of SHA-256.
    @Test func theProofIsTheOneThatIsWanted() throws {
        let challenge = #"{"nonce":1625038762,"nc":1,"realm":"shellyplus1-a8032ab12345","algorithm":"SHA-256"}"#
        var digest = try #require(ShellyDigest(challenge: challenge, password: "open sesame"))
        let (first, second) = (digest.proof(chance: 7), digest.proof(chance: 7))
        #expect(first["response"] == "8de77edec97f8f7ed2394efce8223879b3994124da7939dd101d7519525410c2")
        #expect(second["response"] == "a08eb32cbd31600ecb9928d988320fa90ee7d40c0bc7554164e26c56756af626")
        #expect(first["nc"] == 1 && second["nc"] == 2 && first["nonce"] == 1_625_038_762 && first["username"] == "admin")
        let other = challenge.replacing("1625038762", with: #""60dc59c6""#)
        var text = try #require(ShellyDigest(challenge: other, password: "open sesame"))
        #expect(text.proof(chance: 7)["response"] == "a9c5d733e5ed58113d3a2a92af3f0304d72f3ecb2e91a1012c068b49c86ea462")
        #expect(ShellyDigest(challenge: "no", password: "") == nil)
        // A wall's display counts in words.
        var display = try #require(ShellyDigest(challenge: #"{"nonce":"n","nc":"3","realm":"r"}"#, password: ""))
        #expect(display.proof(chance: 7)["nc"] == 3 && display.proof(chance: 7)["cnonce"] == "7")
        #expect(ShellyDigest.isStale(challenge: #"{"nonce":"n","stale":true}"#))
        #expect(!ShellyDigest.isStale(challenge: challenge) && !ShellyDigest.isStale(challenge: "no"))
    }
}
