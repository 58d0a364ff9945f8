import BridgeCore
import BridgeStore
import Foundation
import HomeModel
import Testing

@Suite("A process that is killed", .timeLimit(.minutes(1)))
struct KillTests {
    @Test func losesNothingThatItSaidWasKept() throws {
        let directory = try ScratchDirectory()
        var known: UInt64 = 0
        for round in 1...8 {
            known = max(known, try lastNumber(of: killed(in: directory, after: round * round)))
            try directory.withStore(history: 50) { store in
                let kept = try #require(try store.load())
                #expect(kept.lastBatch >= known)
                known = kept.lastBatch
                let names = kept.resources.compactMap { ($0 as? Light)?.name ?? ($0 as? Room)?.name }
                #expect(names == [String(known), String(known)])
                #expect(kept.faces == ["hammer": Data(String(known).utf8)])
                let numbers = try store.history(limit: 100).map(\.number)
                #expect(numbers == (max(1, known - min(known, 50) + 1)...known).reversed())
            }
        }
    }

    /// What a hammering process printed before it was killed in mid-blow.
    private func killed(in directory: ScratchDirectory, after bytes: Int) throws -> Data {
        let hammer = Process()
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        hammer.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "StoreHammer")
        hammer.arguments = [directory.path]
        let output = Pipe()
        hammer.standardOutput = output
        try hammer.run()
        var said = Data()
        while said.count < bytes, case let more = output.fileHandleForReading.availableData, !more.isEmpty { said += more }
        kill(hammer.processIdentifier, SIGKILL)
        said += output.fileHandleForReading.readDataToEndOfFile()
        hammer.waitUntilExit()
        return said
    }

    /// The last whole line; the one behind it may be cut short.
    private func lastNumber(of said: Data) throws -> UInt64 {
        let lines = String(decoding: said, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return try #require(lines.last.flatMap { UInt64($0) })
    }
}
