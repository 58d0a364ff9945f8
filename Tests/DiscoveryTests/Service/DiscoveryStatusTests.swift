@testable import Discovery
import Testing

struct DiscoveryStatusTests {
    @Test func newsChangesItsPartAlone() {
        var status = DiscoveryStatus()
        status.apply(.mdns(.daemon, instanceName: "Hue Bridge - 2496FE #2"))
        status.apply(.ssdp(.running, interfaces: ["eth0 192.168.2.12"]))
        status.apply(.searches(answered: 3, dropped: 1))
        #expect(status.mdns == .daemon)
        #expect(status.instanceName == "Hue Bridge - 2496FE #2")
        #expect(status.ssdp == .running)
        #expect(status.ssdpInterfaces == ["eth0 192.168.2.12"])
        #expect(status.answered == 3 && status.dropped == 1)
        status.apply(.mdns(.waiting("daemon has gone"), instanceName: nil))
        #expect(status.instanceName == nil)
        #expect(status.ssdp == .running)
    }

    @Test func statesAreWordedForTheOwner() {
        #expect(DiscoveryStatus.MDNS.waiting("x").description == "waiting: x")
        #expect(DiscoveryStatus.MDNS.embedded.description == "embedded")
        #expect(DiscoveryStatus.SSDP.waiting("no network interface").description == "waiting: no network interface")
        #expect(DiscoveryStatus.SSDP.off.description == "off")
    }
}
