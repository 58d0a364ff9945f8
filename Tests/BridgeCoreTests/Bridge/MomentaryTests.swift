@testable import BridgeCore
import Foundation
import HomeModel
import Testing

@Suite("What lamps are set to is written a little later")
struct MomentaryTests {
    @Test func sixtyStepsOfOneSliderAreOneBatchOfTheHistory() async throws {
        let test = try await BridgeUnderTest()
        let before = test.bridge.published.snapshot.batch
        for step in 1...60 {
            try await test.bridge.perform(.setLight(test.lamps[0].id, .on(Double(step) / 100)), by: .owner)
        }
        #expect(test.store.keepings.count == 1)
        #expect(await test.bridge.hasUnsaved)
        try await test.bridge.flush()
        let kept = try #require(test.store.keepings.last)
        #expect(kept.batches.map(\.number) == [before + 60])
        #expect(kept.batches.first?.changes == [
            Change(.updated([.on, .brightness]), ResourceReference(.light, test.lamps[0].id))
        ])
        #expect(kept.written.compactMap { $0 as? Light } == [test.lamps[0]])
        #expect(await !test.bridge.hasUnsaved)
        try await test.bridge.flush()
        #expect(test.store.keepings.count == 2)
    }

    @Test func eachCallerKeepsItsOwnBatch() async throws {
        let test = try await BridgeUnderTest()
        let lamps = test.lamps
        try await test.bridge.perform(.setLight(lamps[0].id, .on(0.1)), by: .owner)
        try await test.bridge.perform(.setLight(lamps[1].id, .on(0.1)), by: .bridge)
        try await test.bridge.perform(.setLight(lamps[2].id, .on(0.1)), by: .owner)
        let history = try await test.bridge.history(limit: 2)
        #expect(history.map(\.cause) == [.owner, .bridge])
        #expect(history.first?.changes.map(\.resource.id) == [lamps[0].id, lamps[2].id])
    }

    @Test func aDurableSaveTakesAlongWhatWaits() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.3)), by: .bridge)
        try await test.bridge.perform(.renameLight(test.lamps[1].id, "Flur"), by: .owner)
        let kept = try #require(test.store.keepings.last)
        #expect(kept.batches.map(\.cause) == [.bridge, .owner])
        #expect(kept.written.compactMap { ($0 as? Light)?.id } == [test.lamps[0].id, test.lamps[1].id])
        #expect(await !test.bridge.hasUnsaved)
    }

    @Test func whatCouldNotBeWrittenGoesOnWaiting() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.3)), by: .owner)
        test.store.fails = true
        await #expect(throws: WatchedStore.DiskIsFull.self) { try await test.bridge.flush() }
        await #expect(throws: BridgeError.self) {
            try await test.bridge.perform(.renameLight(test.lamps[1].id, "Flur"), by: .owner)
        }
        #expect(await test.bridge.hasUnsaved)
        test.store.fails = false
        try await test.bridge.flush()
        let kept = try #require(test.store.keepings.last)
        #expect(kept.batches.flatMap(\.changes).map(\.resource.id) == [test.lamps[0].id])
    }

    @Test func theLinkButtonIsNeverWritten() async throws {
        let test = try await BridgeUnderTest()
        try await test.bridge.perform(.pressLinkButton(granting: nil), by: .owner)
        #expect(await !test.bridge.hasUnsaved)
        try await test.bridge.flush()
        #expect(test.store.keepings.count == 1)
    }
}
