import Foundation

/// Moments as eWeLink writes them: in UTC, with thousandths.
enum EWeLinkMoment {
    /// Reads one, with thousandths or without.
    static func read(_ text: some StringProtocol) -> Date? {
        (try? Date(String(text), strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(String(text), strategy: Date.ISO8601FormatStyle()))
    }

    /// Writes one.
    static func text(_ moment: Date) -> String {
        moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}
