import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("What a device with Tasmota says of itself", .timeLimit(.minutes(1)))
struct TasmotaConfigTests {
    private typealias Record = TasmotaRecord

    private static func config(_ json: JSONValue) throws -> TasmotaConfig { try #require(TasmotaConfig(json)) }

    @Test func everythingIsReadOnce() throws {
        let config = try Self.config(Record.config(options: ["82": 1]))
        #expect(config.mac == Record.mac && config.name == "Lamp" && config.model == "Sonoff Basic" && config.version == "14.2.0")
        #expect(config.option(82) == 1 && config.option(4) == 0 && config.option(117) == 0)
        #expect(config.words == .init(no: "OFF", yes: "ON") && config.lastWill == .init(no: "Offline", yes: "Online"))
        #expect(config.outputNames == ["Ceiling", "Wall", nil])
    }

    @Test(arguments: [
        ([:], "cmnd/lamp/", "tele/lamp/"), (["ft": "home/%topic%/%prefix%/"], "home/lamp/cmnd/", "home/lamp/tele/"),
        (["ft": "%prefix%/%id%"], "cmnd/D4E5F6/", "tele/D4E5F6/"), (["ft": "%hostname%/%prefix%/%topic%"], "lamp-1234/cmnd/lamp/", "lamp-1234/tele/lamp/"),
        (["tp": ["c", "s", "t"]], "c/lamp/", "t/lamp/"), (["tp": ["", 3]], "cmnd/lamp/", "tele/lamp/"), (["ft": ""], "cmnd/lamp/", "tele/lamp/"),
        (["t": "%prefix%"], "cmnd/cmnd/", "tele/tele/"),
    ] as [([String: JSONValue], String, String)])
    func topicsFollowItsPattern(said: [String: JSONValue], command: String, report: String) throws {
        let topics = try Self.config(Record.config(said)).topics
        #expect(topics.command("X") == command + "X" && topics.lastWill == report + "LWT")
        #expect(topics.subscriptions.count == 4 && topics.subscriptions.contains(report + "STATE"))
    }

    @Test(arguments: [
        ["mac": nil], ["mac": "A1B2"], ["mac": "A1:B2:C3:D4:E5:F6"], ["mac": "G1B2C3D4E5F6"], ["t": nil], ["t": ""], ["t": "a/#"], ["ft": "+/%prefix%"],
    ] as [[String: JSONValue]])
    func whoCannotBeSpokenWithIsNobody(said: [String: JSONValue]) {
        #expect(TasmotaConfig(Record.config(said)) == nil)
    }

    @Test(arguments: [(["dn": nil], "Ceiling"), (["dn": "", "fn": [nil]], "lamp"), (["dn": "Attic\u{7}"], "Attic")] as [([String: JSONValue], String)])
    func itHasAName(said: [String: JSONValue], name: String) throws {
        #expect(try Self.config(Record.config(said)).name == name)
    }

    private static let both = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)
    private static let white = LightAbilities(temperatures: MirekRange(153, 500))
    private static let relay = LightAbilities(dims: false)
    private static let outputs: [([String: JSONValue], [String: JSONValue], [LightAbilities])] = [
        ([:], [:], [relay]), (["rl": [1, 1, 3, 0, 1]], [:], [relay, relay, relay]), (["rl": [0, 0]], [:], []),
        (["rl": [2], "lt_st": 1], [:], [LightAbilities()]), (["rl": [2], "lt_st": 2], [:], [white]),
        (["rl": [2], "lt_st": 3], [:], [LightAbilities(gamut: .c)]), (["rl": [2], "lt_st": 4], [:], [LightAbilities(gamut: .c)]),
        (["rl": [2], "lt_st": 5], [:], [both]), (["rl": [1, 2], "lt_st": 5], [:], [relay, both]),
        (["rl": [2], "lt_st": 2], ["82": 1], [LightAbilities(temperatures: MirekRange(200, 380))]),
        (["rl": [2, 2], "lt_st": 5, "lk": 0], [:], [LightAbilities(gamut: .c), white]),
        (["rl": [2, 2], "lt_st": 4, "lk": 0], [:], [LightAbilities(gamut: .c), LightAbilities()]),
        (["rl": [2, 2, 2], "lt_st": 3], ["68": 1], [LightAbilities(), LightAbilities(), LightAbilities()]),
        (["rl": [1, 1, 1, 1], "if": 1], [:], [relay]), (["rl": [2, 1, 1, 1], "if": 1], [:], [relay]),
        (["rl": [2, 2], "lt_st": 0], ["68": 1], [LightAbilities(), LightAbilities()]),
    ]

    @Test(arguments: outputs)
    func outputsAreLights(said: [String: JSONValue], options: [String: JSONValue], lights: [LightAbilities]) throws {
        #expect(TasmotaLight.all(in: try Self.config(Record.config(said, options: options))).map(\.abilities) == lights)
    }

    @Test func statesAndSwitchesAreCalledAsTheirOwnerWants() throws {
        let own = try Self.config(Record.config(["state": ["AUS", "AN", "UM", "LANG"], "swn": ["Door", nil, ""]]))
        #expect(own.words == .init(no: "AUS", yes: "AN") && own.plainState("um") == "TOGGLE" && own.plainState("LANG") == "HOLD")
        #expect(own.plainState("INC_DEC") == "INC_DEC" && (1...4).map(own.switchName) == ["Door", "Switch2", "Switch3", "Switch4"])
        let short = try Self.config(Record.config(["state": ["0"], "swn": nil]))
        #expect(short.words == .init(no: "0", yes: "ON") && short.plainState("HOLD") == "HOLD" && short.switchName(1) == "Switch1")
    }

    @Test(arguments: [([:], false), (["dslp": 0], false), (["dslp": 1], true), (["dslp": "yes"], false)] as [([String: JSONValue], Bool)])
    func someSleep(said: [String: JSONValue], sleeps: Bool) throws {
        #expect(try Self.config(Record.config(said)).sleeps == sleeps)
    }

    @Test func buttonsAndSwitchesSpeakOnlyIfTheirOwnerWantsIt() throws {
        let said: [String: JSONValue] = ["btn": [1, 0, 1], "swc": [-1, 0, 13]]
        let quiet = try Self.config(Record.config(said))
        #expect(quiet.toldButtons.isEmpty && quiet.toldSwitches.isEmpty && TasmotaHands.actions(quiet).buttons.isEmpty)
        let loud = try Self.config(Record.config(said, options: ["73": 1, "114": 1]))
        #expect(loud.toldButtons == [1, 3] && loud.toldSwitches == [2, 3])
        #expect(TasmotaHands.actions(loud).buttons.prefix(3) == ["button1", "button3", "switch2"])
    }
}
