@testable import Connectivity
import Testing

struct InterfaceChangesTests {
    let cable = interface("eth0", 2, "192.168.2.12")
    let radio = interface("wlan0", 3, "10.0.0.5")

    @Test func nothingNewIsNothing() {
        let changes = InterfaceChanges(from: [cable, radio], to: [radio, cable])
        #expect(changes.appeared.isEmpty && changes.vanished.isEmpty && changes.readdressed.isEmpty)
    }

    @Test func comingAndGoing() {
        let changes = InterfaceChanges(from: [cable], to: [radio])
        #expect(changes.appeared == [radio])
        #expect(changes.vanished == [cable])
        #expect(changes.readdressed.isEmpty)
    }

    @Test func anotherAddressIsTheSameInterface() {
        let moved = interface("eth0", 2, "192.168.2.99")
        let changes = InterfaceChanges(from: [cable, radio], to: [moved, radio])
        #expect(changes.readdressed == [moved])
        #expect(changes.appeared.isEmpty && changes.vanished.isEmpty)
    }

    @Test func aReusedNumberOrNameIsAnotherInterface() {
        #expect(InterfaceChanges(from: [cable], to: [interface("eth0", 7, "192.168.2.12")]).appeared.count == 1)
        #expect(InterfaceChanges(from: [cable], to: [interface("eth1", 2, "192.168.2.12")]).vanished == [cable])
    }
}

struct InterfaceSelectionTests {
    let all = [interface("lo", 1, "127.0.0.1", mask: "255.0.0.0"), interface("eth0", 2, "192.168.2.12", "10.0.0.5")]

    @Test(arguments: [nil, "0.0.0.0"])
    func withoutAnAddressAllButLoopback(bind: String?) {
        #expect(InterfaceSelection(bindAddress: bind).choose(from: all).map(\.name) == ["eth0"])
    }

    @Test func anAddressChoosesItsInterfaceAndNetwork() {
        #expect(InterfaceSelection(bindAddress: "10.0.0.5").choose(from: all) == [interface("eth0", 2, "10.0.0.5")])
    }

    @Test func loopbackOnlyWhenAskedFor() {
        #expect(InterfaceSelection(bindAddress: "127.0.0.1").choose(from: all).map(\.name) == ["lo"])
    }

    @Test(arguments: ["172.16.0.1", "fe80::1", "localhost", ""])
    func anUnknownAddressChoosesNothing(bind: String) {
        #expect(InterfaceSelection(bindAddress: bind).choose(from: all).isEmpty)
    }

    @Test func theKernelKnowsLoopback() {
        #expect(InterfaceScan.all().contains { $0.isLoopback && $0.subnets.contains { $0.address == ip("127.0.0.1") } })
    }
}
