import BridgeCore
import Connectivity
import HomeModel
import Testing
@testable import LocalDrivers

@Suite("A broker that comes and goes", .timeLimit(.minutes(1)), .serialized)
struct MQTTBrokerLossTests {
    private static let names = ["hall", "stairs"]

    /// A house with two lamps that are on.
    private static func house(
        speed: Double = 1, _ manner: MosquittoBroker.Manner = .init(),
        _ test: @escaping @Sendable (MosquittoBroker, PlayedZigbee, BrokerHome) async throws -> Void
    ) async throws {
        try await MosquittoBroker.running(manner) { broker in
            let home = try BrokerHome(broker, speed: speed)
            let program = PlayedZigbee(broker, lamps: names, world: home.world)
            try await program.playing {
                try await home.run {
                    try await home.until("both are reachable, and say that they are on") {
                        home.reachable == 2 && home.home.lights.all.allSatisfy(\.state.on)
                    }
                    try await test(broker, program, home)
                }
            }
        }
    }

    @Test func aRestartIsNoNews() async throws {
        try await Self.house { broker, program, home in
            let seen = home.bridge.announcements.listen()
            await broker.kill()
            try await home.until("the loss is noticed") { home.ledger.page.failure != nil }
            try await broker.start()
            let back = ContinuousClock.now
            try await home.until("it is connected again") { home.ledger.page.connections == 2 }
            try await home.set(PlayedZigbee.address("hall")) { $0.on = false }
            try await home.until("an order arrives") { await program.lamps["hall"]?.isOn == false }
            #expect(ContinuousClock.now - back < .seconds(3))
            print("after the broker's return an order arrives within", ContinuousClock.now - back)
            await program.touch("stairs") { $0.isOn = false }
            for await announcement in seen {
                #expect(announcement.snapshot.home.devices.all.allSatisfy { $0.isReachable })
                if announcement.snapshot.home.lights.all.allSatisfy({ !$0.state.on }) { break }
            }
        }
    }

    @Test func aBrokerThatStaysAwayTakesItsDevicesAlong() async throws {
        try await Self.house(speed: 5) { broker, program, home in
            let lost = home.world.now().uptime
            await broker.kill()
            try await home.until("nobody is reachable") { home.reachable == 0 }
            #expect(home.world.now().uptime - lost >= MQTTBackend.usualGrace)
            #expect(home.ledger.page.failure?.words == "nobody answers there (connection refused)")
            try await broker.start()
            try await home.until("both are back") { home.reachable == 2 }
        }
    }

    @Test func whoDoesNotComeBackWithTheBrokerIsMissed() async throws {
        try await Self.house(speed: 5) { broker, program, home in
            await program.stop()
            await broker.kill()
            try await home.until("the loss is noticed") { home.ledger.page.failure != nil }
            // The broker has forgotten everything, and nobody is there to say it anew.
            try await broker.start()
            try await home.until("it is connected again") { home.ledger.page.connections == 2 }
            #expect(home.reachable == 2)
            try await home.until("nobody is reachable") { home.reachable == 0 }
            #expect(home.ledger.page.devices == 0)
        }
    }

    @Test func aWrongPasswordIsSaidInWords() async throws {
        try await MosquittoBroker.running(.init(user: "attic", password: "right")) { broker in
            let home = try BrokerHome(broker) { ($0.setup.user, $0.setup.password) = ("attic", "wrong") }
            try await home.run {
                try await home.until("it fails") { home.ledger.page.failure != nil }
                let page = home.ledger.page
                #expect(page.failure?.words == "the broker does not let us in with this user and password")
                guard case .waiting(let due) = page.state else {
                    Issue.record("\(page.state)")
                    return
                }
                #expect(due - home.world.now().uptime > .seconds(50))
            }
        }
    }

    @Test func aLampThatIsOutOfReachComesBackByItself() async throws {
        try await Self.house { _, program, home in
            await program.setPresent("hall", false)
            try await home.until("it is missed") { home.reachable == 1 }
            await program.setPresent("hall", true)
            try await home.until("it is back") { home.reachable == 2 }
        }
    }
}
