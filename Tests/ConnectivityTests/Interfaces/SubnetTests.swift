@testable import Connectivity
import Testing

struct SubnetTests {
    let home = Subnet(address: ip("192.168.2.12"), mask: ip("255.255.255.0"))

    @Test(arguments: ["192.168.2.1", "192.168.2.12", "192.168.2.254"])
    func hostsOfTheLinkAreIn(host: String) {
        #expect(home.hasHost(ip(host)))
    }

    @Test(arguments: ["192.168.3.1", "192.168.2.0", "192.168.2.255", "239.255.255.250", "255.255.255.255", "0.0.0.0", "8.8.8.8"])
    func othersAreNot(host: String) {
        #expect(!home.hasHost(ip(host)))
    }

    @Test func aPairOfTwoHasNoBroadcastAddress() {
        let pair = Subnet(address: ip("10.0.0.0"), mask: ip("255.255.255.254"))
        #expect(pair.hasHost(ip("10.0.0.1")))
        #expect(!pair.hasHost(ip("10.0.0.2")))
    }

    @Test func aWholeWorldMaskDoesNotLetMulticastIn() {
        let wide = Subnet(address: ip("10.0.0.1"), mask: ip("0.0.0.0"))
        #expect(wide.hasHost(ip("8.8.8.8")))
        #expect(!wide.hasHost(ip("224.0.0.1")))
    }

    @Test func theAddressShownIsThatOfTheAskersNetwork() {
        let two = interface("eth0", 2, "192.168.2.12", "10.0.0.5")
        #expect(two.address(facing: ip("10.0.0.9")) == ip("10.0.0.5"))
        #expect(two.address(facing: ip("192.168.2.9")) == ip("192.168.2.12"))
        #expect(two.address(facing: ip("172.16.0.1")) == nil)
    }

    @Test(arguments: ["", "1.2.3", "1.2.3.4.5", "256.1.1.1", "a.b.c.d", "1..2.3", "::1", "0001.2.3.4", "-1.2.3.4"])
    func nonAddressesAreNotRead(text: String) {
        #expect(IPv4Address(text) == nil)
    }

    @Test func anAddressIsWrittenAsRead() {
        #expect(ip("192.168.2.12").description == "192.168.2.12")
        #expect(ip("127.0.0.1").isLoopback)
    }
}
