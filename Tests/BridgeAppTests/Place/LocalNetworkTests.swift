import HueV1
import Testing

@testable import BridgeApp

@Suite("The network around the bridge")
struct LocalNetworkTests {
    private static let heading =
        "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT                       \n"

    @Test(arguments: [
        ("eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0", "192.168.1.1"),
        (
            """
            eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
            eth0\t00000000\tFE01A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
            """, "192.168.1.254"
        ),
        // A tunnel that takes half of all addresses each way is not the default route.
        (
            """
            tun0\t00000000\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0
            tun0\t00000080\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0
            eth0\t00000000\t0100000A\t0003\t0\t0\t100\t00000000\t0\t0\t0
            """, "10.0.0.1"
        ),
        // Of two the kernel writes the better one first.
        (
            """
            eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0
            wlan0\t00000000\t0201A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
            """, "192.168.1.1"
        ),
    ])
    func theRouterIsReadFromTheKernelsTable(_ lines: String, _ gateway: String) {
        #expect(LocalNetwork.defaultGateway(routes: Self.heading + lines + "\n") == gateway)
    }

    @Test(arguments: [
        "", "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n", "eth0\t00000000\n", "eth0\n",
        "eth0\t00000000\tnot hex\t0003\t0\t0\t100\t00000000\t0\t0\t0\n", "\n\n",
    ])
    func withoutADefaultRouteThereIsNoRouter(_ lines: String) {
        #expect(LocalNetwork.defaultGateway(routes: Self.heading + lines) == nil)
    }

    @Test func withoutATableThereIsNoRouter() {
        #expect(LocalNetwork.defaultGateway(routes: nil) == nil)
        #expect(LocalNetwork.defaultGateway(routes: "") == nil)
    }

    @Test func theBoundAddressIsTheOneShown() {
        let loopback = LocalNetwork.chosen(bind: "127.0.0.1")
        #expect(loopback.address == "127.0.0.1")
        #expect(loopback.netmask == "255.0.0.0")
        #expect(LocalNetwork.shown(bind: "127.0.0.1").address == "127.0.0.1")
    }

    @Test func theLoopbackHasNoHardwareAddressAndAnUnknownInterfaceNeither() {
        #expect(LocalNetwork.hardwareAddress(of: LocalNetwork.chosen(bind: "127.0.0.1")) == nil)
        let unknown = LocalNetwork.Interface(name: "nowhere0", address: "10.0.0.1", netmask: "255.0.0.0")
        #expect(LocalNetwork.hardwareAddress(of: unknown) == nil)
    }
}
