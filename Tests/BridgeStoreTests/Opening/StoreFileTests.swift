@testable import BridgeStore
import BridgeCore
import Foundation
import GRDB
import HomeModel
import Testing

@Suite("Opening the file")
struct StoreFileTests {
    let directory: ScratchDirectory

    init() throws { directory = try ScratchDirectory() }

    @Test func isForItsOwnersEyesOnly() throws {
        var sample = try SampleHome()
        let store = try SQLiteHomeStore(DataDirectoryLock(directory.path))
        try store.save(sample.beginning())
        for name in ["home.sqlite", "home.sqlite-wal", "home.sqlite-shm"] {
            try #expect(directory.mode(of: name) == 0o600, "\(name)")
        }
        try store.close()
    }

    @Test func aFileFromANewerPorchlightIsRefusedAndLeftAlone() throws {
        var sample = try SampleHome()
        try directory.withStore { try $0.save(sample.beginning()) }
        try directory.meddle("PRAGMA user_version = 7; DROP TABLE resources")
        let before = try Data(contentsOf: URL(filePath: directory.file))
        #expect(directory.complaint() == .newer(found: 7, known: StoreSchema.version))
        try #expect(Data(contentsOf: URL(filePath: directory.file)) == before)
    }

    @Test func aFirstStartThatWasCutShortIsFinished() throws {
        // Nothing but an empty file under the other name was there when the power went.
        try Data().write(to: URL(filePath: directory.file + ".new"))
        try directory.withStore { try #expect($0.history(limit: 1).isEmpty) }
        #expect(!FileManager.default.fileExists(atPath: directory.file + ".new"))
        // Or all of it was, except for the name.
        try FileManager.default.moveItem(atPath: directory.file, toPath: directory.file + ".new")
        try directory.withStore { try #expect($0.history(limit: 1).isEmpty) }
    }

    @Test func theVersionInTheHeaderIsThatOfTheLatestMigration() throws {
        try directory.withStore { store in
            try #expect(store.queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == StoreSchema.version)
        }
        #expect(StoreSchema.migrator.migrations.count == StoreSchema.version)
    }

    @Test func aReaderBesideItDoesNoHarmAndAWriterIsNamed() throws {
        var sample = try SampleHome()
        try directory.withStore { store in
            try store.save(sample.beginning())
            let other = try DatabaseQueue(path: directory.file)
            try other.inDatabase { db in
                try db.execute(sql: "BEGIN; SELECT count(*) FROM resources")
                try store.save(sample.perform(.renameLight(sample.lamps[0].id, "trotzdem")))
                try db.execute(sql: "ROLLBACK; BEGIN IMMEDIATE")
                let keeping = try sample.perform(.renameLight(sample.lamps[0].id, "später"))
                #expect { try store.save(keeping) } throws: { ($0 as? StoreError)?.cause == .inUse(pid: nil) }
                try db.execute(sql: "ROLLBACK")
                try store.save(keeping)
            }
            try other.close()
            try expect(store.load(), equals: sample.home)
        }
    }
}
