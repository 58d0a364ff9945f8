/// When devices of one kind that were taken in and do not answer are looked for: they may have been given another address. Pure.
struct LanLookout: Sendable {
    /// How long a device does not answer before it is looked for.
    static let first = Duration.seconds(30)
    /// The longest time between two looks for devices that are not met; each wait is twice as long as the one before.
    static let longest = Duration.seconds(900)

    private var missing: Set<String> = []
    private var wait = Self.first
    private var due = Duration.zero

    /// Whether to look now.
    ///
    /// - Parameter missing: those that do not answer. One that is missing since the last time is looked for as if it were the only
    ///   one.
    mutating func step(at now: Duration, missing: Set<String>) -> Bool {
        defer { self.missing = missing }
        guard missing.isSubset(of: self.missing) else {
            (wait, due) = (Self.first, now + Self.first)
            return false
        }
        guard !missing.isEmpty, due <= now else { return false }
        wait = min(wait * 2, Self.longest)
        due = now + wait
        return true
    }
}
