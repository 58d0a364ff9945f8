import Connectivity
import Testing

@Suite("Lines", .timeLimit(.minutes(1)))
struct LineReaderTests {
    private func lines(_ pieces: [String], limit: Int = 100, cuts: Bool = false) throws -> [String] {
        var reader = LineReader(limit: limit, cuts: cuts)
        return try pieces.flatMap { try reader.take(Array($0.utf8)) }.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func linesAreTheSameHoweverTheyAreCut() throws {
        let text = "one\ntwo\r\n\n\r\nthree\nrest"
        for size in 1...text.utf8.count {
            let bytes = Array(text.utf8)
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                String(decoding: bytes[$0..<min($0 + size, bytes.count)], as: UTF8.self)
            }
            #expect(try lines(pieces) == ["one", "two", "three"])
        }
    }

    @Test func aLineMayBeAsLongAsTheLimitAndNotLonger() throws {
        #expect(try lines(["12345\n"], limit: 5) == ["12345"])
        #expect(try lines(["12345\r\n"], limit: 5) == ["12345"])
        #expect(throws: ConnectionFailure.tooLong) { try lines(["123456\n"], limit: 5) }
        #expect(throws: ConnectionFailure.tooLong) { try lines(["1234", "5678"], limit: 5) }
    }

    @Test func whereLinesAreCutTheNextOneIsWhole() throws {
        #expect(try lines(["123456789\nab\n", "1234567", "89\ncd\n"], limit: 5, cuts: true) == ["12345", "ab", "12345", "cd"])
    }

    @Test func whatIsLeftAtTheEndIsALine() throws {
        var reader = LineReader(limit: 10)
        _ = try reader.take(Array("one\ntw".utf8))
        #expect(reader.finish() == Array("tw".utf8))
        #expect(reader.finish() == nil)
    }
}
