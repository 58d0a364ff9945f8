@testable import CloudConnectors
@testable import CloudEmulators
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("What the owner does in eWeLink's cloud", .timeLimit(.minutes(1)))
struct EWeLinkChoresJourneyTests {
    typealias Stage = EWeLinkStage
    private static let plan = CloudTimerPlan.once(Date(timeIntervalSince1970: 1_900_000_000))

    @Test(arguments: [false, true])
    func timersAreKeptByTheDeviceInEitherAPI(isFirstOnly: Bool) async throws {
        try await Stage.serve(isFirstOnly: isFirstOnly) { stage in
            let timers = try EWeLinkChoresHome(at: stage).timers
            let first = try await timers.add(Self.plan, on: true, outlet: nil, to: Stage.lamp)
            let time = try #require(DayTime(hour: 6, minute: 30))
            let second = try await timers.add(.weekly(time, [.monday]), on: false, outlet: 1, to: Stage.sockets)
            #expect(try await timers.timers() == [first, second] && second.outlet == 1)
            #expect(try await stage.state(Stage.lamp)["timers"]?.array?.count == 1, "the device itself has it")
            let off = try await timers.enable(first, false)
            #expect(try await timers.timers() == [off, second] && !off.isEnabled)
            try await timers.remove(off)
            #expect(try await timers.timers() == [second])
            #expect(try await stage.state(Stage.lamp)["timers"] == [])
            await #expect(throws: ChoreTrouble("the timer is not there any more")) { try await timers.remove(off) }
        }
    }

    @Test func whatAnAppWroteStaysAsItWas() async throws {
        let strange: JSONValue = [["type": "sunrise", "enabled": true, "more": [1, 2.5, nil, ["x": "y"]]], ["mId": "a", "at": 5]]
        let lamp = Stage.device("1000000099", "Strange", 1, ["switch": "off", "timers": strange])
        try await Stage.serve(more: [lamp]) { stage in
            let timers = try EWeLinkChoresHome(at: stage).timers
            _ = try await timers.add(Self.plan, on: true, outlet: nil, to: "1000000099")
            let kept = try #require(try await stage.state("1000000099")["timers"]?.array)
            #expect(Array(kept.prefix(2)) == strange.array && kept.count == 3)
            let known = try await timers.timers()
            try await timers.remove(try #require(known.first { $0.id == "1000000099#1" }))
            #expect(try await stage.state("1000000099")["timers"]?.array?.first == ["mId": "a", "at": 5])
        }
    }

    @Test func changesAtTheSameTimeLoseNothing() async throws {
        try await Stage.serve { stage in
            let timers = try EWeLinkChoresHome(at: stage).timers
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...6 { group.addTask { _ = try await timers.add(Self.plan, on: true, outlet: nil, to: Stage.lamp) } }
                try await group.waitForAll()
            }
            #expect(try await timers.timers().count == 6)
        }
    }

    @Test func aDeviceThatIsAwayTakesNoTimer() async throws {
        try await Stage.serve { stage in
            let timers = try EWeLinkChoresHome(at: stage).timers
            try await stage.touch(Stage.lamp, ["connected": false])
            await #expect(throws: CloudFailure.deviceIsAway) {
                try await timers.add(Self.plan, on: true, outlet: nil, to: Stage.lamp)
            }
            #expect(try await timers.timers().isEmpty)
        }
    }

    @Test func aDeviceIsSharedOverTheOpenLineAndTakenBack() async throws {
        try await Stage.serve { stage in
            let (ann, ben) = (try EWeLinkChoresHome(at: stage), try EWeLinkChoresHome(at: stage, settings: Stage.ben))
            let (lamp, sharing) = (try await ann.thing(Stage.lamp), try ann.sharing)
            await #expect(throws: ChoreTrouble("the account is not connected; try again when it is")) {
                try await sharing.share(lamp, with: "ben@example.com", [])
            }
            try await ann.connected {
                #expect(try await sharing.share(lamp, with: "ben@example.com", [.add, .edit]).isPending == false)
                let entry = try #require(try await sharing.shares().first)
                #expect(entry == CloudShareEntry(device: lamp, person: "ben@example.com", rights: [.add, .edit]))
                let theirs = try #require(try await ben.sharing.shares().first)
                #expect(theirs.isTheirs && theirs.person == "ann@example.com" && theirs.rights == [.add, .edit])
                let timer = try await ben.timers.add(Self.plan, on: true, outlet: nil, to: Stage.lamp)
                await #expect(throws: CloudFailure.self, "they may add and not delete") { try await ben.timers.remove(timer) }
                _ = try await sharing.change(lamp, for: "ben@example.com", .all)
                try await ben.timers.remove(timer)
                for (person, words) in [
                    ("ben@example.com", "it is shared with ben@example.com already"),
                    ("cy@example.com", "the cloud knows nobody by cy@example.com"),
                    ("ann@example.com", "the cloud cannot share it with ann@example.com"),
                ] {
                    await #expect(throws: ChoreTrouble(words)) { try await sharing.share(lamp, with: person, []) }
                }
                await #expect(throws: ChoreTrouble("Porch lamp is not shared with cy@example.com")) {
                    try await sharing.unshare(lamp, from: "cy@example.com")
                }
                try await sharing.unshare(lamp, from: "ben@example.com")
                #expect(try await sharing.shares().isEmpty)
                #expect(try await ben.chores.things().isEmpty)
            }
            #expect(ann.home.failures.all.isEmpty, "the line was never lost")
        }
    }

    @Test(arguments: [false, true])
    func groupsAreMadeMovedAndRemoved(isFirstOnly: Bool) async throws {
        try await Stage.serve(isFirstOnly: isFirstOnly) { stage in
            let ann = try EWeLinkChoresHome(at: stage)
            let groups = try ann.groups
            let hall = try await groups.add("Hall", index: nil)
            let attic = try await groups.add("Attic", index: 1)
            #expect(try await groups.groups().map(\.name) == ["Attic", "Hall"])
            try await groups.change(hall, name: "Porch", index: 1)
            #expect(try await groups.groups().map(\.name) == ["Porch", "Attic"])
            try await groups.move(Stage.lamp, from: nil, to: hall, only: false)
            try await groups.move(Stage.dimmer, from: nil, to: hall, only: false)
            try await groups.move(Stage.lamp, from: hall, to: attic, only: false)
            #expect(try await groups.groups().map { $0.devices.map(\.id) } == [[Stage.dimmer], [Stage.lamp]])
            try await groups.remove(attic, withDevices: false)
            try await groups.remove(hall, withDevices: true)
            let left = try await ann.chores.things().map(\.id)
            #expect(left.contains(Stage.lamp) && !left.contains(Stage.dimmer))
            #expect(try await groups.groups().isEmpty)
            await #expect(throws: CloudFailure.notFollowed("there is no such group")) {
                try await groups.change(hall, name: "x", index: nil)
            }
        }
    }

    @Test func nobodyIsSignedInTwice() async throws {
        try await Stage.serve { stage in
            let ann = try EWeLinkChoresHome(at: stage)
            try await ann.connected {
                _ = try await ann.timers.timers()
                _ = try await ann.groups.groups()
                _ = try await ann.sharing.shares()
            }
            #expect(stage.front.logIns == 1 && ann.home.failures.all.isEmpty)
        }
    }
}
