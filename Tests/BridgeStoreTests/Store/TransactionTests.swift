import BridgeCore
@testable import BridgeStore
import Foundation
import GRDB
import HomeModel
import Testing

@Suite("A save is kept as a whole or not at all")
struct TransactionTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func aFullDiskKeepsNothingAndLaterSavesWork() throws {
        var sample = try SampleHome()
        try directory.withStore { store in
            try store.save(sample.beginning())
            let before = sample.home
            try limitPages(of: store, to: 1)
            var large = try sample.perform(.editRoom(sample.rooms[0].id, RoomPatch(name: "Dachboden")))
            large.faces = ["v1": Data(repeating: 7, count: 100_000)]
            #expect { try store.save(large) } throws: { ($0 as? StoreError)?.cause == .full }
            try expect(store.load(), equals: before)
            try #expect(store.load()?.faces == [:])
            try #expect(store.load()?.lastBatch == 1)
            try limitPages(of: store, to: 1_000_000)
            try store.save(large)
            try expect(store.load(), equals: sample.home)
        }
        try directory.withStore { store in try #expect(store.load()?.lastBatch == 2) }
    }

    @Test func aRowThatTheTablesRefuseTakesTheRestOfItsSaveAlong() throws {
        var sample = try SampleHome()
        try directory.withStore { store in
            try store.save(sample.beginning())
            let before = sample.home
            var save = try sample.perform(.renameLight(sample.lamps[0].id, "anders"))
            save.written += ["1", "2"].map { number in
                let id = ResourceID(derivedFrom: .devices, number)
                return App(id: id, key: "same", deviceType: "same", clientKey: nil, created: .distantPast)
            }
            #expect(throws: StoreError.self) { try store.save(save) }
            try expect(store.load(), equals: before)
            try #expect(store.history(limit: 10).count == 1)
        }
    }

    @Test func everyCommitIsSynchronisedAndTheLogIsUsed() throws {
        try directory.withStore { store in
            try store.queue.read { db in
                try #expect(Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
                try #expect(String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
                try #expect(Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
            }
        }
    }

    @Test func aClosedStoreIsOneFileAndTakesNothingMore() throws {
        var sample = try SampleHome()
        let store = try SQLiteHomeStore(DataDirectoryLock(directory.path))
        try store.save(sample.beginning())
        try store.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        #expect(names == ["home.sqlite", "porchlight.lock"])
        #expect(throws: StoreError.self) { try store.save(sample.perform(.searchLights(serials: []))) }
    }

    @Test func aStoreThatWasNeverClosedLosesNothing() throws {
        var sample = try SampleHome()
        let copy = try ScratchDirectory()
        let store = try SQLiteHomeStore(DataDirectoryLock(directory.path))
        try store.save(sample.beginning())
        try store.save(sample.perform(.renameLight(sample.lamps[0].id, "zuletzt")))
        // What a power cut would leave: the files as they are, and nobody to close them.
        for name in ["home.sqlite", "home.sqlite-wal"] {
            try FileManager.default.copyItem(atPath: directory.path + "/" + name, toPath: copy.path + "/" + name)
        }
        try copy.withStore { try expect($0.load(), equals: sample.home) }
        try store.close()
    }

    /// A disk with no room for more pages than this.
    private func limitPages(of store: SQLiteHomeStore, to count: Int) throws {
        try store.queue.writeWithoutTransaction { db in _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(count)") }
    }
}
