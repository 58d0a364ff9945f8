import ArgumentParser
import BridgeApp
import Testing

@testable import porchlight

@Suite("What is typed")
struct ArgumentTests {
    @Test(arguments: SettingKey.allCases)
    func everySettingIsAFlagOfServe(_ key: SettingKey) {
        let words = Serve.helpMessage(columns: 400).split { !$0.isLetter && $0 != "-" }
        #expect(words.contains { $0 == "--" + key.rawValue })
    }

    @Test func flagsBecomeValuesAndWhatIsNotTypedIsAbsent() throws {
        let place = try PlaceOptions.parse(["--data", "/d", "--ephemeral", "--bind", "::1", "--http-port", "0", "--https-port", "1"])
        #expect(place.values == SettingValues([.data: "/d", .ephemeral: "on", .bind: "::1", .httpPort: "0", .httpsPort: "1"]))
        #expect(try PlaceOptions.parse([]).values == SettingValues())
        let identity = try IdentityOptions.parse(["--name", "n", "--mac", "m", "--bridge-id", "b", "--profile", "p"])
        #expect(identity.values == SettingValues([.name: "n", .mac: "m", .bridgeID: "b", .profile: "p"]))
        let finding = try FindingOptions.parse(["--mdns", "off", "--ssdp", "off", "--advertise", "10.0.0.1"])
        #expect(finding.values == SettingValues([.mdns: "off", .ssdp: "off", .advertise: "10.0.0.1"]))
    }

    @Test func whatMayBeRepeatedIsJoined() throws {
        let safety = try SafetyOptions.parse([
            "--allow-host", "a", "--allow-host", "b", "--allow-network", "10.0.0.0/8", "--allow-origin", "null",
            "--press-seconds", "60", "--press-once", "on", "--registration", "generated-only",
        ])
        #expect(safety.values == SettingValues([
            .allowHosts: "a,b", .allowNetworks: "10.0.0.0/8", .allowOrigins: "null", .pressSeconds: "60", .pressOnce: "on",
            .registration: "generated-only",
        ]))
        #expect(try SafetyOptions.parse([]).values == SettingValues())
    }

    @Test(arguments: [
        ["serve"], ["press"], ["press", "--no-wait"], ["status", "--json"], ["apps"], ["apps", "list"], ["apps", "show", "x"],
        ["apps", "revoke", "x"], ["lights"], ["lights", "list"], ["lights", "add", "LCT015", "--name", "n", "--room", "r"],
        ["lights", "remove", "1"], ["lights", "rename", "1", "n"], ["log"], ["log", "--follow"], ["log", "-f", "--data", "/d"],
        ["lights", "set", "1", "--on", "--brightness", "50", "--xy", "0.4,0.4", "--transition", "1"],
        ["lights", "set", "1", "--off"], ["lights", "set", "1", "--no-on"],
        ["lights", "set", "1", "--unreachable", "on", "--delay", "1", "--loss", "0.5"],
        ["lights", "customize", "1", "--hide", "--kind", "ct", "--floor", "10%", "--gamut", "A"],
        ["lights", "customize", "1", "--show", "--kind", "default", "--floor", "none", "--gamut", "default"],
        ["lights", "customize", "1", "--floor", "2.5", "--gamut", "0.7,0.3,0.2,0.7,0.15,0.05"],
    ])
    func whatIsMeantIsUnderstood(_ arguments: [String]) {
        #expect(throws: Never.self) { try Porchlight.parseAsRoot(arguments) }
    }

    @Test(arguments: [
        ["nonsense"], ["lights", "set"], ["lights", "set", "1", "--xy", "red"], ["lights", "set", "1", "--xy", "0.4"],
        ["lights", "set", "1", "--xy", "0.4,0.4,0.4"], ["lights", "set", "1", "--on", "--off"], ["apps", "show"],
        ["lights", "set", "1", "--unreachable", "perhaps"], ["serve", "--ephemeral", "perhaps"],
        ["lights", "customize", "1"], ["lights", "customize", "1", "--hide", "--show"], ["lights", "customize", "--hide"],
        ["lights", "customize", "1", "--kind", "lamp"], ["lights", "customize", "1", "--floor", "low"],
        ["lights", "customize", "1", "--floor", "inf"],
    ])
    func whatCannotBeMeantIsRefused(_ arguments: [String]) {
        #expect(throws: (any Error).self) { try Porchlight.parseAsRoot(arguments) }
    }
}
