extension RecordShelf {
    /// A record with what is to be done about it.
    struct Kept: Sendable, Hashable {
        let record: DNSRecord
        let heard: Duration
        var expires: Duration
        /// When to ask whether it still holds; nil when it is let go.
        var nextAsk: Duration?
        var asked = 0

        /// Half of its time is not over yet, so that whoever answers need not repeat it (RFC 6762 §7.1).
        func isFresh(at now: Duration) -> Bool { (expires - now) * 2 > expires - heard }
    }
}

extension RecordShelf.Kept {
    mutating func letGo(at end: Duration) {
        expires = min(expires, end)
        nextAsk = nil
    }

    mutating func planNextAsk(_ parts: [Double], now: Duration, chance: Double) {
        asked += 1
        guard asked < parts.count else { return nextAsk = nil }
        // The same question is not asked twice within a second (§5.2).
        plan(parts[asked], earliest: now + .seconds(1), chance: chance)
    }

    mutating func plan(_ part: Double, earliest: Duration, chance: Double) {
        let due = max(earliest, heard + (expires - heard) * (part + 0.02 * chance))
        nextAsk = due < expires ? due : nil
    }
}
