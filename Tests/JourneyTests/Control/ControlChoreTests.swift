import BridgeCore
import BridgeServer
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import PorchlightTestKit
import Testing

@Suite("What the owner does in a cloud", .timeLimit(.minutes(1)))
struct ControlChoreTests {
    private static let body = #"{"vendor":"mode","name":"home","settings":{"projectId":"7","appId":"x","email":"a@b.c"},"#
        + #""secrets":{"password":"open sesame"},"classes":{},"test":true}"#

    private static func run(
        _ chores: FakeChores? = FakeChores(), _ body: @escaping @Sendable (TestBridge, Owner, FakeChores) async throws -> Void
    ) async throws {
        let cloud = FakeCloud(chores: chores)
        try await TestBridge.run(clouds: cloud.kits) { bridge in
            let owner = Owner(of: bridge)
            _ = try await owner.ask("POST", "/clouds", Self.body, as: ControlCloudAddition.self)
            try await eventually("its devices appear") { bridge.snapshot.home.devices.all.contains { $0.key.identity == "lamp-1" } }
            try await body(bridge, owner, chores ?? FakeChores())
        }
    }

    @Test func aTimerIsAddedStoppedAndRemoved() async throws {
        try await Self.run { (_, owner, chores) async throws in
            let new = #"{"device":"cloud lamp","on":true,"outlet":2,"minutes":20}"#
            let added: ControlCloudTimer = try await owner.ask("POST", "/clouds/home/timers", new)
            #expect(added.kind == "countdown" && added.minutes == 20 && added.does == "on" && added.outlet == 2)
            #expect(added.device == "Cloud lamp" && added.identity == "lamp-1", "by its name at home")
            #expect(chores.memory.timers.map(\.outlet) == [1])
            let other: ControlCloudTimer = try await owner.ask("POST", "/clouds/home/timers", #"{"device":"x-2","on":false,"minutes":5}"#)
            #expect(try await owner.ask("GET", "/clouds/home/timers", as: [ControlCloudTimer].self) == [added, other])
            #expect(try await owner.ask("GET", "/clouds/home/timers?device=x-2", as: [ControlCloudTimer].self) == [other])
            let off: ControlCloudTimer = try await owner.ask("PUT", "/clouds/home/timers/timer-1", #"{"enabled":false}"#)
            #expect(!off.enabled && chores.memory.timers.map(\.isEnabled) == [false, true])
            #expect(try await owner.ask("DELETE", "/clouds/home/timers/timer-2", as: ControlCloudTimer.self) == other)
            #expect(chores.memory.timers.map(\.id) == ["timer-1"])
        }
    }

    @Test func oneThatRepeatsIsShownAsBothClocksHaveIt() async throws {
        try await Self.run { (bridge, owner, chores) async throws in
            let key = try await bridge.key()
            let answer = try await bridge.put("/api/\(key)/config", #"{"timezone":"Asia/Tokyo"}"#).text
            try #require(answer.contains("success"), "\(answer)")
            let new = #"{"device":"lamp-1","on":true,"at":"05:05","days":["tue"]}"#
            let added: ControlCloudTimer = try await owner.ask("POST", "/clouds/home/timers", new)
            #expect(added.utc == .init(time: "20:05", days: ["mon"]) && added.here == .init(time: "05:05", days: ["tue"]))
            let time = try #require(DayTime(hour: 20, minute: 5))
            #expect(chores.memory.timers.map(\.plan) == [.weekly(time, .monday)])
        }
    }

    @Test func whatIsNotUnderstoodIsShownAsItIs() async throws {
        try await Self.run { (_, owner, chores) async throws in
            try chores.note { $0.timers = [CloudTimer(id: "t", device: "gone", plan: nil, on: nil, words: #"{"sun":"rise"}"#)] }
            let timer = try #require(try await owner.ask("GET", "/clouds/home/timers", as: [ControlCloudTimer].self).first)
            #expect(timer.kind == "other" && timer.words == #"{"sun":"rise"}"# && timer.does == nil && timer.device == "gone")
        }
    }

    @Test func aDeviceIsSharedAndTakenBack() async throws {
        try await Self.run { (_, owner, chores) async throws in
            let wish = #"{"device":"Cloud lamp","person":"b@c.d","rights":["add","enable"]}"#
            let shared: ControlCloudShare = try await owner.ask("POST", "/clouds/home/shares", wish)
            #expect(shared.device == "Cloud lamp" && shared.rights == ["add", "enable"] && !shared.theirs && !shared.pending)
            #expect(try await owner.ask("GET", "/clouds/home/shares", as: [ControlCloudShare].self) == [shared])
            let changed: ControlCloudShare = try await owner.ask("PUT", "/clouds/home/shares", #"{"device":"lamp-1","person":"b@c.d"}"#)
            #expect(changed.rights == [] && chores.memory.shares.map(\.rights) == [[]])
            _ = try await owner.ask("DELETE", "/clouds/home/shares", #"{"device":"lamp-1","person":"b@c.d"}"#, as: ControlCloudShare.self)
            #expect(chores.memory.shares.isEmpty)
            #expect(try await owner.problem("DELETE", "/clouds/home/shares", #"{"device":"lamp-1","person":"b@c.d"}"#) == "not shared with b@c.d")
        }
    }

    @Test func groupsAreArranged() async throws {
        try await Self.run { (_, owner, chores) async throws in
            let hall: ControlCloudGroup = try await owner.ask("POST", "/clouds/home/groups", #"{"name":"Hall"}"#)
            let attic: ControlCloudGroup = try await owner.ask("POST", "/clouds/home/groups", #"{"name":"Attic","index":7}"#)
            #expect(hall.index == 1 && attic.index == 7)
            let named: ControlCloudGroup = try await owner.ask("PUT", "/clouds/home/groups/hall", #"{"name":"Porch","index":2}"#)
            #expect(named == ControlCloudGroup(id: hall.id, name: "Porch", index: 2, devices: []))
            let into = #"{"device":"Cloud lamp","to":"porch","only":false}"#
            let groups: [ControlCloudGroup] = try await owner.ask("POST", "/clouds/home/moves", into)
            #expect(groups.map { $0.devices.map(\.name) } == [["Cloud lamp"], []])
            let wrong = #"{"device":"Cloud lamp","from":"Attic","only":false}"#
            #expect(try await owner.problem("POST", "/clouds/home/moves", wrong) == "Cloud lamp is not in Attic")
            let gone: ControlGroupRemoval = try await owner.ask("DELETE", "/clouds/home/groups/\(hall.id)?devices=true")
            #expect(gone.withdevices && gone.group.devices.map(\.identity) == ["lamp-1"] && chores.memory.groups.map(\.name) == ["Attic"])
        }
    }

    static let refusals: [(String, String, String?, String)] = [
        ("GET", "/clouds/x/timers", nil, #"there is no cloud account "x"; "porchlight clouds list" shows all"#),
        ("GET", "/clouds/home/timers?device=y", nil, #"there is no device "y" in home"#),
        ("POST", "/clouds/home/timers", #"{"device":"Twin","on":true,"minutes":1}"#, #"2 devices are called "Twin"; name one by its id: x-1, x-2"#),
        ("POST", "/clouds/home/timers", #"{"device":"lamp-1","on":true,"outlet":0,"minutes":1}"#, "outlets are counted from 1"),
        ("POST", "/clouds/home/timers", #"{"device":"lamp-1","on":true}"#, "it is not said when: a time, a date and a time, or minutes from now"),
        ("DELETE", "/clouds/home/timers/t", nil, #"there is no timer "t" in home"#),
        ("POST", "/clouds/home/shares", #"{"device":"lamp-1","person":""}"#, "it is not said with whom"),
        ("POST", "/clouds/home/shares", #"{"device":"lamp-1","person":"b","rights":["fly"]}"#, #""fly" is not one of add, edit, delete, enable, all and none"#),
        ("POST", "/clouds/home/groups", #"{"name":""}"#, "a group needs a name"),
        ("POST", "/clouds/home/groups", #"{"name":"a","index":0}"#, "places are counted from 1 to 999"),
        ("PUT", "/clouds/home/groups/a", "{}", "it is not said what to change"),
        ("DELETE", "/clouds/home/groups/a", nil, #"there is no group "a" in home"#),
        ("POST", "/clouds/home/moves", #"{"device":"lamp-1","only":false}"#, "it is not said from which group or to which"),
        ("POST", "/clouds/home/claim", #"{"tag":"a"}"#, "MODE has nothing to claim; devices are added with the vendor's own app"),
        ("GET", "/clouds/home/timers/t", nil, "there is nothing at GET /clouds/home/timers/t"),
        ("GET", "/clouds/home/groups/a/b", nil, "there is nothing at GET /clouds/home/groups/a/b"),
        ("PUT", "/clouds/home/moves", "{}", "there is nothing at PUT /clouds/home/moves"),
    ]

    @Test(arguments: refusals)
    func whatCannotBeDoneIsSaid(_ method: String, _ path: String, _ body: String?, _ words: String) async throws {
        try await Self.run { (_, owner, chores) async throws in
            #expect(try await owner.problem(method, path, body) == words)
            #expect(chores.memory.timers.isEmpty && chores.memory.shares.isEmpty && chores.memory.groups.isEmpty)
        }
    }

    @Test(arguments: [
        ("timers", "MODE has no timers of its own; the bridge's schedules do that"),
        ("groups", "MODE has no groups of its own; the bridge's rooms and zones do that"),
        ("shares", "MODE shares whole homes, not devices; members of a home are invited with the vendor's own app"),
    ])
    func whatAVendorDoesNotHaveIsSaid(_ path: String, _ words: String) async throws {
        try await Self.run(nil) { (_, owner, _) async throws in #expect(try await owner.problem("GET", "/clouds/home/\(path)") == words) }
    }

    static let failures: [(CloudFailure, String)] = [
        (.connection(.timedOut), "the cloud cannot be spoken with: it does not answer in time"),
        (.deviceIsAway, "the cloud cannot reach the device"), (.notAllowed("see that"), "the account may not see that"),
    ]

    @Test(arguments: failures)
    func whatTheCloudDoesNotDoIsSaid(_ failure: CloudFailure, _ words: String) async throws {
        try await Self.run { (_, owner, chores) async throws in
            chores.fail(failure)
            for path in ["timers", "shares", "groups"] { #expect(try await owner.problem("GET", "/clouds/home/\(path)") == words) }
        }
    }
}
