import HomeModel
import Testing

@testable import HueV1

@Suite("Keys")
struct V1KeysTests {
    private static let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"

    @Test func `use every letter of the alphabet as often as any other`() {
        var generator = SeededGenerator(seed: 1)
        var counts: [Character: Int] = [:]
        for _ in 0..<5000 { for letter in V1Keys.username({ generator.bytes($0) }) { counts[letter, default: 0] += 1 } }
        #expect(Set(counts.keys) == Set(Self.alphabet))
        // 200,000 letters of 63: 3175 of each, with a deviation of 56.
        #expect(counts.values.allSatisfy { abs($0 - 3175) < 5 * 56 }, "\(counts.values.min() ?? 0)…\(counts.values.max() ?? 0)")
    }

    @Test func `throw bytes away that would favour the first letters`() {
        var given = 0
        let key = V1Keys.username { count in
            given += 1
            return given == 1 ? (252...255).map { UInt8($0) } : (0..<count).map { UInt8($0) }
        }
        #expect(key == String(Self.alphabet.prefix(40)) && given == 2)
    }

    @Test func `have forty characters however few bytes come at a time`() {
        var generator = SeededGenerator(seed: 2)
        #expect(V1Keys.username { _ in generator.bytes(7) }.count == 40)
    }

    @Test func `for clients are sixteen bytes in upper-case hex`() {
        #expect(V1Keys.clientKey { (0..<$0).map { UInt8($0 * 17 % 256) } } == "00112233445566778899AABBCCDDEEFF")
        #expect(V1Keys.clientKey { [UInt8](repeating: 10, count: $0) } == "0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A")
    }

    @Test func `come with an id that is a random UUID`() {
        #expect(V1Keys.id { [UInt8](repeating: 0xFF, count: $0) }.description == "ffffffff-ffff-4fff-bfff-ffffffffffff")
        #expect(V1Keys.id { [UInt8](repeating: 0, count: $0) }.description == "00000000-0000-4000-8000-000000000000")
    }
}
