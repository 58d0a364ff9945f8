import RuuviData
import Testing

@Suite("Anything at all as an advertisement", .timeLimit(.minutes(1)))
struct RandomTests {
    @Test func nothingOfAHundredThousandRandomThingsDoesHarm() {
        var chance = Chance(seed: 20_261_121)
        var read = 0
        for round in 0..<100_000 {
            var bytes = (0..<Int(chance.next() % 65)).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            if round.isMultiple(of: 2), !bytes.isEmpty { bytes[0] = RuuviFormat.allCases[round / 2 % 5].rawValue }
            if round.isMultiple(of: 5) { bytes = [UInt8(bytes.count + 3), 0xFF, 0x99, 0x04] + bytes }
            guard let reading = try? RuuviReading(advertisement: bytes) else { continue }
            read += 1
            #expect((reading.temperature ?? 0).isFinite && (reading.luminosity ?? 0).isFinite)
        }
        #expect(read > 5000, "some of them are payloads")
    }

    @Test(arguments: RuuviFormat.allCases)
    func randomPayloadsAreWrittenAsTheyWereRead(format: RuuviFormat) throws {
        var chance = Chance(seed: UInt64(format.rawValue))
        for _ in 0..<10_000 {
            var payload = [format.rawValue] + (1..<format.length).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
            switch format {
            case .rawV1: payload[3] %= 100
            case .airExtended: payload.replaceSubrange(29..<34, with: [UInt8](repeating: 0xFF, count: 5))
            case .rawV2, .cutRawV2, .air: break
            }
            #expect(try RuuviReading(payload: payload).payload == payload)
        }
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
