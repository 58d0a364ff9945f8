import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

@Suite("The history")
struct HistoryTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func givesBackWhatHappenedNewestFirst() throws {
        var sample = try SampleHome()
        let lamp = sample.lamps[0]
        let app = ResourceID(derivedFrom: .devices, "app")
        let pressed = Change(.updated([.linkButton]), ResourceReference(.identity, app))
        let told = [
            sample.beginning(), try sample.perform(.renameLight(lamp.id, "Flur")),
            sample.observe(.reachable(DeviceKey(driver: "sample", identity: "lamp-0"), false)),
            Keeping([Batch(number: 9, at: .distantPast, cause: .app(app), changes: [pressed])], of: sample.home, faces: [:]),
        ]
        try directory.withStore { store in
            for keeping in told { try store.save(keeping) }
            try #expect(store.history(limit: 10) == told.flatMap(\.batches).reversed())
            try #expect(store.history(limit: 2) == told.suffix(2).flatMap(\.batches).reversed())
            try #expect(store.history(limit: 0).isEmpty)
            try #expect(store.history(limit: -1).isEmpty)
        }
    }

    @Test func holdsNoMoreThanItsBoundAndNumbersGoOn() throws {
        let sample = try SampleHome()
        try directory.withStore(history: 5) { store in
            // Numbers with gaps, as merged momentary changes leave them.
            for number in stride(from: UInt64(3), through: 60, by: 3) { try store.save(keeping([number], sample.home)) }
            try #expect(store.history(limit: 100).map(\.number) == [60, 57, 54, 51, 48])
            try store.save(keeping(Array(61...80), sample.home))
            try #expect(store.history(limit: 100).map(\.number) == [80, 79, 78, 77, 76])
        }
        try directory.withStore(history: 1) { store in
            try store.save(keeping([81], sample.home))
            try #expect(store.history(limit: 100).map(\.number) == [81])
        }
        try directory.withStore { store in
            var beginning = try SampleHome()
            var first = beginning.beginning()
            first.batches = []
            try store.save(first)
            try #expect(store.load()?.lastBatch == 81)
        }
    }

    @Test func refusesANumberThatWasGivenAlready() throws {
        let sample = try SampleHome()
        try directory.withStore { store in
            try store.save(keeping([7], sample.home))
            #expect(throws: StoreError.self) { try store.save(keeping([7], sample.home)) }
        }
    }

    private func keeping(_ numbers: [UInt64], _ home: Home) -> Keeping {
        let pressed = Change(.updated([.linkButton]), ResourceReference(.identity, home.identity.resourceID))
        return Keeping(
            numbers.map { Batch(number: $0, at: .distantFuture, cause: .bridge, changes: [pressed]) }, of: home, faces: [:])
    }
}
