import Foundation
import HomeModel
import Testing

@Suite("Numbers with a meaning")
struct ValueTests {
    @Test(arguments: [(-1.0, 0.0), (0, 0), (0.5, 0.5), (1, 1), (7, 1), (.nan, 0), (.infinity, 1)])
    func `brightness stays within its range`(given: Double, kept: Double) {
        #expect(Brightness(fraction: given).fraction == kept)
    }

    @Test(arguments: [(0.5, 0.25, 0.75), (0.5, 0.75, 1), (0.5, -0.75, 0), (0.5, 0, 0.5)])
    func `a step of brightness stops at the ends`(from: Double, step: Double, to: Double) {
        #expect(Brightness(fraction: from).stepped(by: step) == Brightness(fraction: to))
    }

    @Test func `brightness and temperature are plain numbers in JSON`() throws {
        #expect(try JSONDecoder().decode([Brightness].self, from: Data("[0.5, 3]".utf8)) == [Brightness(fraction: 0.5), .full])
        #expect(try String(decoding: JSONEncoder().encode([Mirek(366)]), as: UTF8.self) == "[366]")
    }

    @Test(arguments: [(0.0, 0.0), (360, 0), (370, 10), (-10, 350), (720.5, 0.5), (.nan, 0), (.infinity, 0)])
    func `hue wraps around the wheel`(given: Double, kept: Double) {
        #expect(HueSaturation(hue: given, saturation: 1).hue == kept)
    }

    @Test(arguments: [(-0.1, 0.0), (1.1, 1), (.nan, 0)])
    func `saturation stops at the ends`(given: Double, kept: Double) {
        #expect(HueSaturation(hue: 0, saturation: given).saturation == kept)
    }

    @Test func `chromaticity keeps four decimals and stays on the diagram`() {
        #expect(ColorXY(x: 0.123449, y: 0.99996) == ColorXY(x: 0.1234, y: 1))
        #expect(ColorXY(x: -1, y: 2) == ColorXY(x: 0, y: 1))
        #expect(ColorXY(x: .nan, y: .infinity) == ColorXY(x: 0, y: 0))
    }

    @Test func `a temperature range may be given either way round`() {
        let range = MirekRange(500, 153)
        #expect(range == MirekRange(153, 500))
        #expect(range.clamp(Mirek(1)) == Mirek(153))
        #expect(range.clamp(Mirek(999)) == Mirek(500))
        #expect(range.clamp(Mirek(300)) == Mirek(300))
        #expect(Mirek(0).value == 1)
        #expect(Mirek(250).kelvin == 4000)
    }

    @Test func `a moment moves on both clocks`() {
        let moment = Instant(uptime: .seconds(1), utc: Date(timeIntervalSince1970: 10)).advanced(by: .milliseconds(1500))
        #expect(moment == Instant(uptime: .milliseconds(2500), utc: Date(timeIntervalSince1970: 11.5)))
        #expect(Duration.milliseconds(-1500).inSeconds == -1.5)
    }
}
