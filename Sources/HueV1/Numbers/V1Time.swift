import Foundation

/// Moments as v1 writes them: `2017-09-04T16:56:26`, in UTC unless the field is called local (Docs/HueV1.md §5).
enum V1Time {
    /// A moment in UTC.
    static func utc(_ moment: Date) -> String {
        text(secondsSince1970: Int(moment.timeIntervalSince1970.rounded(.down)))
    }

    /// A moment in a zone, `"none"` when there is no zone or nobody knows it.
    static func local(_ moment: Date, zone: String?) -> String {
        guard let zone, let timeZone = TimeZone(identifier: zone) else { return "none" }
        let seconds = Int(moment.timeIntervalSince1970.rounded(.down))
        return text(secondsSince1970: seconds + timeZone.secondsFromGMT(for: moment))
    }

    private static func text(secondsSince1970 seconds: Int) -> String {
        let (day, second) = seconds.flooredDivision(by: 86_400)
        let date = civil(daysSince1970: day)
        let clock = [second / 3600, second / 60 % 60, second % 60].map(twoDigits).joined(separator: ":")
        return "\(date.year)-\(twoDigits(date.month))-\(twoDigits(date.day))T\(clock)"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The Gregorian date of a day, counting years from March so that the leap day comes last.
    private static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension Int {
    fileprivate func flooredDivision(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let remainder = ((self % divisor) + divisor) % divisor
        return ((self - remainder) / divisor, remainder)
    }
}
