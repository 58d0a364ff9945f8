import BridgeCore
@testable import CloudConnectors
import HomeModel
import Testing
import ToldWorlds

@Suite("An account's devices in the home", .timeLimit(.minutes(1)))
struct CloudDriverTests {
    @Test func theyAppearAsTheCloudSaysTheyAreSet() async throws {
        let test = try CloudUnderTest([
            CloudUnderTest.lamp("1", LightReading(on: true, brightness: .full)), CloudUnderTest.lamp("2", reachable: false),
        ])
        try await test.run {
            await test.until { $0.lights.count == 2 && !$0.reaches("2") && $0.isOn("1") }
            let (near, far) = (try test.light("1"), try test.light("2"))
            #expect(near.state.on && near.state.brightness == .full && test.home.isReachable(near))
            #expect(!test.home.isReachable(far))
            #expect(test.ledger.page.devices == 2)
        }
    }

    @Test func anAppIsAnsweredBeforeTheCloudIsAskedAndTheDeviceFollows() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1")])
        try await test.run {
            await test.until { $0.lights.count == 1 }
            try await test.switchOn("1")
            #expect(test.home.isOn("1"), "answered from what is accepted")
            await test.cloud.hasOrders(1)
            await test.cloud.say(.light(CloudUnderTest.address("1"), LightReading(on: true)))
            #expect(await test.cloud.orders.first?.action.on == true)
            test.told.advance(by: .seconds(10))
            // With the next order everything that is overdue is looked at.
            var dimmed = LightPatch()
            dimmed.brightness = .to(.lowest)
            try await test.bridge.perform(.setLight(try test.light("1").id, dimmed), by: .owner)
            await test.cloud.hasOrders(2)
            #expect(test.home.isOn("1"))
            #expect(test.ledger.page.orders.unconfirmed == 0)
        }
    }

    @Test func whatIsNotFollowedInTimeIsTakenBack() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1")])
        try await test.run {
            await test.until { $0.lights.count == 1 }
            try await test.switchOn("1")
            await test.cloud.hasOrders(1)
            await test.told.somebodySleeps(for: .milliseconds(5400))
            test.told.advance(by: .milliseconds(5400))
            await test.until { !$0.isOn("1") }
            #expect(test.home.reaches("1"), "it may be slow; it is not known to be gone")
        }
        #expect(test.ledger.page.orders.unconfirmed == 1)
    }

    @Test func aDeviceThatTheCloudCannotReachIsUnreachableAndAsItWas() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1"), CloudUnderTest.lamp("2")])
        await test.cloud.replyToOrders { _ in throw CloudFailure.deviceIsAway }
        try await test.run {
            await test.until { $0.lights.count == 2 }
            try await test.switchOn("1")
            await test.until { !$0.reaches("1") && !$0.isOn("1") }
            #expect(test.home.reaches("2"))
            await test.cloud.say(.reachable(identity: "1", true))
            #expect(test.home.reaches("1"))
        }
        #expect(test.ledger.page.failure?.words == "the cloud cannot reach the device")
    }

    @Test func anOverloadedCloudIsLeftAloneAndNothingIsLost() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1"), CloudUnderTest.lamp("2")])
        await test.cloud.replyToOrders { _ in throw CloudFailure.busy(.seconds(3)) }
        try await test.run {
            await test.until { $0.lights.count == 2 }
            try await test.switchOn("1")
            await test.told.somebodySleeps(for: .seconds(3))
            try await test.switchOn("2")
            #expect(await test.cloud.orders.count == 1)
            await test.cloud.replyToOrders { _ in .followed(LightReading(on: true)) }
            test.told.advance(by: .seconds(3))
            await test.cloud.hasOrders(3)
            #expect(test.home.isOn("1") && test.home.isOn("2"))
        }
    }

    @Test func whatAnOverloadedCloudDoesNotTakeInTimeIsTakenBack() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1")])
        await test.cloud.replyToOrders { _ in throw CloudFailure.busy(.seconds(900)) }
        try await test.run {
            await test.until { $0.lights.count == 1 }
            try await test.switchOn("1")
            await test.told.somebodySleeps(for: .seconds(5))
            test.told.advance(by: .seconds(5))
            await test.until { !$0.isOn("1") && $0.reaches("1") }
            #expect(await test.cloud.orders.count == 1)
        }
    }

    @Test func oneOrderThatTheCloudStumblesOverIsTakenBackAndTheThirdInARowEndsTheConnection() async throws {
        let test = try CloudUnderTest(["1", "2", "3"].map { CloudUnderTest.lamp($0) })
        await test.cloud.replyToOrders { _ in throw CloudFailure.trouble(status: 500, "oops") }
        try await test.run {
            await test.until { $0.lights.count == 3 }
            let id = try test.light("1").id
            for identity in ["1", "2"] {
                try await test.switchOn(identity)
                await test.until { !$0.isOn(identity) && $0.reaches(identity) }
            }
            try await test.switchOn("3")
            await test.until { !$0.reaches("1") && !$0.reaches("3") }
            #expect(test.ledger.page.failure?.words == "the cloud has a problem: it answered 500, oops")
            await test.tick(until: { $0.reaches("1") && $0.reaches("3") })
            #expect(try test.light("1").id == id && test.home.lights.count == 3)
            #expect(!test.home.isOn("3"), "as the cloud says it is")
            #expect(test.ledger.page.connections == 2)
        }
    }

    @Test func whatAppsAskedForWhileTheCloudWasGoneIsNotShownWhenItIsBack() async throws {
        let silent = CloudUnderTest.lamp("1", LightReading())
        let test = try CloudUnderTest([silent])
        try await test.run {
            await test.until { $0.lights.count == 1 }
            await test.cloud.say(.light(CloudUnderTest.address("1"), LightReading(on: false, brightness: .full)))
            await test.cloud.refuseLogin(.trouble(status: 503, ""))
            await test.cloud.hangUp()
            await test.until { !$0.reaches("1") }
            try await test.switchOn("1")
            #expect(test.home.isOn("1"), "a bridge takes orders for lamps that are away")
            await test.cloud.refuseLogin(nil)
            await test.tick(until: { $0.reaches("1") && !$0.isOn("1") })
            #expect(test.home.reaches("1") && !test.home.isOn("1"))
        }
    }

    @Test func declinedCredentialsAreNotShownAgainForAMinute() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1")])
        await test.cloud.refuseLogin(.declined("wrong password"))
        try await test.run {
            await test.told.somebodySleeps(for: .seconds(60))
            await test.cloud.refuseLogin(nil)
            test.told.advance(by: .seconds(59))
            #expect(test.home.lights.count == 0)
            test.told.advance(by: .seconds(1))
            await test.until { $0.lights.count == 1 }
        }
    }

    @Test func aDeviceThatLeftTheAccountIsUnreachableAndStays() async throws {
        let test = try CloudUnderTest([CloudUnderTest.lamp("1"), CloudUnderTest.lamp("2")])
        try await test.run {
            await test.until { $0.lights.count == 2 }
            await test.cloud.say(.gone(identity: "1"))
            #expect(!test.home.reaches("1"))
        }
        #expect(test.home.lights.count == 2)
    }
}

extension CloudUnderTest {
    func switchOn(_ identity: String) async throws {
        var patch = LightPatch()
        patch.on = true
        try await bridge.perform(.setLight(try light(identity).id, patch), by: .owner)
    }

    /// Lets time pass in small steps until the home is as wanted, for what waits for a time that chance has a say in.
    func tick(until isTrue: @escaping @Sendable (Home) -> Bool) async {
        for _ in 0..<10_000 where !isTrue(home) {
            told.advance(by: .milliseconds(50))
            for _ in 0..<20 { await Task.yield() }
        }
    }
}
