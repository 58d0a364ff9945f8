import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("What devices with Tasmota sense", .timeLimit(.minutes(1)))
struct TasmotaSenseTests {
    private typealias Record = TasmotaRecord

    private static let report: JSONValue = [
        "Time": "2026-01-01T00:00:00", "DHT11": ["Temperature": 20.5, "Humidity": 40, "DewPoint": 7], "BH1750": ["Illuminance": 100],
        "ANALOG": ["Temperature1": 3, "A0": 7], "ESP32": ["Temperature": 60], "TempUnit": "C", "DS18B20": ["Id": "0", "Temperature": nil],
    ]

    @Test func reportsAreSensorsInTheOrderOfTheirNames() throws {
        var (roster, news) = TasmotaRoster.knowing(Record.config(["rl": [0]]), sensors: Self.report)
        let sensors = try #require(news.found.first).description.sensors.map(\.reading)
        #expect(sensors == [.temperature(0), .lightLevel(0), .humidity(0), .temperature(0), .temperature(0)])
        #expect(roster.say("tele/lamp/SENSOR", Self.report).news.sensors
            == [.temperature(3), .lightLevel(20_001), .humidity(40), .temperature(20.5)])
        #expect(roster.say("tele/lamp/SENSOR", Self.report).news.isEmpty)
        let fahrenheit: JSONValue = ["DHT11": ["Temperature": 212], "TempUnit": "F"]
        #expect(roster.say("tele/lamp/SENSOR", fahrenheit).news
            == [.sensor(identity: Record.identity, index: 3, .temperature(100))])
        #expect(roster.say("stat/lamp/STATUS10", ["StatusSNS": ["DHT11": ["Humidity": 41]]]).news.sensors == [.humidity(41)])
    }

    @Test func whoSensesIsAskedForItToo() {
        var roster = TasmotaRoster(driver: "m")
        _ = roster.say("tasmota/discovery/\(Record.mac)/sensors", ["sn": Self.report])
        #expect(roster.config(Record.config()).replies.map(Said.init) == [Said("cmnd/lamp/STATE", ""), Said("cmnd/lamp/STATUS", "10")])
        roster = TasmotaRoster(driver: "m")
        _ = roster.config(Record.config())
        #expect(roster.say("tasmota/discovery/\(Record.mac)/sensors", ["sn": Self.report]).replies.map(\.topic) == ["cmnd/lamp/STATUS"])
    }

    @Test func buttonsArePressed() {
        var (roster, news) = TasmotaRoster.knowing(Record.config(["btn": [1, 1]], options: ["73": 1]))
        // Hue has no words for several clicks: each count of them is a button, behind the real ones.
        #expect(news.found.map { $0.description.sensors.map(\.reading) } == [[.buttons(count: 10, last: nil)]])
        func press(_ button: Int, _ event: ButtonPress.Event) -> SensorReading {
            .buttons(count: 10, last: ButtonPress(button: button, event: event))
        }
        func hear(_ text: String) -> [SensorReading] { roster.say("stat/lamp/RESULT", text).news.sensors }
        #expect(hear(#"{"Button1":{"Action":"SINGLE"}}"#) == [press(1, .initialPress), press(1, .shortRelease)])
        #expect(hear(#"{"Button2":{"Action":"HOLD"}}"#) == [press(2, .hold)])
        #expect(hear(#"{"Button2":{"Action":"CLEAR"}}"#) == [press(2, .longRelease)])
        #expect(hear(#"{"Button1":{"Action":"DOUBLE"}}"#) == [press(3, .initialPress), press(3, .shortRelease)])
        #expect(hear(#"{"Button2":{"Action":"PENTA"}}"#) == [press(10, .initialPress), press(10, .shortRelease)])
        #expect(hear(#"{"Button3":{"Action":"SINGLE"}}"#).isEmpty && hear(#"{"Button1":{"Action":"?"}}"#).isEmpty)
        #expect(roster.say("stat/lamp/RESULT", #"{"Button1":{"Action":"SINGLE"}}"#, retained: true).news.isEmpty)
    }

    @Test(arguments: [
        ([:], "SINGLE", 1), ([:], "DOUBLE", 2), (["11": 1], "DOUBLE", 1), (["11": 1], "SINGLE", 2), (["13": 1], "SINGLE", 1),
        (["13": 1], "DOUBLE", nil), (["11": 1, "13": 1], "SINGLE", 1),
    ] as [([String: JSONValue], String, Int?)])
    func clicksCountAsTheOwnerHasThem(options: [String: JSONValue], said: String, button: Int?) {
        let record = Record.config(["btn": [1]], options: options.merging(["73": 1]) { $1 })
        var (roster, _) = TasmotaRoster.knowing(record)
        let news = roster.say("stat/lamp/RESULT", ["Button1": ["Action": .string(said)]]).news.sensors
        let pressed = news.compactMap { reading in if case .buttons(_, let press?) = reading { press.button } else { nil } }
        #expect(pressed == (button.map { [$0, $0] } ?? []))
    }

    @Test(arguments: [
        (0, "TOGGLE", "1 initialPress 1 shortRelease"), (5, "HOLD", "1 hold"), (8, "HOLD", "2 initialPress 2 shortRelease"),
        (8, "TOGGLE", "1 initialPress 1 shortRelease"), (11, "INC_DEC", "1 hold"), (11, "CLEAR", "1 longRelease"), (11, "INV", ""),
        (12, "CLEAR", ""), (9, "TOGGLE", ""),
    ])
    func aPressedSwitchSaysWhatItsModeHasWordsFor(mode: Int64, said: String, wanted: String) {
        var (roster, _) = TasmotaRoster.knowing(Record.config(["swc": [.int(mode)]], options: ["114": 1]))
        let news = roster.say("stat/lamp/RESULT", ["Switch1": ["Action": .string(said)]]).news.sensors
        let words = news.compactMap { reading in
            if case .buttons(_, let press?) = reading { "\(press.button) \(press.event)" } else { nil }
        }
        #expect(words.joined(separator: " ") == wanted)
    }

    @Test func aSwitchWithANameIsKnownByIt() {
        let names: [String: JSONValue] = ["swc": [9, 0], "swn": ["Door", "Bell"], "state": ["AUS", "AN", "UM", "HALT"]]
        var (roster, _) = TasmotaRoster.knowing(Record.config(names, options: ["114": 1]))
        #expect(roster.say("tele/lamp/SENSOR", ["Door": "AN"]).news.sensors == [.flag(true)])
        #expect(roster.say("stat/lamp/RESULT", ["Door": ["Action": "AUS"]]).news.sensors == [.flag(false)])
        #expect(roster.say("stat/lamp/RESULT", ["Bell": ["Action": "UM"]]).news.sensors.count == 2)
        #expect(roster.say("stat/lamp/RESULT", ["Bell": ["Action": "HALT"]]).news.sensors.count == 1)
        #expect(roster.say("stat/lamp/RESULT", ["Switch1": ["Action": "AN"]]).news.isEmpty)
    }

    @Test func sensorsMayStandBehindAnother() throws {
        let report: JSONValue = [
            "MESH": ["Attic": ["Temperature": 20, "Id": "x", "Far": ["Temperature": 3]]], "APDS9960": ["Ambient": 10, "Red": 3],
        ]
        var (roster, news) = TasmotaRoster.knowing(Record.config(["rl": [0]]), sensors: report)
        #expect(try #require(news.found.first).description.sensors.map(\.reading) == [.lightLevel(0), .temperature(0)])
        #expect(roster.say("tele/lamp/SENSOR", report).news.sensors == [.lightLevel(10_001), .temperature(20)])
    }

    @Test func whoSleepsIsThereAllTheTime() throws {
        var (roster, news) = TasmotaRoster.knowing(Record.config(["rl": [0], "dslp": 1]), sensors: Self.report)
        #expect(try #require(news.found.first).isReachable)
        #expect(roster.say("tele/lamp/LWT", "Offline").news.isEmpty && roster.say("tele/lamp/LWT", "Online").news.isEmpty)
        #expect(roster.say("tele/lamp/LWT", "Offline").news.isEmpty)
        #expect(roster.say("tele/lamp/SENSOR", ["DHT11": ["Humidity": 41]]).news.map { if case .sensor = $0 { true } else { false } } == [true])
    }

    @Test func aBatteryIsToldWithItsDevice() {
        var (roster, _) = TasmotaRoster.knowing(Record.config(["rl": [0], "bat": 1]), sensors: Self.report)
        #expect(roster.say("tele/lamp/STATE", ["BatteryPercentage": 61]).news.found.map(\.description.battery) == [61])
        #expect(roster.say("tele/lamp/STATE", ["BatteryPercentage": 61]).news.isEmpty)
        #expect(roster.say("stat/lamp/STATUS11", ["StatusSTS": ["BatteryPercentage": 1e9]]).news.found.map(\.description.battery) == [100])
        #expect(roster.say("tele/lamp/STATE", ["BatteryPercentage": "low"]).news.isEmpty)
    }

    @Test func switchesStandOrAreMovedByOrPressed() {
        var (roster, news) = TasmotaRoster.knowing(Record.config(["swc": [1, 13, 0, -1]], options: ["114": 1]))
        #expect(news.found.map { $0.description.sensors.map(\.reading) }
            == [[.flag(false), .motion(false), .buttons(count: 1, last: nil)]])
        #expect(roster.say("stat/lamp/RESULT", #"{"Switch1":{"Action":"ON"}}"#).news.sensors == [.flag(true)])
        #expect(roster.say("stat/lamp/RESULT", #"{"Switch1":{"Action":"OFF"}}"#).news.sensors == [.flag(false)])
        #expect(roster.say("stat/lamp/RESULT", #"{"Switch3":{"Action":"TOGGLE"}}"#).news.sensors.count == 2)
        #expect(roster.say("stat/lamp/RESULT", #"{"Switch2":{"Action":"ON"}}"#, at: 1).news.sensors == [.motion(true)])
        #expect(roster.say("stat/lamp/RESULT", #"{"Switch2":{"Action":"ON"}}"#, at: 5).news.isEmpty && roster.pass(to: 14).isEmpty)
        #expect(roster.pass(to: 15).sensors == [.motion(false)] && roster.nextDue == nil)
    }
}
