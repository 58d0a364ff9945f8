import Connectivity
import Foundation

/// A moment as DeviceHive counts: milliseconds since 1970, written as `2030-01-01T00:00:00.000`, without a zone and in UTC.
struct HiveMoment: Sendable, Hashable, Comparable {
    var milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init(_ date: Date) {
        let milliseconds = date.timeIntervalSince1970 * 1000
        self.milliseconds = Int64(exactly: milliseconds.rounded()) ?? 0
    }

    /// Reads a date, or a number of milliseconds; `nil` for anything else.
    init?(_ json: JSONValue?) {
        if let number = json?.int {
            milliseconds = Int64(number)
            return
        }
        guard var text = json?.string else { return nil }
        if text.hasSuffix("Z") { text.removeLast() }
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, let date = try? Date(whole + "Z", strategy: .iso8601) else { return nil }
        var fraction: Int64 = 0
        if halves.count == 2 {
            guard (1...9).contains(halves[1].count), halves[1].allSatisfy({ $0.isASCII && $0.isNumber }),
                let digits = Int64((halves[1] + "00").prefix(3))
            else { return nil }
            fraction = digits
        }
        milliseconds = Int64(date.timeIntervalSince1970) * 1000 + fraction
    }

    /// As it is written.
    var text: String {
        let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).dropLast()
        let fraction = String(milliseconds - seconds * 1000)
        return whole + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    /// How long after another it is; less than zero if it is before.
    func since(_ other: HiveMoment) -> Duration { .milliseconds(milliseconds.subtractingReportingOverflow(other.milliseconds).partialValue) }

    func moved(by length: Duration) -> HiveMoment {
        HiveMoment(milliseconds: milliseconds.addingReportingOverflow(Int64(length / .milliseconds(1))).partialValue)
    }

    static func < (left: HiveMoment, right: HiveMoment) -> Bool { left.milliseconds < right.milliseconds }
}
