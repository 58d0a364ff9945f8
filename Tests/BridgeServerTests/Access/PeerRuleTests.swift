import NIOCore
import Testing

@testable import BridgeServer

@Suite struct PeerRuleTests {
    @Test(arguments: [
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.2.12", "169.254.1.1", "127.0.0.1", "127.9.9.9", "::1",
        "fe80::1", "fe80::1%eth0", "febf::1", "fd12::1", "fc00::1", "::ffff:192.168.2.12", "::ffff:127.0.0.1",
    ])
    func clientsOfTheHouseAreServed(_ address: String) throws {
        #expect(PeerRule().allows(try #require(PeerAddress(address))))
    }

    @Test(arguments: [
        "8.8.8.8", "172.15.255.255", "172.32.0.0", "192.169.0.1", "11.0.0.1", "128.0.0.1", "169.255.0.1", "0.0.0.0",
        "::", "2001:db8::1", "fec0::1", "fb00::1", "fe00::1", "::ffff:8.8.8.8", "::10.0.0.1",
    ])
    func strangersAreRefused(_ address: String) throws {
        #expect(!PeerRule().allows(try #require(PeerAddress(address))))
    }

    @Test func ownersNetworksAreAdded() throws {
        let networks = [AddressNetwork("100.64.0.0/10"), AddressNetwork("2001:db8:1::/48")].compactMap { $0 }
        let rule = PeerRule(additional: networks)
        #expect(rule.allows(try #require(PeerAddress("100.127.0.1"))))
        #expect(rule.allows(try #require(PeerAddress("::ffff:100.64.0.1"))))
        #expect(!rule.allows(try #require(PeerAddress("100.128.0.1"))))
        #expect(rule.allows(try #require(PeerAddress("2001:db8:1:ffff::1"))))
        #expect(!rule.allows(try #require(PeerAddress("2001:db8:2::1"))))
    }

    @Test func mappedAndPlainSpellingAreOneAddress() throws {
        #expect(PeerAddress("::ffff:10.1.2.3") == PeerAddress("10.1.2.3"))
        let socket = try SocketAddress(ipAddress: "10.1.2.3", port: 4711)
        #expect(PeerAddress(socket) == PeerAddress("10.1.2.3"))
        #expect(PeerAddress(try SocketAddress(unixDomainSocketPath: "/x")) == nil)
    }

    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.4.5", "01.2.3.4x", "fe80:::1", "[::1]"])
    func namesAreNoAddresses(_ text: String) {
        #expect(PeerAddress(text) == nil)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "fd00::/129", "10.0.0.0/", "house/8"])
    func nonsenseIsNoNetwork(_ text: String) {
        #expect(AddressNetwork(text) == nil)
    }

    @Test func networksOfExtremeLength() throws {
        let everything = try #require(AddressNetwork("::/0"))
        #expect(everything.contains(try #require(PeerAddress("8.8.8.8"))))
        let ipv4 = try #require(AddressNetwork("0.0.0.0/0"))
        #expect(ipv4.contains(try #require(PeerAddress("8.8.8.8"))))
        #expect(!ipv4.contains(try #require(PeerAddress("2001:db8::1"))))
        let one = try #require(AddressNetwork("192.0.2.7"))
        #expect(one.contains(try #require(PeerAddress("192.0.2.7"))))
        #expect(!one.contains(try #require(PeerAddress("192.0.2.6"))))
    }
}
