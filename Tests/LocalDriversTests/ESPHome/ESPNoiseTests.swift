@testable import LocalDrivers
import Testing

/// The figures were made with another implementation of Noise (noiseprotocol 0.3.1 for Python), from keys that are not random.
@Suite("ESPHome's encrypted API", .timeLimit(.minutes(1)))
struct ESPNoiseTests {
    private static let key = Array(UInt8(0)..<32)
    private static let message = "7b4e909bbe7ffe44c465a220037d608ee35897d31ef972f07f74892cb0f73f13d1bc1a38b6793685dc7e2ffdf8ea0933"
    private static let answer = "0faa684ed28867b97f4a6a2dee5df8ce974e76b7018e3f22a1c4cf2678570f207336b95933b321b1ae86673f689f5c9f"
    private static let first = "6743ed4bb4e306370bdd0a1da7f4dbaedc7dd7"
    private static let second = "376e55c8ed917c31cd597aac7810594e737b3d"
    private static let reply = "ad224991e215050ed70e65f3b2d9712d4993074083"

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.map { UInt8($0 > 57 ? $0 - 87 : $0 - 48) }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    private func handshake() throws -> ESPHandshake {
        let key = try #require(ESPNoiseKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))
        #expect(key.bytes == Self.key)
        return try ESPHandshake(key, chance: Array(repeating: 0x11, count: 32))
    }

    @Test func itSpeaksNoiseAsOthersDo() throws {
        let handshake = try handshake()
        #expect(handshake.message == Self.bytes(Self.message))
        var (speaking, listening) = try handshake.finish(Self.bytes(Self.answer))
        #expect(try speaking.seal(Array("one".utf8)) == Self.bytes(Self.first))
        #expect(try speaking.seal(Array("two".utf8)) == Self.bytes(Self.second))
        #expect(try listening.open(Self.bytes(Self.reply)) == Array("three".utf8))
    }

    @Test func whatWasTamperedWithIsNotRead() throws {
        let handshake = try handshake()
        for place in [0, 31, 32, 47] {
            var answer = Self.bytes(Self.answer)
            answer[place] ^= 1
            #expect(throws: (any Error).self) { _ = try handshake.finish(answer) }
        }
        for length in [0, 1, 31, 32, 47] {
            #expect(throws: (any Error).self) { _ = try handshake.finish(Array(Self.bytes(Self.answer).prefix(length))) }
        }
        var listening = try handshake.finish(Self.bytes(Self.answer)).listening
        var reply = Self.bytes(Self.reply)
        reply[3] ^= 0x80
        #expect(throws: (any Error).self) { _ = try listening.open(reply) }
        #expect(throws: (any Error).self) { _ = try listening.open([1, 2, 3]) }
        #expect(try listening.open(Self.bytes(Self.reply)) == Array("three".utf8), "a failure does not count")
    }

    @Test(arguments: ["", "secret", "AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "no base64 at all, though 44 characters lo"])
    func whatIsNoKeyIsNoKey(_ text: String) {
        #expect(ESPNoiseKey(text) == nil)
    }

    @Test func aKeyMayHaveSpacesAround() { #expect(ESPNoiseKey(" AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n")?.bytes == Self.key) }
}
