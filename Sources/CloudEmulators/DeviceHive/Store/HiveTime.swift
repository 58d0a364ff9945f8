import Connectivity
import Foundation

/// A moment to the millisecond, as DeviceHive writes it: in UTC, without a letter for the zone.
struct HiveTime: Sendable, Hashable {
    /// Since 1970.
    let milliseconds: Int64

    init(_ milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init(_ date: Date) {
        milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
    }

    /// Reads a moment as clients write it: as we do, with another fraction or a zone, or milliseconds since 1970.
    init?(reading json: JSONValue) {
        if let number = json.int {
            self.init(Int64(number))
        } else if let text = json.string {
            self.init(reading: text)
        } else {
            return nil
        }
    }

    private init?(reading text: String) {
        if let number = Int64(text) {
            self.init(number)
            return
        }
        let zoned = text.contains(/(Z|[+-]\d\d:?\d\d)$/) ? text : text + "Z"
        // Clients send more digits of the fraction than Foundation reads; the rest is less than a millisecond.
        let short = zoned.replacing(/(\.\d{3})\d+/) { $0.output.1 }.replacing(/\.(\d{1,2})(?=\D)/) { match in
            "." + match.output.1 + String(repeating: "0", count: 3 - match.output.1.count)
        }
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: short.contains("."))
        guard let date = try? style.parse(short.replacing(" ", with: "T")) else { return nil }
        self.init(date)
    }

    /// The fraction is written from the number itself: a date is a fraction of binary digits, and may fall a millisecond short.
    var text: String {
        let fraction = (milliseconds % 1000 + 1000) % 1000
        let date = Date(timeIntervalSince1970: Double((milliseconds - fraction) / 1000))
        let digits = String(String(fraction + 1000).dropFirst())
        return date.formatted(Date.ISO8601FormatStyle()).replacing("Z", with: "") + "." + digits
    }

    var json: JSONValue { .string(text) }

    static func adding(_ length: Duration, to start: HiveTime) -> HiveTime {
        HiveTime(start.milliseconds + Int64(length / .milliseconds(1)))
    }
}
