import Testing

@testable import BridgeApp

@Suite("The settings file")
struct SettingsFileTests {
    @Test func settingsAreReadByTheirNames() throws {
        let values = try SettingsFile.parse(
            """
            # The hallway's bridge
            name: Hallway
            http-port: 8080
            mac: 00:17:88:24:96:fe
            ssdp: off
            ephemeral: true
            bridge-id: 001788FFFE2496FE
            """, path: "x")
        #expect(values == SettingValues([
            .name: "Hallway", .httpPort: "8080", .mac: "00:17:88:24:96:fe", .ssdp: "off", .ephemeral: "true",
            .bridgeID: "001788FFFE2496FE",
        ]))
    }

    @Test func jsonIsReadToo() throws {
        let values = try SettingsFile.parse(#"{"name": "Hallway", "https-port": 8443, "ssdp": false}"#, path: "x")
        #expect(values == SettingValues([.name: "Hallway", .httpsPort: "8443", .ssdp: "false"]))
    }

    @Test func aSettingThatMayComeSeveralTimesIsAList() throws {
        let values = try SettingsFile.parse(
            """
            allow-network: [100.64.0.0/10, "fd00::/8"]
            allow-host:
              - lights.lan
              - hue.lan
            allow-origin: http://homepage.lan
            """, path: "x")
        #expect(values[.allowNetworks] == "100.64.0.0/10,fd00::/8")
        let settings = try ServeSettings(values, usualData: "/usual")
        #expect(settings.allowHosts == ["lights.lan", "hue.lan"])
        #expect(settings.allowOrigins == ["http://homepage.lan"])
        #expect(settings.allowNetworks.count == 2)
    }

    @Test(arguments: ["", "\n\n", "# nothing but a remark\n", "{}", "---\n"])
    func aFileThatSaysNothingIsNoError(_ text: String) throws {
        #expect(try SettingsFile.parse(text, path: "x") == SettingValues())
    }

    @Test(arguments: [
        ("colour: red", #"x.yaml: there is no setting "colour"; "porchlight serve --help" lists all"#),
        ("http_port: 80", #"x.yaml: there is no setting "http_port"; "porchlight serve --help" lists all"#),
        ("[a]: b", #"x.yaml: there is no setting "?"; "porchlight serve --help" lists all"#),
        ("- name", "x.yaml must be a list of settings, one per line"),
        ("just words", "x.yaml must be a list of settings, one per line"),
        ("name: {first: a}", "x.yaml: name is not a plain value"),
        ("allow-host: [{name: a}]", "x.yaml: allow-host is not a plain value"),
        ("allow-host: [[a, b]]", "x.yaml: allow-host is not a plain value"),
    ])
    func eachMistakeIsNamed(_ text: String, _ line: String) {
        #expect(complaint { _ = try SettingsFile.parse(text, path: "x.yaml") } == line)
    }

    @Test(arguments: ["name: [a", "name: \"a", "a: b: c", "\tname: x", "name: a\nname: b"])
    func whatIsNotYAMLIsSaidInOneLine(_ text: String) throws {
        let line = try #require(complaint { _ = try SettingsFile.parse(text, path: "x.yaml") })
        #expect(line.hasPrefix("x.yaml is not YAML: "))
        #expect(!line.contains("\n"))
    }

    @Test func aFileOnDiskIsReadAndOneThatIsNotThereIsNamed() throws {
        let scratch = try ScratchDirectory()
        let path = try scratch.file("porchlight.yaml", "name: From disk\n")
        #expect(try SettingsFile.read(path)[.name] == "From disk")
        #expect(complaint { _ = try SettingsFile.read("/nowhere/x.yaml") } == "/nowhere/x.yaml cannot be read")
        #expect(complaint { _ = try SettingsFile.read(scratch.path) } == "\(scratch.path) cannot be read")
    }

    @Test func itIsLookedForNearestFirst() {
        #expect(SettingsFile.places(data: "/data") == [
            "porchlight.yaml", "/data/porchlight.yaml", "/etc/porchlight/porchlight.yaml",
        ])
    }
}
