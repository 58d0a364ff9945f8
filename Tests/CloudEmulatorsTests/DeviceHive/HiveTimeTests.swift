@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Moments of DeviceHive", .timeLimit(.minutes(1)))
struct HiveTimeTests {
    @Test(arguments: [
        ("2030-01-01T00:00:00.000", 1_893_456_000_000), ("2030-01-01T00:00:00", 1_893_456_000_000),
        ("2030-01-01T00:00:00.5", 1_893_456_000_500), ("2030-01-01T00:00:00.25", 1_893_456_000_250),
        ("2030-01-01T00:00:00.123456", 1_893_456_000_123), ("2030-01-01T00:00:00.001Z", 1_893_456_000_001),
        ("2030-01-01T01:00:00.000+01:00", 1_893_456_000_000), ("2030-01-01 00:00:00", 1_893_456_000_000),
        ("1893456000000", 1_893_456_000_000),
    ] as [(String, Int64)])
    func manyWaysToWriteAMomentAreRead(_ text: String, _ milliseconds: Int64) {
        #expect(HiveTime(reading: .string(text))?.milliseconds == milliseconds)
    }

    @Test func numbersAreMilliseconds() {
        #expect(HiveTime(reading: 1_893_456_000_007)?.milliseconds == 1_893_456_000_007)
    }

    @Test(arguments: ["", "tomorrow", "2030-13-01T00:00:00", "2030-01-01", "12:00"])
    func whatIsNoMomentIsNone(_ text: String) {
        #expect(HiveTime(reading: .string(text)) == nil)
    }

    @Test(arguments: [0, 1, 999, 1_893_456_000_007, 1_795_262_400_120] as [Int64])
    func whatIsWrittenIsReadAgain(_ milliseconds: Int64) {
        let time = HiveTime(milliseconds)
        #expect(time.text.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/))
        #expect(HiveTime(reading: time.json) == time)
    }
}
