import Connectivity
@testable import Discovery
import Testing

/// What is registered, checklist 1 and 2 of Docs/Discovery.md §7.
struct MDNSAnnouncementTests {
    @Test func theRecordsOfABridge() {
        let announcement = MDNSAnnouncement(.sample, scope: .everywhere(except: ["lo"]))
        #expect(MDNSAnnouncement.serviceType == "_hue._tcp")
        #expect(announcement.instanceName == "Hue Bridge - 2496FE")
        #expect(announcement.hostName == "0017882496fe")
        #expect(announcement.port == 443)
        #expect(announcement.txt == ["bridgeid=001788fffe2496fe", "modelid=BSB002"])
        #expect(announcement.address == nil)
    }

    @Test func eachInterfacesAddressesOnItAlone() {
        let announcement = MDNSAnnouncement(.sample, scope: .everywhere(except: []))
        let interfaces = [interface("eth0", 2, "192.168.2.12", "10.0.0.5"), interface("wlan0", 3, "172.16.0.1")]
        #expect(HostAddress.list(for: announcement, on: interfaces) == [
            HostAddress(address: ip("192.168.2.12"), interfaceIndex: 2), HostAddress(address: ip("10.0.0.5"), interfaceIndex: 2),
            HostAddress(address: ip("172.16.0.1"), interfaceIndex: 3),
        ])
    }

    @Test func anAdvertisedAddressEverywhere() {
        var advertisement = Advertisement.sample
        advertisement.advertisedAddress = "203.0.113.9"
        let announcement = MDNSAnnouncement(advertisement, scope: .only(name: "eth0", index: 2))
        #expect(HostAddress.list(for: announcement, on: [interface("eth0", 2, "10.0.0.5")]) == [
            HostAddress(address: ip("203.0.113.9"), interfaceIndex: nil)
        ])
    }
}
