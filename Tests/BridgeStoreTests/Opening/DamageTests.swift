import BridgeStore
import Foundation
import Testing

@Suite("A file that cannot be used is refused and left as it is")
struct DamageTests {
    let directory: ScratchDirectory

    init() throws {
        directory = try ScratchDirectory()
        var sample = try SampleHome(lamps: 60)
        try directory.withStore { try $0.save(sample.beginning()) }
    }

    @Test func randomBytesAreNotAHome() throws {
        var chance = SystemRandomNumberGenerator()
        try expectDamage { bytes in bytes = Data((0..<20_000).map { _ in UInt8.random(in: 0...255, using: &chance) }) }
    }

    @Test func anEmptyFileIsALossAndNotABeginning() throws {
        try expectDamage { $0 = Data() }
    }

    @Test(arguments: [100, 4096, 9000]) func aTruncatedFileIsNoticed(length: Int) throws {
        try expectDamage { $0 = $0.prefix(length) }
    }

    @Test func anOverwrittenHeaderIsNoticed() throws {
        try expectDamage { $0.replaceSubrange(0..<16, with: Data(repeating: 0x41, count: 16)) }
    }

    @Test func bytesFlippedInsideAnyPageAreNoticed() throws {
        let size = try Data(contentsOf: URL(filePath: directory.file)).count
        let whole = try Data(contentsOf: URL(filePath: directory.file))
        for page in 1..<size / 4096 {
            // The page's own header: what sort of page it is, and where its rows begin.
            try expectDamage { $0.replaceSubrange(page * 4096..<page * 4096 + 8, with: Data(repeating: 0xA5, count: 8)) }
            try whole.write(to: URL(filePath: directory.file))
        }
        #expect(directory.complaint() == nil)
    }

    @Test func jsonThatWasTornIsNoticed() throws {
        try expectDamage { bytes in
            guard let place = bytes.range(of: Data(#""brightness":"#.utf8)) else { return }
            bytes[place.lowerBound] = UInt8(ascii: "!")
        }
    }

    @Test func somebodyElsesDatabaseIsNotTouched() throws {
        try FileManager.default.removeItem(atPath: directory.file)
        try directory.meddle("CREATE TABLE tunes (name TEXT)")
        try expectDamage { _ in }
    }

    @Test func aLogWithoutItsFileIsALoss() throws {
        try FileManager.default.moveItem(atPath: directory.file, toPath: directory.file + "-wal")
        guard case .damaged = directory.complaint() else {
            Issue.record("a new home was begun beside the log of an old one")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: directory.file))
    }

    /// Changes the file, expects it to be refused as damaged, and to be the same afterwards.
    private func expectDamage(_ change: (inout Data) -> Void, _ place: SourceLocation = #_sourceLocation) throws {
        try directory.rewrite(change)
        let before = try Data(contentsOf: URL(filePath: directory.file))
        let complaint = directory.complaint()
        if case .damaged(let what)? = complaint {
            #expect(!what.contains("\n"), sourceLocation: place)
        } else {
            Issue.record("not refused as damaged: \(String(describing: complaint))", sourceLocation: place)
        }
        try #expect(Data(contentsOf: URL(filePath: directory.file)) == before, sourceLocation: place)
    }
}
