/// Finds devices that do not say anything to their orders. It knows no clock: every verb is told the time, as uptime.
struct HiveSilence: Sendable, Hashable {
    private let patience: Duration
    private var since: [String: Duration] = [:]

    init(patience: Duration) {
        self.patience = patience
    }

    /// A device was told something.
    ///
    /// - Returns: when to look again.
    mutating func told(_ device: String, at now: Duration) -> Duration {
        since[device] = since[device] ?? now
        return now + patience
    }

    /// A device said something, whatever it was.
    mutating func heard(_ device: String) { since[device] = nil }

    /// Devices that have said nothing for too long, each once.
    mutating func overdue(at now: Duration) -> [String] {
        let silent = since.filter { $0.value + patience <= now }.keys.sorted()
        for device in silent { since[device] = nil }
        return silent
    }
}
