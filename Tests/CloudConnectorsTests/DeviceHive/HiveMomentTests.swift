@testable import CloudConnectors
import Connectivity
import Foundation
import Testing

@Suite("Moments in DeviceHive")
struct HiveMomentTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00.000", 0), ("2030-01-01T00:00:00.123", 1_893_456_000_123),
        ("2030-01-01T00:00:00.123Z", 1_893_456_000_123),
        ("2030-01-01T00:00:00", 1_893_456_000_000), ("2030-01-01T00:00:00.5", 1_893_456_000_500),
        ("2030-01-01T00:00:00.123456", 1_893_456_000_123), (1_893_456_000_123, 1_893_456_000_123),
    ] as [(JSONValue, Int64)])
    func theyAreRead(_ json: JSONValue, _ milliseconds: Int64) {
        #expect(HiveMoment(json)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "", "yesterday", "2030-01-01T00:00:00.", "2030-01-01T00:00:00.x", "2030-13-01T00:00:00.000", nil, true, 1.5, [],
        .int(.min), .int(.min + 998), .int(.max), .int(HiveMoment.possible.lowerBound - 1),
        .int(HiveMoment.possible.upperBound + 1), "1899-12-31T23:59:59.999", "10000-01-01T00:00:00.000",
    ] as [JSONValue])
    func whatIsNoneIsNotTakenForOne(_ json: JSONValue) {
        #expect(HiveMoment(json) == nil)
    }

    @Test(arguments: [
        0, 1, 999, 1000, 1_893_456_000_007, 1_795_262_400_120, -1, -1001, HiveMoment.possible.lowerBound,
        HiveMoment.possible.upperBound,
    ] as [Int64])
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

    @Test(arguments: [Int64.min, .max])
    func noMomentLeavesWhatIsPossible(_ milliseconds: Int64) {
        let end = milliseconds < 0 ? HiveMoment.possible.lowerBound : HiveMoment.possible.upperBound
        let moment = HiveMoment(milliseconds: milliseconds)
        #expect(moment.milliseconds == end)
        #expect(HiveMoment(.string(moment.text)) == moment)
        let far = HiveMoment(milliseconds: 0).moved(by: milliseconds < 0 ? .seconds(Int64.min / 4) : .seconds(Int64.max / 4))
        #expect(far == moment)
    }

    @Test func aMessageFromAnAbsurdMomentIsNone() {
        let message: JSONValue = ["id": 1, "notification": "state", "deviceId": "lamp", "timestamp": .int(.min)]
        #expect(HiveMessage(message, "notification") == nil)
    }
}
