import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("What external programs say", .timeLimit(.minutes(1)))
struct ExternalRosterTests {
    private static let lamp: JSONValue = [
        "device": [
            "id": "lamp-1", "name": "Bench", "model": "Strip 3", "maker": "Me", "battery": 80, "future": [1, 2],
            "lights": [["name": "Left", "ct": [153, 500], "color": true], ["dims": false]],
            "sensors": [["kind": "temperature"], ["kind": "buttons", "count": 2], ["kind": "motion", "name": "Hall"], ["kind": "light"]],
        ]
    ]

    private func roster() throws -> ExternalRoster {
        var roster = ExternalRoster(driver: "external:test")
        _ = try hear(&roster, Self.lamp)
        return roster
    }

    private func hear(_ roster: inout ExternalRoster, _ line: JSONValue) throws -> [BackendNews] {
        try roster.take(#require(try ExternalWord(line.bytes)))
    }

    private func complaint(_ line: String) throws -> String? {
        var roster = try roster()
        do {
            guard let word = try ExternalWord(Array(line.utf8)) else { return nil }
            _ = try roster.take(word)
        } catch {
            return "\(error)"
        }
        return nil
    }

    @Test func aDeviceIsWhatItIsSaidToBe() throws {
        let device = try #require(try roster().devices["lamp-1"])
        let description = device.description
        #expect(description.key == DeviceKey(driver: "external:test", identity: "lamp-1"))
        #expect(description.name == "Bench" && description.product.model == "Strip 3" && description.product.manufacturer == "Me")
        #expect(description.battery == 80 && device.isReachable)
        #expect(description.lights == [LightAbilities(temperatures: MirekRange(153, 500), gamut: .c), LightAbilities(dims: false)])
        #expect(description.lightNames == [0: "Left"])
        #expect(description.sensors.map(\.name) == ["Bench", "Bench", "Hall", "Bench"])
        #expect(description.sensors.map(\.reading) == [.temperature(0), .buttons(count: 2, last: nil), .motion(false), .lightLevel(0)])
    }

    @Test func theLeastADeviceNeedsIsAnID() throws {
        var roster = ExternalRoster(driver: "external:test")
        _ = try hear(&roster, ["device": ["id": "x"]])
        #expect(roster.devices["x"]?.description.name == "x")
    }

    @Test func aLightSaysHowItIsSet() throws {
        var roster = try roster()
        let address = LightAddress(identity: "lamp-1", index: 0)
        let all: JSONValue = ["light": ["id": "lamp-1", "on": true, "bri": 0.25, "xy": [0.3, 0.4], "effect": "colorloop"]]
        let reading = LightReading(on: true, brightness: Brightness(fraction: 0.25), xy: ColorXY(x: 0.3, y: 0.4), effect: .colorLoop)
        #expect(try hear(&roster, all) == [.light(address, reading)])
        #expect(try hear(&roster, ["light": ["id": "lamp-1", "mirek": 370]]) == [.light(address, LightReading(mirek: Mirek(370)))])
        #expect(try hear(&roster, ["light": ["id": "lamp-1", "bri": nil, "xy": "red", "mirek": -4]]) == [.light(address, LightReading())])
        #expect(roster.devices["lamp-1"]?.lights[0]?.mirek == Mirek(370))
    }

    @Test func sensorsAndButtonsSayWhatTheySense() throws {
        var roster = try roster()
        #expect(try hear(&roster, ["sensor": ["id": "lamp-1", "value": 21.5]])
            == [.sensor(identity: "lamp-1", index: 0, .temperature(21.5))])
        #expect(try hear(&roster, ["sensor": ["id": "lamp-1", "index": 2, "value": true]])
            == [.sensor(identity: "lamp-1", index: 2, .motion(true))])
        #expect(try hear(&roster, ["sensor": ["id": "lamp-1", "index": 3, "value": 100]])
            == [.sensor(identity: "lamp-1", index: 3, .lightLevel(20_001))])
        let presses = [ButtonPress.Event.initialPress, .shortRelease].map {
            BackendNews.sensor(identity: "lamp-1", index: 1, .buttons(count: 2, last: ButtonPress(button: 2, event: $0)))
        }
        #expect(try hear(&roster, ["button": ["id": "lamp-1", "button": 2]]) == presses)
        #expect(try hear(&roster, ["button": ["id": "lamp-1", "index": 1, "button": 2, "event": "hold"]]).count == 1)
    }

    @Test func devicesComeAndGo() throws {
        var roster = try roster()
        #expect(try hear(&roster, ["reachable": ["id": "lamp-1", "value": false]]) == [.reachable(identity: "lamp-1", false)])
        #expect(roster.devices["lamp-1"]?.isReachable == false)
        #expect(try hear(&roster, ["gone": "lamp-1"]) == [.gone(identity: "lamp-1")])
        #expect(try hear(&roster, ["gone": "lamp-1"]).isEmpty)
    }

    @Test func groupsAreOfLightsThatThereAre() throws {
        let roster = try roster()
        let said: [JSONValue] = [[["lamp-1", 0], ["lamp-1", 1], ["lamp-1", 2], ["other", 0], 5], "x"]
        let lamps = [0, 1].map { LightAddress(identity: "lamp-1", index: $0) }
        #expect(roster.groups(said).contains(Set(lamps)))
    }

    @Test func sayingsThatMakeNoSenseAreToldToTheOwner() throws {
        #expect(try complaint("hello there") == "it says something that makes no sense: a line that is no JSON object: hello there")
        for line in [
            #"[1]"#, #"{"hello":"one"}"#, #"{"device":{}}"#, #"{"device":{"id":""}}"#, #"{"device":{"id":"a b"}}"#,
            #"{"device":{"id":"x","sensors":[{"kind":"smell"}]}}"#, #"{"light":{"id":"nobody"}}"#,
            #"{"light":{"id":"lamp-1","index":9}}"#, #"{"sensor":{"id":"lamp-1","value":"warm"}}"#,
            #"{"sensor":{"id":"lamp-1","index":1,"value":1}}"#, #"{"button":{"id":"lamp-1","button":3}}"#,
            #"{"button":{"id":"lamp-1","button":1,"event":"lick"}}"#, #"{"reachable":{"id":"lamp-1"}}"#, #"{"gone":7}"#,
        ] {
            #expect(try complaint(line) != nil, "\(line)")
        }
    }

    @Test func wordsOfALaterVersionAreLeftAside() throws {
        #expect(try complaint(#"{"poem":"roses"}"#) == nil)
        #expect(try complaint(#"{"log":"hello","colour":"red"}"#) == nil)
    }

    @Test func noProgramFillsTheHome() throws {
        var roster = ExternalRoster(driver: "external:test")
        for number in 0..<ExternalRoster.mostDevices { _ = try hear(&roster, ["device": ["id": .string("d\(number)")]]) }
        #expect(throws: LanFailure.self) { try hear(&roster, ["device": ["id": "one more"]]) }
        #expect(throws: LanFailure.notUnderstood("too many devices")) { try hear(&roster, ["device": ["id": "one-more"]]) }
        #expect(throws: LanFailure.notUnderstood("a device with too many parts")) {
            try hear(&roster, ["device": ["id": "d1", "lights": .array(Array(repeating: [:], count: 65))]])
        }
    }

    @Test func anOrderSaysOnlyWhatIsToChange() {
        let lamp = LightAddress(identity: "lamp-1", index: 0)
        func line(_ change: (inout LightAction) -> Void) -> JSONValue {
            ExternalOrder.line(7, action(0.4, change), at: [lamp], gamut: nil)
        }
        let base: [String: JSONValue] = ["order": 7, "lights": [["lamp-1", 0]], "transition": 400]
        func expected(_ more: [String: JSONValue]) -> JSONValue { .object(base.merging(more) { $1 }) }
        #expect(line { $0.on = false } == expected(["on": false]))
        #expect(line { ($0.brightness, $0.color) = (.full, .mirek(Mirek(250))) } == expected(["bri": 1.0, "mirek": 250]))
        #expect(line { $0.color = .xy(ColorXY(x: 0.3, y: 0.4)) } == expected(["xy": [0.3, 0.4]]))
        #expect(line { $0.color = .hueSaturation(HueSaturation(hue: 0, saturation: 1)) }["xy"] == [0.6915, 0.3083])
        #expect(line { ($0.alert, $0.effect, $0.stopsFade) = (.breatheLong, .colorLoop, true) }
            == expected(["alert": "long", "effect": "colorloop", "stop": true]))
    }

    @Test func aProgramSeesNoSecrets() {
        let seen = ExternalBackend.harmless([
            "PATH": "/bin", "LC_ALL": "C", "TZ": "UTC", "PORCHLIGHT_MODE_PASSWORD": "hush", "AWS_SECRET": "x", "LD_PRELOAD": "x",
        ])
        #expect(seen == ["PATH": "/bin", "LC_ALL": "C", "TZ": "UTC"])
    }
}
