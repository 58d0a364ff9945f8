/// Finds devices that do not say anything to their orders, and remembers them until they do. It knows no clock: every verb is
/// told the time, as uptime.
struct HiveSilence: Sendable, Hashable {
    private let patience: Duration
    private var since: [String: Duration] = [:]
    private var silent: Set<String> = []

    init(patience: Duration) {
        self.patience = patience
    }

    /// There is a new connection. What was said to orders over the one before may have got lost with it, so that orders which
    /// were not answered there prove nothing. Who was found to be silent stays so.
    mutating func begin() { since = [:] }

    /// A device was told something.
    ///
    /// - Returns: when to look again.
    mutating func told(_ device: String, at now: Duration) -> Duration {
        since[device] = since[device] ?? now
        return now + patience
    }

    /// A device said something, whatever it was.
    ///
    /// - Returns: whether it was silent until now.
    @discardableResult
    mutating func heard(_ device: String) -> Bool {
        since[device] = nil
        return silent.remove(device) != nil
    }

    /// Whether a device was found to be silent, and has said nothing since.
    func isSilent(_ device: String) -> Bool { silent.contains(device) }

    /// Devices that have said nothing for too long, each once.
    mutating func overdue(at now: Duration) -> [String] {
        let late = since.filter { $0.value + patience <= now }.keys.sorted()
        for device in late { since[device] = nil }
        silent.formUnion(late)
        return late
    }

    /// Forgets all others.
    mutating func keep(only devices: Set<String>) {
        since = since.filter { devices.contains($0.key) }
        silent.formIntersection(devices)
    }
}
