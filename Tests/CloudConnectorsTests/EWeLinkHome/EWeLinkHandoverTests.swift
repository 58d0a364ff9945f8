import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing

/// An account whose lamp is at hand, too: the cloud is the emulated one, the lamp on the LAN a played device of its own, so that
/// it is seen by which road an order went.
@Suite("eWeLink at hand and by the cloud", .serialized, .timeLimit(.minutes(1)))
struct EWeLinkHandoverTests {
    typealias Stage = EWeLinkStage

    @Test func ordersGoOnTheLanAndNotByTheCloud() async throws {
        try await AtHand(port: 46_301).play { stage, lamp, home in
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("the lamp follows") { await lamp.params["switch"] == "on" }
            try await home.until("the home has it") { home.light(Stage.lamp)?.state.on == true }
            #expect(try await stage.state(Stage.lamp)["switch"] == "off", "the cloud was not asked")
            #expect(await lamp.requests.count { $0.path == "/zeroconf/switch" } == 1)
            // What is not at hand goes by the cloud.
            try await home.set(Stage.dimmer) { $0.on = true }
            try await home.until("the dimmer follows") { try await stage.state(Stage.dimmer)["switch"] == "on" }
            #expect(home.failures.all.isEmpty)
        }
    }

    @Test func whatTheLampSaysIsHeardHereAndAnOlderWordOfTheCloudChangesNothing() async throws {
        try await AtHand(port: 46_302).play { stage, lamp, home in
            let changes = home.bridge.announcements.listen()
            try await lamp.become(["switch": "on"])
            try await home.until("heard on the LAN") { home.light(Stage.lamp)?.state.on == true }
            // The cloud comes after, with what was before.
            try await stage.touch(Stage.lamp, ["switch": "on"])
            try await stage.touch(Stage.lamp, ["switch": "off"])
            try await stage.touch(Stage.dimmer, ["switch": "on"])
            try await home.until("the cloud was heard") { home.light(Stage.dimmer)?.state.on == true }
            #expect(home.light(Stage.lamp)?.state.on == true)
            home.bridge.announcements.finish()
            var heard: [Bool] = []
            for await change in changes {
                let device = change.snapshot.home.devices[DeviceKey(driver: home.account.driver, identity: Stage.lamp).resourceID]
                guard let light = device?.lights.first.flatMap({ change.snapshot.home.lights[$0] }) else { continue }
                if heard.last != light.state.on { heard.append(light.state.on) }
            }
            #expect(heard == [true], "it never flickered")
        }
    }

    @Test func aLampThatLeavesTheLanIsSpokenWithByTheCloudAndComesBack() async throws {
        try await AtHand(port: 46_303).play { stage, lamp, home in
            await lamp.behave(.resets(.max))
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("by the cloud") { try await stage.state(Stage.lamp)["switch"] == "on" }
            #expect(home.isReachable(Stage.lamp) && home.light(Stage.lamp)?.state.on == true)
            await lamp.behave(.good)
            try await lamp.announce()
            try await home.set(Stage.lamp) { $0.on = false }
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("back on the LAN") { await lamp.params["switch"] == "on" }
        }
    }

    @Test func withoutTheCloudWhatIsAtHandGoesOn() async throws {
        try await AtHand(port: 46_304).play { stage, lamp, home in
            // Its own connection to the cloud comes back later than ours.
            try await stage.touch(Stage.lamp, ["connected": false])
            stage.front.isDown = true
            await stage.cloud.cutSockets()
            try await home.until("the others are away") { !home.isReachable(Stage.dimmer) }
            #expect(home.isReachable(Stage.lamp))
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("the lamp follows") { await lamp.params["switch"] == "on" }
            stage.front.isDown = false
            try await home.until("all are back") { home.home.devices.all.allSatisfy(\.isReachable) }
            #expect(home.light(Stage.lamp)?.state.on == true, "what the cloud remembers is older")
            #expect(home.failures.all.isEmpty, "the account never was without any device")
        }
    }

    @Test func aBridgeThatStartsWithoutTheInternetFindsWhatIsAtHand() async throws {
        try await AtHand(port: 46_305).play { stage, lamp, home in
            let later = try EWeLinkHome(
                at: "http://127.0.0.1:1", secrets: await home.secrets.all, lan: AtHand(port: 46_305).settings)
            try await later.connected {
                try await later.until("it is there") { later.isReachable(Stage.lamp) }
                #expect(!later.isReachable(Stage.dimmer))
                try await later.set(Stage.lamp) { $0.on = true }
                try await later.until("it follows") { await lamp.params["switch"] == "on" }
                #expect(later.ledger.page.failure?.words.contains("nobody answers there") == true)
            }
        }
    }

    @Test func anAnswerThatIsLateIsNoReasonToSendTheOrderTwice() async throws {
        try await AtHand(port: 46_306).play { stage, lamp, home in
            await lamp.behave(.late)
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("it has it") { await lamp.params["switch"] == "on" }
            try await home.until("the home has it") { home.ledger.page.orders.sent == 1 && home.light(Stage.lamp)?.state.on == true }
            try await ModeBridge.world.sleep(for: .milliseconds(1500))
            #expect(try await stage.state(Stage.lamp)["switch"] == "off", "the cloud was not asked")
        }
    }

    @Test func aHandAtTheLampBeforeItsAnswerIsHereIsWhatCounts() async throws {
        try await AtHand(port: 46_307).play { stage, lamp, home in
            await lamp.behave(.late)
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("it has it") { await lamp.params["switch"] == "on" }
            try await ModeBridge.world.sleep(for: .milliseconds(100))
            try await lamp.become(["switch": "off"])
            try await home.until("it is delivered") { home.ledger.page.orders.sent == 1 && home.light(Stage.lamp)?.state.on == false }
            #expect(await lamp.params["switch"] == "off")
        }
    }

    @Test func anImpulseIsNotGivenTwice() async throws {
        try await AtHand(port: 46_308).play { stage, lamp, home in
            try await lamp.become(["pulse": "on"])
            try await home.until("it is known") { await lamp.params["pulse"] == "on" }
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("it is switched") { await lamp.params["switch"] == "on" }
            try await home.set(Stage.lamp) { $0.on = false }
            try await home.until("and back") { await lamp.params["switch"] == "off" && home.light(Stage.lamp)?.state.on == false }
            await lamp.behave(.slow)
            try await home.set(Stage.lamp) { $0.on = true }
            try await home.until("it is given up") { home.ledger.page.failure?.words.contains("not given twice") == true }
            #expect(try await stage.state(Stage.lamp)["switch"] == "off", "the cloud was not asked")
        }
    }

    @Test func aCloudThatIsBackWhileSomethingIsAtHandStays() async throws {
        try await AtHand(port: 46_309).play { stage, lamp, home in
            await stage.cloud.cutSockets()
            try await home.until("the others are away") { !home.isReachable(Stage.dimmer) }
            #expect(home.isReachable(Stage.lamp))
            try await home.until("all are back") { home.home.devices.all.allSatisfy(\.isReachable) }
            let dispatches = stage.front.count("GET /dispatch/app")
            // Longer than it would take to lose the connection once more and ask for another.
            for round in 0..<12 {
                try await home.set(Stage.dimmer) { $0.on = round.isMultiple(of: 2) }
                try await home.until("the dimmer follows") {
                    try await stage.state(Stage.dimmer)["switch"] == (round.isMultiple(of: 2) ? "on" : "off")
                }
            }
            #expect(stage.front.count("GET /dispatch/app") == dispatches)
            #expect(home.isReachable(Stage.dimmer))
        }
    }
}
