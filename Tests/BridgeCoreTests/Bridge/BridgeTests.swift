@testable import BridgeCore
import Foundation
import HomeModel
import Synchronization
import Testing
import ToldWorlds

@Suite("The bridge saves, announces and posts, in that order")
struct BridgeTests {
    @Test func nothingIsAnnouncedOrPostedBeforeItIsSaved() async throws {
        let test = try await BridgeUnderTest()
        let before = test.bridge.published.snapshot
        let inbox = await test.bridge.attach(driver: "scripted")
        for _ in test.lamps { _ = await inbox.next() }
        let heard = test.bridge.announcements.listen()
        let seenWhileSaving = Mutex<UInt64?>(nil)
        test.store.whileSaving { [published = test.bridge.published] in
            seenWhileSaving.withLock { $0 = published.snapshot.batch }
        }
        let made = try await test.bridge.perform(
            .addRoom(RoomDraft(name: "Küche", archetype: "kitchen", devices: [BridgeUnderTest.key(0).resourceID])), by: .owner)
        #expect(seenWhileSaving.withLock { $0 } == before.batch)
        #expect(made.snapshot.batch == before.batch + 1)
        var announcements = heard.makeAsyncIterator()
        let announced = try #require(await announcements.next())
        #expect(announced.batch == test.store.keepings.last?.batches.last)
        #expect(announced.snapshot === made.snapshot)
        #expect(announced.batch.cause == .owner && announced.batch.at == test.told.now.utc)
    }

    @Test func aFailedSaveLeavesEverythingAsItWas() async throws {
        let test = try await BridgeUnderTest(faces: [CountingFace()])
        let before = test.bridge.published.snapshot
        let heard = test.bridge.announcements.listen()
        let inbox = await test.bridge.attach(driver: "scripted")
        for _ in test.lamps { _ = await inbox.next() }
        test.store.fails = true
        await #expect(throws: BridgeError.self) {
            try await test.bridge.perform(.addDevice(BridgeUnderTest.lamp(9)), by: .owner)
        }
        await test.bridge.observe(.found(BridgeUnderTest.lamp(9)), by: .driver("scripted"))
        #expect(test.bridge.published.snapshot === before)
        #expect(test.bridge.published.snapshot.memory(CountingFace.self).followed == before.memory(CountingFace.self).followed)
        test.store.fails = false
        try await test.bridge.perform(.renameLight(test.lamps[0].id, "danach"), by: .owner)
        var announcements = heard.makeAsyncIterator()
        #expect(await announcements.next()?.batch.number == before.batch + 1)
        let last = try #require(test.store.keepings.last)
        #expect(last.batches.map(\.number) == [before.batch + 1])
        #expect(last.faces.isEmpty)
        inbox.finish()
        #expect(await inbox.next() == nil)
    }

    @Test func aRefusedCommandTouchesNothing() async throws {
        let test = try await BridgeUnderTest()
        let before = test.bridge.published.snapshot
        let saves = test.store.attemptCount
        let nothing = test.home.identity.resourceID
        await #expect { try await test.bridge.perform(.removeLight(nothing), by: .owner) } throws: { error in
            guard case .refused(.notFound)? = error as? BridgeError else { return false }
            return true
        }
        #expect(test.bridge.published.snapshot === before)
        #expect(test.store.attemptCount == saves)
    }

    @Test func facesFollowAndAreKeptWithTheChangesTheyFollowed() async throws {
        let test = try await BridgeUnderTest(faces: [CountingFace()])
        let first = test.bridge.published.snapshot.memory(CountingFace.self).followed
        #expect(test.store.keepings.last?.faces == ["counting": Data(repeating: 0, count: first)])
        try await test.bridge.perform(.renameLight(test.lamps[0].id, "Flur"), by: .owner)
        #expect(test.store.keepings.last?.faces == [:])
        try await test.bridge.perform(.addDevice(BridgeUnderTest.lamp(9)), by: .owner)
        #expect(test.store.keepings.last?.faces == ["counting": Data(repeating: 0, count: first + 2)])
    }

    @Test func anOrderGoesOutEvenWhenTheHomeKnowsNoDifference() async throws {
        let test = try await BridgeUnderTest()
        let inbox = await test.bridge.attach(driver: "scripted")
        for _ in test.lamps { _ = await inbox.next() }
        for _ in 1...2 {
            let receipt = try await test.bridge.perform(.setLight(test.lamps[0].id, .on(1)), by: .owner)
            #expect(!receipt.outcome.orders.isEmpty)
            guard case .act(let lamps, _)? = await inbox.next() else { throw CancellationError() }
            #expect(lamps == [BridgeUnderTest.address(0)])
        }
    }
}
