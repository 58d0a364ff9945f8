import BridgeServer
import Foundation
import Testing

@testable import porchlight

@Suite("Timers, shares and groups in words")
struct ChoreWordsTests {
    private static func timer(_ kind: String, does: String? = "on", outlet: Int? = nil) -> ControlCloudTimer {
        ControlCloudTimer(id: "4f2a", device: "Lamp", identity: "1", outlet: outlet, enabled: true, kind: kind, does: does)
    }

    @Test func oneThatRepeatsSaysBothClocks() {
        var timer = Self.timer("repeat", outlet: 2)
        timer.utc = .init(time: "23:35", days: ["mon"])
        #expect(ChoreWords.timer(timer) == "Lamp outlet 2 on 23:35 mon UTC, 4f2a")
        timer.here = .init(time: "05:05", days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
        #expect(ChoreWords.timer(timer) == "Lamp outlet 2 on 05:05 daily = 23:35 mon UTC, 4f2a")
    }

    @Test func theOtherKindsSayWhen() {
        let moment = Date(timeIntervalSince1970: 1_798_131_600)
        var (once, countdown, cycle) = (Self.timer("once", does: "off"), Self.timer("countdown"), Self.timer("cycle", does: nil))
        (once.at, countdown.at, cycle.at) = (moment, moment, moment)
        (countdown.minutes, cycle.minutes, cycle.onminutes) = (20, 60, 10)
        let text = ClockText.minute(moment)
        #expect(ChoreWords.timer(once) == "Lamp off at \(text), 4f2a")
        #expect(ChoreWords.timer(countdown) == "Lamp on at \(text), 20 min after it was set, 4f2a")
        #expect(ChoreWords.timer(cycle) == "Lamp on, off every 60 min for 10 min, from \(text), 4f2a")
    }

    @Test func whatIsNotUnderstoodCannotObeyTheTerminal() {
        var timer = Self.timer("other", does: nil)
        timer.words = "{\u{1B}[2J}"
        #expect(ChoreWords.timer(timer) == "Lamp something else not understood: {\u{FFFD}[2J}, 4f2a")
        #expect(ChoreWords.timers([timer]).hasPrefix("DEVICE  OUTLET  DOES"))
        #expect(ChoreWords.timers([]) == "There are no timers.\n")
    }

    @Test(arguments: [
        (["add", "enable"], false, "Lamp is shared with b@c.d, who may do this to its timers: add,enable.\n"),
        ([], false, "Lamp is shared with b@c.d, who may not touch its timers.\n"),
        (nil, true, "Lamp is shared with b@c.d; they are invited and have not answered yet.\n"),
    ] as [([String]?, Bool, String)])
    func aShareSaysWhatIsAllowed(_ rights: [String]?, _ pending: Bool, _ words: String) {
        let share = ControlCloudShare(device: "Lamp", identity: "1", person: "b@c.d", theirs: false, rights: rights, pending: pending)
        #expect(ChoreWords.shared(share) == words)
    }

    @Test(arguments: [
        (true, "The group Hall is removed. Gone from the account with it: Lamp (1), Fan (2).\n"),
        (false, "The group Hall is removed. These stay: Lamp (1), Fan (2).\n"),
    ])
    func whatGoesWithAGroupIsNamed(_ withDevices: Bool, _ words: String) {
        let members = [("Lamp", "1"), ("Fan", "2")].map { ControlCloudGroup.Member(name: $0, identity: $1) }
        let group = ControlCloudGroup(id: "g", name: "Hall", index: 1, devices: members)
        #expect(ChoreWords.removal(ControlGroupRemoval(group: group, withdevices: withDevices)) == words)
        #expect(ChoreWords.groups([group]) == "INDEX  NAME  DEVICES    ID\n1      Hall  Lamp, Fan  g\n")
    }

    @Test func sharesSayWhoseTheyAre() {
        let share = ControlCloudShare(device: "Lamp", identity: "1", person: "b@c.d", theirs: true, rights: nil, pending: false)
        #expect(ChoreWords.shares([share]).split(separator: "\n").last == "Lamp    from b@c.d  -       shared  1")
        #expect(ChoreWords.shares([]) == "Nothing is shared.\n")
    }
}
