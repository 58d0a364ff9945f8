@testable import LocalDrivers
import Testing

@Suite("ESPHome's frames and messages", .timeLimit(.minutes(1)))
struct ESPWireTests {
    /// As they were seen on the wire of the real firmware (local reference §3).
    private static let hello: [UInt8] = [0, 0x0A, 1, 0x0A, 4] + Array("peer".utf8) + [0x10, 1, 0x18, 0x0A]
    private static let answer: [UInt8] =
        [0, 0x18, 2, 8, 1, 0x10, 0x0E, 0x1A, 8] + Array("2026.6.5".utf8) + [0x22, 8] + Array("esp-peer".utf8)

    @Test func aHelloIsWrittenAsTheFirmwareReadsIt() {
        let frame = ESPFrame(1) {
            $0.write(1, "peer")
            $0.write(2, UInt64(1))
            $0.write(3, UInt64(10))
        }
        #expect(frame.bytes == Self.hello)
        #expect(ESPFrame(ESPFrame.Kind.ping).bytes == [0, 0, 7])
        #expect(ESPFrame(ESPFrame.Kind.goodbyeAnswer).bytes == [0, 0, 6])
    }

    @Test func anAnswerIsReadAsTheFirmwareWritesIt() throws {
        var reader = ESPFrameReader()
        let frame = try #require(try reader.take(Self.answer).first)
        #expect(frame.kind == 2)
        #expect(frame.fields.uint(1) == 1 && frame.fields.uint(2) == 14)
        #expect(frame.fields.string(3) == "2026.6.5" && frame.fields.string(4) == "esp-peer")
    }

    @Test func framesAreTheSameHoweverTheyAreCut() throws {
        let big = ESPFrame(300, Array(repeating: 9, count: 300))
        let bytes = Self.answer + big.bytes + [0, 0, 8] + Self.hello
        for size in [1, 2, 3, 7, 50, bytes.count] {
            var (reader, frames) = (ESPFrameReader(), [ESPFrame]())
            for start in stride(from: 0, to: bytes.count, by: size) {
                frames += try reader.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(frames.map(\.kind) == [2, 300, 8, 1])
            #expect(frames[1] == big)
        }
    }

    @Test func whoeverWantsSecretsIsToldApartFromWhoeverSpeaksRubbish() {
        func failure(_ bytes: [UInt8]) -> LanFailure? {
            var reader = ESPFrameReader()
            do { _ = try reader.take(bytes) } catch { return error }
            return nil
        }
        #expect(failure([1, 0, 19]) == .secretNeeded(ESPWords.encrypted))
        #expect(failure(Array("HTTP/1.1 200 OK".utf8)) == .notUnderstood("it does not speak the native API of ESPHome"))
        #expect(failure([0, 0xFF, 0xFF, 0xFF, 0x7F, 1]) == .notUnderstood("a frame of 268435455 bytes"))
        #expect(failure([0] + Array(repeating: 0xFF, count: 12)) == .notUnderstood("a frame without a measure"))
        #expect(failure([0, 0x80]) == nil)
    }

    @Test func modesAreReadPackedAndUnpacked() {
        #expect(ProtoFields([0x60, 0x0B, 0x60, 0x2F]).uints(12) == [11, 47])
        #expect(ProtoFields([0x62, 2, 0x0B, 0x2F]).uints(12) == [11, 47])
        #expect(ProtoFields([0x60, 1, 0x62, 2, 0x0B, 0x2F]).uints(12) == [1, 11, 47])
    }

    @Test func whatIsAbsentIsNothing() {
        let fields = ProtoFields([])
        #expect(!fields.bool(1) && fields.uint(2) == 0 && fields.float(3) == 0 && fields.string(4).isEmpty)
        #expect(ProtoWriter().bytes.isEmpty)
        var writer = ProtoWriter()
        writer.write(1, false)
        writer.write(2, float: 0)
        writer.write(3, "")
        #expect(writer.bytes.isEmpty)
    }

    @Test func unknownFieldsOfEveryTypeAreSkipped() {
        let unknown: [UInt8] = [0xF8, 7, 0x96, 1] + [0xF9, 7, 1, 2, 3, 4, 5, 6, 7, 8] + [0xFA, 7, 2, 9, 9] + [0xFD, 7, 1, 2, 3, 4]
        let fields = ProtoFields([8, 5] + unknown + [0x10, 6])
        #expect(fields.uint(1) == 5 && fields.uint(2) == 6)
    }

    @Test func ofADamagedMessageWhatCameBeforeIsKept() {
        for tail: [UInt8] in [[0x12, 200, 1], [0x15, 1, 2], [0x13], [0x80], [0x00, 1], Array(repeating: 0xFF, count: 11)] {
            #expect(ProtoFields([8, 5] + tail).uint(1) == 5)
        }
    }

    @Test func numbersAreWrittenAndReadTheSame() {
        for value in [UInt64(1), 127, 128, 300, 65_535, 1 << 32, .max] {
            var writer = ProtoWriter()
            writer.write(20, value)
            #expect(ProtoFields(writer.bytes).uint(20) == value)
        }
        for value in [0.25, -3.5, 370, 1e9] {
            var writer = ProtoWriter()
            writer.write(3, float: value)
            #expect(ProtoFields(writer.bytes).float(3) == value)
        }
        var writer = ProtoWriter()
        writer.write(2, fixed32: Float.nan.bitPattern)
        #expect(ProtoFields(writer.bytes).reading(2) == nil && ProtoFields(writer.bytes).float(2) == 0)
    }

    @Test func noBytesCrashTheReaders() {
        var seed: UInt64 = 42
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int(seed % 40) {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(UInt8(truncatingIfNeeded: seed >> 33))
            }
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            _ = ProtoFields(bytes).uints(12)
            var reader = ESPFrameReader()
            _ = try? reader.take([0] + bytes)
        }
    }
}
