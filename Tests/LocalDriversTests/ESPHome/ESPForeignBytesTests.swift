import HomeModel
@testable import LocalDrivers
import Testing

/// The bytes are those of another implementation: written by aioesphomeapi 46.23 (PyPI) for the same message.
@Suite("Commands as another client of ESPHome writes them", .timeLimit(.minutes(1)))
struct ESPForeignBytesTests {
    private static let rows: [(modes: [UInt64], action: LightAction, bytes: String)] = [
        ([3], action(0.4) { ($0.on, $0.brightness) = (true, .full) }, "0d443322111001180120012d0000803f7001789003"),
        ([3], action(2) { ($0.on, $0.brightness) = (false, .full) }, "0d443322111001700178d00f"),
        ([11, 47], action(0.4) { $0.color = .mirek(Mirek(250)) }, "0d4433221160016d00007a437001789003b00101b8010b"),
        ([35], action(0) { $0.color = .hueSaturation(HueSaturation(hue: 0, saturation: 1)) },
            "0d4433221130013d0000803f7001a00101ad010000803fb00101b80123"),
        ([3], action(0) { $0.alert = .breatheOnce }, "0d443322111001180120012d0000803f8001018801b817"),
        ([51], action(0.4) { $0.color = .mirek(Mirek(153)) },
            "0d443322117001789003a00101b00101b80133c00101cd010000803fd00101"),
        ([35], action(0.4) { $0.effect = .colorLoop }, "0d443322119001019a01075261696e626f77"),
    ]

    @Test func theyAreTheSameFieldForField() throws {
        for row in Self.rows {
            var lamp = FakeESPLamp()
            (lamp.modes, lamp.effects) = (row.modes, ["Rainbow"])
            let frames = try #require(ESPLight(lamp.entry)).commands(for: row.action)
            #expect(try Self.sorted(#require(frames.last).payload) == Self.sorted(Self.bytes(row.bytes)), "\(row)")
        }
    }

    @Test func greetingsAndTheTimeAreTheSame() {
        #expect(ESPTalk.greeting.payload == Self.bytes("0a0a706f7263686c696768741001180e"))
        #expect(ESPFrame(37) { $0.write(1, fixed32: 1_780_000_000) }.payload == Self.bytes("0d00a5186a"))
    }

    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    /// The fields of a message in the order of their numbers, in which one may write them or not.
    private static func sorted(_ bytes: [UInt8]) -> [String] {
        var (reader, fields) = (ProtoReader(bytes), [(Int, String)]())
        while let field = reader.field() { fields.append((field.number, "\(field.number) \(field.value)")) }
        return fields.sorted { $0.0 < $1.0 }.map(\.1) + ["\(reader.at) bytes"]
    }
}
