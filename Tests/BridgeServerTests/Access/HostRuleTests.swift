import Testing

@testable import BridgeServer

@Suite struct HostRuleTests {
    private let rule = HostRule(
        bridgeID: "001788FFFE2496FE", mac: "00:17:88:24:96:fe", machineName: "attic.home.example", additional: ["Lights.example"]
    )

    @Test(arguments: [
        "192.168.2.12", "192.168.2.12:80", "8.8.8.8", "[::1]", "[fe80::1]:443", "[fe80::1%25eth0]:443", "001788fffe2496fe",
        "001788FFFE2496FE:443", "0017882496fe.local", "0017882496fe.local.", "philips-hue.local:80", "localhost:8080",
        "attic", "attic.local", "attic.home.example", "lights.example",
    ])
    func addressesAndOwnNamesAreServed(_ host: String) {
        #expect(rule.allows(host: host))
    }

    @Test(arguments: [
        "evil.example", "evil.example:80", "0017882496fe.local.evil.example", "localhost.evil.example", "192.168.2.12.evil.example",
        "", ":80", "[::1", "[::1]x", "[localhost]", "localhost:", "localhost:x", "localhost:99999", "localhost:80:80", "a@localhost",
        "3232236044", "0xc0a8020c", "::1", "other.local",
    ])
    func allElseIsRefused(_ host: String) {
        #expect(!rule.allows(host: host))
    }

    @Test func requestWithoutHostIsServed() {
        #expect(rule.allows(host: nil))
    }

    @Test func unknownMachineNameAddsNothing() {
        let rule = HostRule(bridgeID: "001788fffe2496fe", mac: "0017882496fe")
        #expect(!rule.allows(host: "attic"))
        #expect(!rule.allows(host: ".local"))
    }
}
