import Connectivity
@testable import Discovery
import Testing

/// The decisions, told the time; numbers in names are those of the checklist in Docs/Discovery.md §7.
struct SSDPMachineTests {
    let cable = interface("eth0", 2, "192.168.2.12")
    let radio = interface("wlan0", 3, "10.0.0.5")
    var machine = SSDPMachine(advertisement: .sample, notifyPeriod: .seconds(60), at: .zero)

    init() {
        _ = machine.see([cable, radio], at: .zero)
    }

    @Test(arguments: ["\"ssdp:discover\"", "ssdp:discover"])
    mutating func threeReplies_quotedOrNot(man: String) {
        let reply = machine.receive(search(man: man), at: .zero, chance: 0.5)
        #expect(reply?.messages == SSDPMessages(.sample).replies(at: ip("192.168.2.12")))
        #expect(reply?.address == ip("192.168.2.20"))
        #expect(reply?.port == 50000)
        #expect(machine.answered == 1)
    }

    @Test mutating func silenceForOthersCountsAsNothing() {
        let reply = machine.receive(search("urn:foo"), at: .zero, chance: 0)
        #expect(reply == nil)
        #expect(machine.answered == 0 && machine.dropped == 0)
    }

    @Test mutating func locationIsTheAddressOfTheInterfaceAsked() {
        let reply = machine.receive(search(from: "10.0.0.9", index: 3), at: .zero, chance: 0)
        #expect(reply?.messages.allSatisfy { $0.contains("LOCATION: http://10.0.0.5:80/") } == true)
    }

    @Test(arguments: [
        (0.0, "3" as String?, Duration.milliseconds(100)), (0.5, "3", .milliseconds(500)), (0.999, "1", .milliseconds(899)),
        (0.999, "120", .milliseconds(899)), (0.7, "0", .zero), (0.5, nil, .milliseconds(500)), (0.5, "x", .milliseconds(500)),
        (7, "3", .milliseconds(900)), (-7, "3", .milliseconds(100)),
    ])
    mutating func delaysStayWithinTheWait(chance: Double, wait: String?, delay: Duration) {
        let reply = machine.receive(search(wait: wait), at: .zero, chance: chance)
        #expect(reply?.delay == delay)
    }

    @Test(arguments: [
        search(from: "192.168.3.20"), search(from: "8.8.8.8"), search(from: "192.168.2.255"), search(from: "192.168.2.0"),
        search(from: "239.255.255.250"), search(from: "255.255.255.255"), search(from: "0.0.0.0"), search(port: 0),
        search(from: "10.0.0.9", index: 2), search(index: 9),
    ])
    mutating func noReplyOffTheLink(datagram: SSDPDatagram) {
        let reply = machine.receive(datagram, at: .zero, chance: 0)
        #expect(reply == nil)
        #expect(machine.dropped == 1)
    }

    @Test mutating func aUnicastSearchIsAnswered_evenFromThisMachine() {
        let asked = search(from: "192.168.2.12", to: "192.168.2.12", index: 1)
        let reply = machine.receive(asked, at: .zero, chance: 0)
        #expect(reply?.messages.count == 3)
    }

    @Test mutating func aFloodIsNotAmplified() {
        var answered = 0
        for step in 0..<10_000 {
            let now = Duration.milliseconds(step / 10)
            let source = "192.168.2.\(1 + step % 250)"
            if machine.receive(search(from: source), at: now, chance: 0.5) != nil { answered += 1 }
        }
        #expect(answered <= 70)
        #expect(machine.answered == answered && machine.dropped == 10_000 - answered)
    }

    @Test mutating func waitingAnswersAreBounded() {
        let answered = (1...60).count { machine.receive(search(from: "192.168.2.\($0)"), at: .zero, chance: 0.9) != nil }
        #expect(answered == 32)
        let reply = machine.receive(search(from: "192.168.2.99"), at: .seconds(1), chance: 0)
        #expect(reply != nil)
    }

    @Test func newInterfacesAreJoinedAndTold() {
        var fresh = SSDPMachine(advertisement: .sample, notifyPeriod: .seconds(60), at: .zero)
        let alive = SSDPMessages(.sample).alive(at: ip("192.168.2.12"))
        let looks = [[cable], [cable], []].map { fresh.see($0, at: .seconds(1)) }
        #expect(looks == [[.join(cable), .notify(cable, messages: alive)], [], [.leave(cable)]])
    }

    @Test mutating func aNewAddressIsTold() {
        let moved = interface("eth0", 2, "192.168.2.99")
        let alive = SSDPMessages(.sample).alive(at: ip("192.168.2.99"))
        let actions = machine.see([moved, radio], at: .seconds(2))
        #expect(actions == [.notify(moved, messages: alive)])
        let reply = machine.receive(search(), at: .seconds(2), chance: 0)
        #expect(reply?.messages.first?.contains("http://192.168.2.99:80/") == true)
    }

    @Test mutating func presenceIsRepeatedEveryMinute() {
        let told = [59_999, 60_000, 61_000, 121_000].map { machine.see([cable, radio], at: .milliseconds($0)).count }
        #expect(told == [0, 2, 0, 2])
    }

    @Test mutating func farewellEverywhere() {
        let byebye = SSDPMessages(.sample).byebye()
        #expect(machine.farewell() == [.notify(cable, messages: byebye), .notify(radio, messages: byebye)])
    }

    @Test mutating func withoutAnInterfaceNobodyIsAnswered() {
        _ = machine.see([], at: .seconds(1))
        let reply = machine.receive(search(), at: .seconds(1), chance: 0)
        #expect(reply == nil)
        #expect(machine.farewell().isEmpty)
    }
}
