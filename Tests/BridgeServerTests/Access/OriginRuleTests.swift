import Testing

@testable import BridgeServer

@Suite struct OriginRuleTests {
    private let hosts = HostRule(bridgeID: "001788fffe2496fe", mac: "0017882496fe")

    @Test func noOriginIsServed() {
        #expect(OriginRule(hosts: hosts).allows(origin: nil, host: "192.168.2.12"))
    }

    @Test(arguments: [
        ("http://192.168.2.12", "192.168.2.12"), ("https://192.168.2.12", "192.168.2.12:443"),
        ("http://[fe80::1]:80", "[fe80::1]"), ("http://0017882496fe.local", "0017882496fe.local"),
        ("HTTP://LOCALHOST:8080", "localhost:8080"),
    ])
    func ownPagesAreServed(_ origin: String, _ host: String) {
        #expect(OriginRule(hosts: hosts).allows(origin: origin, host: host))
    }

    @Test(arguments: [
        ("http://evil.example", "192.168.2.12"), ("http://192.168.2.99", "192.168.2.12"), ("null", "192.168.2.12"),
        ("", "192.168.2.12"), ("file://", "192.168.2.12"), ("http://", "192.168.2.12"), ("http://evil.example", "evil.example"),
        ("http://192.168.2.12/path", "192.168.2.12"), ("http://192.168.2.12", nil), ("moz-extension://1", "192.168.2.12"),
        ("http://192.168.2.12:9999", "192.168.2.12"), ("http://localhost:3000", "localhost:8080"),
        ("http://localhost", "192.168.2.12"), ("http://192.168.2.12", "192.168.2.12:8080"),
    ])
    func foreignPagesAreRefused(_ origin: String, _ host: String?) {
        #expect(!OriginRule(hosts: hosts).allows(origin: origin, host: host))
    }

    @Test func ownerMayAllowMore() {
        let rule = OriginRule(hosts: hosts, allowed: ["https://Panel.example", "null"])
        #expect(rule.allows(origin: "https://panel.example", host: "192.168.2.12"))
        #expect(rule.allows(origin: "null", host: "192.168.2.12"))
        #expect(!rule.allows(origin: "http://panel.example", host: "192.168.2.12"))
        #expect(OriginRule(hosts: hosts, allowed: ["*"]).allows(origin: "http://evil.example", host: "192.168.2.12"))
    }
}
