import BridgeCore
import Foundation
import HomeModel
import Testing
import ToldWorlds

@Suite("Who is let in")
struct LinkButtonTests {
    @Test(arguments: [Date.distantPast, .distantFuture])
    func theWallClockNeitherOpensNorClosesTheWindow(_ utc: Date) async throws {
        let test = try await BridgeUnderTest()
        test.told.setWallClock(utc)
        #expect(await register(5, with: test) == 0)
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        test.told.setWallClock(.distantFuture)
        await test.bridge.tick()
        #expect(test.home.linkButton.isPressed(at: test.told.now))
        test.told.setWallClock(.distantPast)
        #expect(await test.bridge.nextDue == test.told.now.uptime + LinkButton.usualWindow)
        #expect(await register(5, with: test) == 5)
    }

    @Test func theWindowClosesByATickWhenItsTimeIsOver() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        let heard = test.bridge.announcements.listen()
        test.told.advance(by: LinkButton.usualWindow - .nanoseconds(1))
        await test.bridge.tick()
        #expect(test.home.linkButton.closesAt != nil)
        test.told.advance(by: .nanoseconds(1))
        #expect(await register(1, with: test) == 0)
        await test.bridge.tick()
        #expect(test.home.linkButton.closesAt == nil)
        #expect(await test.bridge.nextDue == nil)
        var announcements = heard.makeAsyncIterator()
        let closing = try #require(await announcements.next())
        #expect(closing.batch.changes.map(\.event) == [.updated([.linkButton])])
        #expect(closing.batch.cause == .bridge)
    }

    @Test func aThousandAtOnceOutsideTheWindowGetNoKey() async throws {
        let test = try await BridgeUnderTest()
        #expect(await register(1000, with: test) == 0)
        #expect(test.home.apps.count == 0)
        #expect(test.store.attemptCount == 1)
    }

    @Test func insideTheWindowEachGetsOne() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        #expect(await register(1000, with: test) == 1000)
        #expect(Set(test.home.apps.all.map(\.key)).count == 1000)
        #expect(test.store.keepings.flatMap(\.written).filter { $0 is App }.count == 1000)
    }

    @Test func aButtonForOneLetsOneOfAThousandIn() async throws {
        let test = try await BridgeUnderTest(linkButton: LinkButton(closesAfterFirstKey: true))
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        #expect(await register(1000, with: test) == 1)
        #expect(test.home.apps.count == 1)
    }

    @Test func aKeyThatCouldNotBeKeptIsNotGiven() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        test.store.fails = true
        #expect(await register(10, with: test) == 0)
        #expect(test.home.apps.count == 0)
    }

    /// Many strangers ask at once; how many were let in.
    private func register(_ count: Int, with test: BridgeUnderTest) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    let wish = Registration(
                        deviceType: "app#\(number)", key: "key-\(number)", clientKey: nil,
                        id: ResourceID(derivedFrom: .devices, "app", "\(number)"))
                    return (try? await test.bridge.perform(.register(wish), by: .stranger)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }
}
