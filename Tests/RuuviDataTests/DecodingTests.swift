import Foundation
@testable import RuuviData
import Testing

@Suite("What Ruuvi's devices broadcast", .timeLimit(.minutes(1)))
struct DecodingTests {
    @Test(arguments: Vector.all)
    func publishedPayloadsSayWhatIsPublished(vector: Vector) throws {
        let reading = try RuuviReading(hex: vector.hex)
        #expect(reading.isClose(to: vector.says), "\(reading)")
    }

    @Test(arguments: Vector.all)
    func whatIsReadIsWrittenByteForByte(vector: Vector) throws {
        #expect(Hex.text(try RuuviReading(hex: vector.hex).payload) == vector.hex)
    }

    @Test(arguments: Vector.all)
    func whatIsNotAvailableIsLeftOutOfJSON(vector: Vector) throws {
        let json = String(decoding: try JSONEncoder().encode(try RuuviReading(hex: vector.hex)), as: UTF8.self)
        #expect(!json.lowercased().contains("nan") && !json.contains("null"))
        if vector.name.contains("nothing") { #expect(!json.contains("temperature") && !json.contains("co2")) }
    }

    @Test(arguments: [(0, 0.0), (1, 0.04), (16, 1.01), (126, 244.06), (128, 266.43), (254, 65_535)])
    func lightInOneByteGrowsByEvenParts(code: UInt8, lux: Double) {
        #expect(LightCode.lux(code) == lux)
        #expect(LightCode.code(lux) == code)
    }

    @Test func everyCodeOfLightComesBackAsItWas() {
        for code in UInt8.min ... .max { #expect(LightCode.code(LightCode.lux(code)) == code) }
    }

    @Test(arguments: [("05FFFF", -0.005), ("0501C3", 2.255), ("05FE3D", -2.255)])
    func smallTemperaturesHaveTheRightSign(start: String, degrees: Double) throws {
        let hex = start + Vector.rawV2[0].hex.dropFirst(6)
        #expect(abs(try #require(try RuuviReading(hex: hex).temperature) - degrees) < 1e-9)
    }

    @Test(arguments: [("0145", 1.69), ("8145", -1.69)])
    func format3HasASignAndAMagnitude(bytes: String, degrees: Double) throws {
        let reading = try RuuviReading(hex: "0329" + bytes + "CE1EFC18F94202CA0B53")
        #expect(reading.temperature == degrees)
    }

    @Test func soundIsReadWhereAnEncoderFillsItIn() throws {
        var reading = RuuviReading(.airExtended)
        (reading.soundNow, reading.soundAverage, reading.soundPeak) = (42.2, 38.6, 119.8)
        let read = try RuuviReading(payload: reading.payload)
        #expect(read.soundNow == 42.2 && read.soundAverage == 38.6 && read.soundPeak == 119.8)
    }
}

extension RuuviReading {
    /// Whether this says the same, apart from what floating-point numbers cannot say.
    func isClose(to other: RuuviReading) -> Bool {
        var (one, two) = (self, other)
        let numbers: [WritableKeyPath<RuuviReading, Double?>] = [
            \.temperature, \.humidity, \.pm1, \.pm25, \.pm4, \.pm10, \.luminosity, \.soundNow, \.soundAverage, \.soundPeak,
        ]
        for path in numbers {
            guard let (left, right) = Self.both(one[keyPath: path], two[keyPath: path]) else { continue }
            guard abs(left - right) < 1e-6 else { return false }
            (one[keyPath: path], two[keyPath: path]) = (nil, nil)
        }
        return one == two
    }

    private static func both(_ one: Double?, _ two: Double?) -> (Double, Double)? {
        guard let one, let two else { return nil }
        return (one, two)
    }
}
