import Foundation

/// Where this machine stands, as far as it says.
enum LocalPlace {
    /// IANA name of the machine's time zone; `nil` if it has none that a bridge knows.
    static var timeZone: String? {
        let name = TimeZone.autoupdatingCurrent.identifier
        return TimeZone.knownTimeZoneIdentifiers.contains(name) ? name : nil
    }
}
