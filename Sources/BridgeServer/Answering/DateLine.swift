import Foundation
import Synchronization

/// The `Date` header, written once a second.
///
/// A lock, because requests run on several threads; it is held for one comparison or one formatting a second.
final class DateLine: Sendable {
    private let kept = Mutex((second: Int.min, text: ""))

    /// The moment as RFC 9110 §5.6.7 wants it.
    func text(at moment: Date) -> String {
        let second = Int(moment.timeIntervalSince1970.rounded(.down))
        return kept.withLock { kept in
            if kept.second != second { kept = (second, Self.format(second)) }
            return kept.text
        }
    }

    private static func format(_ second: Int) -> String {
        var time = tm()
        var seconds = time_t(second)
        gmtime_r(&seconds, &time)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let two = { (number: Int32) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(days[Int(time.tm_wday)]), \(two(time.tm_mday)) \(months[Int(time.tm_mon)]) \(time.tm_year + 1900) "
            + "\(two(time.tm_hour)):\(two(time.tm_min)):\(two(time.tm_sec)) GMT"
    }
}
