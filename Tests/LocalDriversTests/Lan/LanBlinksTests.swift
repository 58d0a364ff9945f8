import BridgeCore
import HomeModel
@testable import LocalDrivers
import Testing

@Suite("Lamps that blink", .timeLimit(.minutes(1)))
struct LanBlinksTests {
    private let lamp = LightAddress(identity: "x", index: 0)

    @Test(arguments: [(LightAlert.breatheOnce, 2), (.breatheLong, 30), (.none, 0)])
    func oneGoesOffAndOn(alert: LightAlert, flips: Int) {
        var blinks = LanBlinks()
        blinks.begin(lamp, wasOn: true, alert, at: .zero)
        var seen: [Bool] = []
        while let due = blinks.nextDue, seen.count < 100 { seen += blinks.due(at: due).map(\.on) }
        #expect(seen.count == flips)
        #expect(seen.last ?? true)
        #expect(!blinks.contains(lamp))
    }

    @Test func whatInterruptsItLeavesItAsItWas() {
        var blinks = LanBlinks()
        blinks.begin(lamp, wasOn: true, .breatheLong, at: .zero)
        #expect(blinks.interrupt(lamp) == nil)
        blinks.begin(lamp, wasOn: true, .breatheLong, at: .zero)
        #expect(blinks.due(at: .zero).map(\.on) == [false])
        #expect(blinks.due(at: .milliseconds(499)).isEmpty)
        #expect(blinks.interrupt(lamp) == true)
        #expect(blinks.nextDue == nil)
    }

    @Test func whitesOfColorsAreKnownAgain() {
        for value in stride(from: 153, through: 500, by: 1) {
            var memory = ColorMemory()
            let rgb = memory.rgb(for: .mirek(Mirek(value)))
            #expect(memory.reading(rgb).mirek == Mirek(value))
            // Somebody who does not remember is a few mireds off at most.
            let guess = ColorMemory().reading(rgb).mirek?.value ?? 0
            #expect(abs(guess - value) <= 6, "\(value) \(guess)")
        }
        #expect(ColorMemory().reading(ColorRGB(levels: 255, 0, 0)) == LightReading(xy: Gamut.c.red))
    }
}
