import Testing

@testable import BridgeApp

/// Ports are taken and tried on real sockets, on loopback.
@Suite("Which port is listened at")
struct PortChoiceTests {
    private static let loopback = "127.0.0.1"

    @Test func aFreePortIsTakenWithoutAWord() throws {
        let port = BusyPort.free()
        let choice = try PortChoice(.exactly(port), what: "HTTP", at: Self.loopback)
        #expect(choice.port == port)
        #expect(choice.reason == nil)
    }

    @Test func aPortThatWasAskedForAndIsTakenIsAnErrorOfOneLine() {
        let busy = BusyPort()
        let line = complaint { _ = try PortChoice(.exactly(busy.port), what: "HTTP", at: Self.loopback) }
        #expect(line == "HTTP port \(busy.port) cannot be had: another program listens there")
    }

    @Test func aPreferredPortThatIsTakenIsReplacedAndTheReasonTold() throws {
        let (busy, free) = (BusyPort(), BusyPort.free())
        let choice = try PortChoice(.preferably(busy.port, otherwise: free), what: "HTTPS", at: Self.loopback)
        #expect(choice.port == free)
        #expect(choice.reason ==
            "HTTPS is on port \(free), because port \(busy.port) cannot be had: another program listens there")
    }

    @Test func aPreferredPortThatIsFreeNeedsNoReason() throws {
        let (free, busy) = (BusyPort.free(), BusyPort())
        let choice = try PortChoice(.preferably(free, otherwise: busy.port), what: "HTTP", at: Self.loopback)
        #expect(choice == (try PortChoice(.exactly(free), what: "HTTP", at: Self.loopback)))
    }

    @Test func whenBothAreTakenBothReasonsAreToldAndWhatToDo() {
        let (one, two) = (BusyPort(), BusyPort())
        let line = complaint {
            _ = try PortChoice(.preferably(one.port, otherwise: two.port), what: "HTTPS", at: Self.loopback)
        }
        #expect(line ==
            "neither HTTPS port \(one.port) (another program listens there) nor port \(two.port) "
            + "(another program listens there) can be had; choose one with --https-port")
    }

    @Test func portZeroIsLeftToTheSystem() throws {
        #expect(try PortChoice(.exactly(0), what: "HTTP", at: Self.loopback).port == 0)
    }

    /// RFC 5737 keeps 192.0.2.0/24 for examples, so no machine has such an address.
    @Test func anAddressOfAnotherMachineIsSaidToBeOne() {
        let line = complaint { _ = try PortChoice(.exactly(8080), what: "HTTP", at: "192.0.2.7") }
        #expect(line == "HTTP port 8080 cannot be had: the address is not one of this machine")
    }

    @Test(.enabled(if: PortChoice.speaksIPv6)) func addressesOfBothFamiliesAreTried() throws {
        let port = BusyPort.free()
        #expect(try PortChoice(.exactly(port), what: "HTTP", at: "::1").port == port)
        let line = complaint { _ = try PortChoice(.exactly(port), what: "HTTP", at: "2001:db8::7") }
        #expect(line == "HTTP port \(port) cannot be had: the address is not one of this machine")
    }

    @Test(.enabled(if: PortChoice.speaksIPv6)) func listeningEverywhereMindsWhoListensAtOneAddress() {
        let busy = BusyPort()
        let line = complaint { _ = try PortChoice(.exactly(busy.port), what: "HTTP", at: "::") }
        #expect(line == "HTTP port \(busy.port) cannot be had: another program listens there")
    }

    @Test(.enabled(if: PortChoice.speaksIPv6), arguments: ["fe80::1%lo", "fe80::1%nowhere"])
    func anAddressWithAScopeIsNotMistakenForSuccess(_ address: String) {
        let line = complaint { _ = try PortChoice(.exactly(BusyPort.free()), what: "HTTP", at: address) }
        #expect(line?.hasSuffix("cannot be had: the address is not one of this machine") == true, "\(line ?? "")")
    }
}
