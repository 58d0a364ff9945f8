import Connectivity
import Foundation

/// A moment as DeviceHive counts: milliseconds since 1970, written as `2030-01-01T00:00:00.000`, without a zone and in UTC.
struct HiveMoment: Sendable, Hashable, Comparable {
    /// From 1900 to the end of 9999: with what is further away there would be nothing to reckon and no way to write it.
    static let possible: ClosedRange<Int64> = -2_208_988_800_000...253_402_300_799_999

    let milliseconds: Int64

    /// Makes a moment; one that is not possible becomes the nearest that is.
    init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.possible.lowerBound), Self.possible.upperBound)
    }

    init(_ date: Date) {
        let milliseconds = date.timeIntervalSince1970 * 1000
        self.init(milliseconds: Int64(exactly: milliseconds.rounded()) ?? 0)
    }

    /// Reads a date, or a number of milliseconds; `nil` for anything else, and for what is not possible.
    init?(_ json: JSONValue?) {
        guard let read = json?.int.map(Int64.init) ?? json?.string.flatMap(Self.milliseconds), Self.possible.contains(read) else {
            return nil
        }
        milliseconds = read
    }

    private static func milliseconds(_ text: String) -> Int64? {
        var text = text
        if text.hasSuffix("Z") { text.removeLast() }
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, let date = try? Date(whole + "Z", strategy: .iso8601),
            let seconds = Int64(exactly: date.timeIntervalSince1970.rounded()),
            (Self.possible.lowerBound / 1000...Self.possible.upperBound / 1000).contains(seconds)
        else { return nil }
        var fraction: Int64 = 0
        if halves.count == 2 {
            guard (1...9).contains(halves[1].count), halves[1].allSatisfy({ $0.isASCII && $0.isNumber }),
                let digits = Int64((halves[1] + "00").prefix(3))
            else { return nil }
            fraction = digits
        }
        return seconds * 1000 + fraction
    }

    /// As it is written.
    var text: String {
        let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
        let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601).dropLast()
        let fraction = String(milliseconds - seconds * 1000)
        return whole + "." + String(repeating: "0", count: 3 - fraction.count) + fraction
    }

    /// How long after another it is; less than zero if it is before.
    func since(_ other: HiveMoment) -> Duration {
        .milliseconds(milliseconds - other.milliseconds)
    }

    func moved(by length: Duration) -> HiveMoment {
        // Further than from one end to the other nothing can be moved.
        let furthest = Duration.milliseconds(Self.possible.upperBound - Self.possible.lowerBound)
        return HiveMoment(milliseconds: milliseconds + Int64(min(max(length, .zero - furthest), furthest) / .milliseconds(1)))
    }

    static func < (left: HiveMoment, right: HiveMoment) -> Bool { left.milliseconds < right.milliseconds }
}
