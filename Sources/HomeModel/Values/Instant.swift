package import Foundation

/// A moment as the bridge sees it, on two clocks at once.
///
/// Whatever measures a length of time (the link button, fades) uses `uptime`, which a change of the wall clock does
/// not move. Whatever names a moment for people or for the disk uses `utc`.
package struct Instant: Sendable, Hashable {
    /// Time since an arbitrary beginning; only ever grows while the program runs.
    package var uptime: Duration
    /// The wall clock; may jump either way.
    package var utc: Date

    /// Makes a moment from its two readings.
    package init(uptime: Duration, utc: Date) {
        self.uptime = uptime
        self.utc = utc
    }

    /// The moment `duration` later, on both clocks.
    package func advanced(by duration: Duration) -> Instant {
        Instant(uptime: uptime + duration, utc: utc.addingTimeInterval(duration.inSeconds))
    }
}

extension Duration {
    /// This length in seconds, with fractions.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
