@testable import LocalDrivers
import Testing

@Suite("ESPHome's wire", .timeLimit(.minutes(1)))
struct ESPSealedWireTests {
    private static let introduction = ESPEnvelope([1] + Array("porch\0a0b1c2d3e4f5\0".utf8)).bytes

    private func wire(key: String? = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=") throws -> ESPWire {
        try ESPWire(ESPTalk.greeting, key: key.flatMap(ESPNoiseKey.init), chance: Array(repeating: 0x11, count: 32))
    }

    private func failure(_ bytes: [UInt8]) throws -> LanFailure? {
        var wire = try wire()
        do { _ = try wire.take(bytes) } catch { return error }
        return nil
    }

    @Test func aPlainOneBeginsWithItsGreeting() throws {
        var wire = try wire(key: nil)
        #expect(wire.opening == ESPTalk.greeting.bytes)
        #expect(try wire.take(ESPFrame(7).bytes) == ESPWire.Heard(frames: [ESPFrame(7)]))
        #expect(try wire.seal([ESPFrame(8), ESPFrame(5)]) == [0, 0, 8, 0, 0, 5])
    }

    @Test func aSecretOneSaysNothingPlainly() throws {
        var wire = try wire()
        #expect(Array(wire.opening.prefix(7)) == [1, 0, 0, 1, 0, 49, 0] && wire.opening.count == 3 + 3 + 49)
        let introduction = ESPIntroduction(ESPEnvelope([1] + Array("porch\0a0b1c2d3e4f5\0".utf8)))
        #expect(introduction?.identity == "a0b1c2d3e4f5" && introduction?.name == "porch")
        #expect(try wire.take(Self.introduction) == ESPWire.Heard())
        #expect(throws: LanFailure.self) { _ = try wire.seal([ESPFrame(7)]) }
    }

    @Test func whatIsWrongIsSaidToTheOwner() throws {
        let refusal = ESPEnvelope([1] + Array("Handshake MAC failure".utf8)).bytes
        #expect(try failure(Self.introduction + refusal) == .secretNeeded(ESPWords.wrongKey))
        #expect(try failure(Self.introduction + ESPEnvelope([0] + Array(repeating: 9, count: 48)).bytes) == .secretNeeded(ESPWords.wrongKey))
        #expect(try failure(Self.introduction + ESPEnvelope([]).bytes) == .secretNeeded(ESPWords.wrongKey))
        #expect(try failure([0] + Array("Bad indicator byte".utf8)) == .secretNeeded(ESPWords.plain))
        #expect(try failure(Array("HTTP/1.1 400 Bad Request".utf8)) == .notUnderstood(ESPWords.stranger))
        #expect(try failure(ESPEnvelope([2, 0]).bytes) == .notUnderstood("it speaks another protocol"))
    }

    @Test func framesAreTheSameHoweverTheyAreCut() throws {
        let frames = [ESPFrame(7), ESPFrame(300, Array(repeating: 9, count: 300)), ESPFrame(8, [1])]
        for size in [1, 2, 3, 50, 10_000] {
            var (wire, device) = (try wire(), FakeESPSide(key: FakeESPHome.key))
            let answer = try device.answer(Array(wire.opening.dropFirst(7)))
            var bytes = Self.introduction + ESPEnvelope([0] + answer).bytes
            for frame in frames { bytes += try device.seal(frame) }
            var heard = ESPWire.Heard()
            while !bytes.isEmpty {
                let piece = try wire.take(Array(bytes.prefix(size)))
                heard.frames += piece.frames
                heard.answer += piece.answer
                bytes.removeFirst(min(size, bytes.count))
            }
            #expect(heard.frames == frames && heard.answer == [ESPTalk.greeting])
            for frame in frames { #expect(try device.open(try wire.seal([frame])) == frame) }
        }
    }

    /// Whoever knows the key may still send rubbish.
    @Test func whatIsSealedAndMakesNoSenseEndsItAndNoMore() throws {
        for content: [UInt8] in [[], [0], [0, 7, 0], [0, 7, 0, 1], [0, 7, 0xFF, 0xFF, 1]] {
            var (wire, device) = (try wire(), FakeESPSide(key: FakeESPHome.key))
            let answer = try device.answer(Array(wire.opening.dropFirst(7)))
            _ = try wire.take(Self.introduction + ESPEnvelope([0] + answer).bytes)
            let sealed = try device.seal(content)
            #expect(throws: LanFailure.notUnderstood(ESPWords.garbled)) { _ = try wire.take(sealed) }
        }
        var (wire, device) = (try wire(), FakeESPSide(key: FakeESPHome.key))
        let answer = try device.answer(Array(wire.opening.dropFirst(7)))
        _ = try wire.take(Self.introduction + ESPEnvelope([0] + answer).bytes)
        // More than the message is for later versions.
        #expect(try wire.take(device.seal([0, 7, 0, 0, 1, 2])).frames == [ESPFrame(7)])
    }

    @Test func noBytesCrashIt() throws {
        var dice = Dice(seed: 7)
        for _ in 0..<5000 {
            var wire = try wire()
            var bytes = Self.introduction
            for _ in 0..<Int.random(in: 0...2, using: &dice) {
                bytes += ESPEnvelope((0..<Int.random(in: 0...60, using: &dice)).map { _ in dice.next() & 0xFF }.map(UInt8.init)).bytes
            }
            if Int.random(in: 0...3, using: &dice) == 0 { bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8(dice.next() & 0xFF) }
            while !bytes.isEmpty {
                let length = Int.random(in: 1...min(40, bytes.count), using: &dice)
                guard (try? wire.take(Array(bytes.prefix(length)))) != nil else { break }
                bytes.removeFirst(length)
            }
        }
    }
}
