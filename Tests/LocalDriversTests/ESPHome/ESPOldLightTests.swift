import HomeModel
@testable import LocalDrivers
import Testing

/// Lights of firmware from before API 1.6, which had no colour modes: the fields are those that the message definitions of later
/// versions call legacy.
@Suite("Old lights of ESPHome", .timeLimit(.minutes(1)))
struct ESPOldLightTests {
    private static func light(_ fields: Int...) throws -> ESPLight {
        try #require(ESPLight(ESPFrame(15) { writer in
            writer.write(2, fixed32: 7)
            for field in fields { writer.write(field, true) }
        }))
    }

    /// What such a lamp says.
    private static func state(_ levels: [Int: Double]) -> ProtoFields {
        ESPFrame(24) { writer in
            writer.write(1, fixed32: 7)
            writer.write(2, true)
            for (field, level) in levels.sorted(by: { $0.key < $1.key }) { writer.write(field, float: level) }
        }.fields
    }

    @Test(arguments: [
        ([], false, false, false), ([5], true, false, false), ([5, 8], true, true, false), ([5, 6], true, false, true),
        ([5, 6, 7], true, false, true), ([5, 6, 7, 8], true, true, true),
    ] as [([Int], Bool, Bool, Bool)])
    func theySayOneByOneWhatTheyCan(_ fields: [Int], dims: Bool, whites: Bool, colors: Bool) throws {
        let light = try #require(ESPLight(ESPFrame(15) { writer in
            writer.write(2, fixed32: 7)
            for field in fields { writer.write(field, true) }
        }))
        #expect(light.abilities.dims == dims && light.isOld)
        #expect((light.abilities.temperatures != nil) == whites && (light.abilities.gamut != nil) == colors)
    }

    @Test func coloursAreReadWithoutAMode() throws {
        let reading = try Self.light(5, 6).reading(Self.state([3: 0.5, 4: 1]))
        #expect(reading.xy == Gamut.c.red && reading.on == true)
        #expect(try #require(reading.brightness).fraction.isAbout(0.5, within: 0.01))
    }

    @Test func aWhiteThatShinesIsWhatIsSeen() throws {
        let light = try Self.light(5, 6, 7, 8)
        let white = light.reading(Self.state([3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 300]))
        #expect(white.mirek == Mirek(300) && white.xy == nil && white.brightness == .full)
        let color = light.reading(Self.state([3: 1, 5: 1, 8: 300]))
        #expect(color.xy == Gamut.c.green && color.mirek == nil)
    }

    @Test func theyAreToldInTheirOwnWords() throws {
        let light = try Self.light(5, 6, 7, 8)
        let white = try #require(light.commands(for: action(0) { $0.color = .mirek(Mirek(250)) }).first).fields
        #expect(white.bool(6) && white.float(7) == 0 && white.float(11) == 1 && white.float(13) == 250)
        let color = try #require(light.commands(for: action(0) { $0.color = .xy(Gamut.c.red) }).first).fields
        #expect(color.float(7) == 1 && color.bool(10) && color.float(11) == 0)
    }
}
