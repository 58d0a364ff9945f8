@testable import CloudConnectors
import Testing

@Suite("How often Ruuvi's cloud is asked")
struct RuuviPaceTests {
    @Test func itIsOnceAMinuteAndALittleByChance() throws {
        let pace = try RuuviPace(setting: nil)
        #expect(pace.wait(chance: 0) == .seconds(60))
        #expect(pace.wait(chance: 0.5) == .seconds(63))
        #expect(try RuuviPace(setting: "300").wait(chance: 0) == .seconds(300))
    }

    @Test func aCloudThatAsksToWaitIsAskedHalfAsOftenAndSoOn() throws {
        var pace = try RuuviPace(setting: nil)
        var waits: [Duration] = []
        for _ in 0..<6 {
            pace.slowDown(nil)
            waits.append(pace.current)
        }
        #expect(waits == [120, 240, 480, 900, 900, 900].map { .seconds($0) })
        pace.slowDown(.seconds(3600))
        #expect(pace.current == .seconds(3600), "as long as it says")
        pace.recover()
        #expect(pace.current == .seconds(60))
    }

    @Test func anIntervalBeyondTheLongestWaitStaysAsItIs() throws {
        var pace = try RuuviPace(setting: "3600")
        pace.slowDown(nil)
        #expect(pace.current == .seconds(3600))
    }

    @Test(arguments: ["0", "-1", "3601", "often", "", "1.5"])
    func anIntervalThatMakesNoSenseIsRefused(setting: String) {
        #expect(throws: CloudFailure.self) { try RuuviPace(setting: setting) }
    }
}
