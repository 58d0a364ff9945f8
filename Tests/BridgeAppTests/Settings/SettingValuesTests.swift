import Testing

@testable import BridgeApp

@Suite("Where settings come from")
struct SettingValuesTests {
    @Test func aFlagBeatsAVariableAndAVariableBeatsTheFile() throws {
        // Given
        let flags = SettingValues([.name: "from a flag"])
        let environment = SettingValues(environment: ["PORCHLIGHT_NAME": "from a variable", "PORCHLIGHT_SSDP": "off"])
        let file = try SettingsFile.parse("name: from a file\nssdp: on\nmdns: off", path: "porchlight.yaml")

        // When
        let all = flags.orElse(environment).orElse(file)

        // Then
        #expect(all[.name] == "from a flag")
        #expect(all[.ssdp] == "off")
        #expect(all[.mdns] == "off")
        #expect(all[.data] == nil)
    }

    @Test(arguments: [
        (SettingKey.data, "PORCHLIGHT_DATA"), (.bind, "PORCHLIGHT_BIND"), (.advertise, "PORCHLIGHT_ADVERTISE"),
        (.name, "PORCHLIGHT_NAME"), (.mac, "PORCHLIGHT_MAC"), (.profile, "PORCHLIGHT_PROFILE"), (.home, "PORCHLIGHT_HOME"),
        (.ephemeral, "PORCHLIGHT_EPHEMERAL"), (.mdns, "PORCHLIGHT_MDNS"), (.ssdp, "PORCHLIGHT_SSDP"),
        (.registration, "PORCHLIGHT_REGISTRATION"), (.httpPort, "PORCHLIGHT_HTTP_PORT"),
        (.httpsPort, "PORCHLIGHT_HTTPS_PORT"), (.bridgeID, "PORCHLIGHT_BRIDGE_ID"), (.logLevel, "PORCHLIGHT_LOG_LEVEL"),
        (.readyFile, "PORCHLIGHT_READY_FILE"), (.pressSeconds, "PORCHLIGHT_PRESS_SECONDS"),
        (.pressOnce, "PORCHLIGHT_PRESS_ONCE"), (.timeZone, "PORCHLIGHT_TIME_ZONE"),
        (.defaultGrant, "PORCHLIGHT_DEFAULT_GRANT"), (.allowNetworks, "PORCHLIGHT_ALLOW_NETWORK"),
        (.allowHosts, "PORCHLIGHT_ALLOW_HOST"), (.allowOrigins, "PORCHLIGHT_ALLOW_ORIGIN"),
    ])
    func everySettingHasAVariable(_ key: SettingKey, _ variable: String) {
        #expect(key.variable == variable)
        #expect(SettingValues(environment: [variable: "x"]) == SettingValues([key: "x"]))
    }

    @Test func theListAboveLacksNone() {
        #expect(SettingKey.allCases.count == 23)
    }

    @Test func anEmptyVariableAndAForeignOneCountAsAbsent() {
        let values = SettingValues(environment: ["PORCHLIGHT_NAME": "", "NAME": "x", "PORCHLIGHT_NONSENSE": "x"])
        #expect(values == SettingValues())
    }

    @Test func aValueCanBeSetAndTakenBack() {
        var values = SettingValues([.name: "one"])
        values[.name] = "two"
        #expect(values[.name] == "two")
        values[.name] = nil
        #expect(values == SettingValues())
    }
}
