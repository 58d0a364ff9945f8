@testable import CloudConnectors
import Connectivity
import Foundation
import Testing

@Suite("Moments in DeviceHive")
struct HiveMomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000", 0), ("2030-01-01T00:00:00.123", 1_893_456_000_123), ("2030-01-01T00:00:00.123Z", 1_893_456_000_123),
        ("2030-01-01T00:00:00", 1_893_456_000_000), ("2030-01-01T00:00:00.5", 1_893_456_000_500),
        ("2030-01-01T00:00:00.123456", 1_893_456_000_123), (1_893_456_000_123, 1_893_456_000_123),
    ] as [(JSONValue, Int64)])
    func theyAreRead(_ json: JSONValue, _ milliseconds: Int64) {
        #expect(HiveMoment(json)?.milliseconds == milliseconds)
    }

    @Test(arguments: ["", "yesterday", "2030-01-01T00:00:00.", "2030-01-01T00:00:00.x", "2030-13-01T00:00:00.000", nil, true, 1.5, []] as [JSONValue])
    func whatIsNoneIsNotTakenForOne(_ json: JSONValue) {
        #expect(HiveMoment(json) == nil)
    }

    @Test(arguments: [0, 1, 999, 1000, 1_893_456_000_007, 1_795_262_400_120, -1, -1001] as [Int64])
    func theyAreWrittenAsTheyAreRead(_ milliseconds: Int64) {
        let moment = HiveMoment(milliseconds: milliseconds)
        #expect(HiveMoment(.string(moment.text)) == moment)
        #expect(moment.text.count == "2030-01-01T00:00:00.000".count)
    }

    @Test func lengthsAreCounted() {
        let moment = HiveMoment(Date(timeIntervalSince1970: 1.5))
        #expect(moment.milliseconds == 1500)
        #expect(moment.moved(by: .seconds(2)).since(moment) == .seconds(2))
        #expect(moment.moved(by: .milliseconds(-1)) < moment)
    }
}
