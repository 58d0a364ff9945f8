/// Records with the time they are good for, heard on one interface.
struct RecordShelf {
    struct Key: Sendable, Hashable {
        let name: DNSName
        let kind: UInt16
    }

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

    /// Far more than a house has; what is above is not listened to.
    static let most = 2048
    /// A day; nothing is believed for longer.
    private static let longestSeconds: UInt32 = 86_400
    private static let never = Duration.seconds(Int64.max)
    /// What is let go stays for a second, since somebody else may object (§10.1, §10.2).
    private static let grace = Duration.seconds(1)
    /// Parts of its time after which a record is asked for again (§5.2), each with up to 0.02 of chance.
    private static let askParts = [0.80, 0.85, 0.90, 0.95]

    private var shelf: [Key: [Kept]] = [:]
    private(set) var count = 0
    /// No record ends, and none is to be asked for, before these: so that not all are looked at each time.
    private var nextEnd = Duration.zero
    private var nextAsk = Duration.zero

    /// The records of a name and kind, the one that was heard first in front.
    func records(_ name: DNSName, _ kind: UInt16) -> [Kept] { shelf[Key(name: name, kind: kind)] ?? [] }

    /// Takes in a record, or lets go of it if it says goodbye.
    mutating func take(_ record: DNSRecord, at now: Duration, chance: Double) {
        let key = Key(name: record.name, kind: record.data.kind)
        var kept = shelf[key] ?? []
        if record.seconds == 0 {
            for index in kept.indices where kept[index].record.data == record.data { kept[index].letGo(at: now + Self.grace) }
        } else if Self.isSingle(record.data.kind) {
            // There is one at a time of these. An old one that stays for its second would be taken for the later word.
            kept = [Self.kept(record, at: now, chance: chance)]
        } else {
            kept.removeAll { $0.record.data == record.data }
            if record.isFlushing {
                for index in kept.indices where now - kept[index].heard > Self.grace { kept[index].letGo(at: now + Self.grace) }
            }
            kept.append(Self.kept(record, at: now, chance: chance))
        }
        let total = count - (shelf[key]?.count ?? 0) + kept.count
        guard total <= Self.most else { return }
        count = total
        shelf[key] = kept.isEmpty ? nil : kept
        nextEnd = min(nextEnd, kept.map(\.expires).min() ?? nextEnd)
        nextAsk = min(nextAsk, kept.compactMap(\.nextAsk).min() ?? nextAsk)
    }

    /// Drops what is no longer good.
    ///
    /// - Returns: what was dropped.
    mutating func expire(at now: Duration) -> [DNSRecord] {
        guard nextEnd <= now else { return [] }
        var dropped: [DNSRecord] = []
        for (key, kept) in shelf where kept.contains(where: { $0.expires <= now }) {
            dropped += kept.filter { $0.expires <= now }.map(\.record)
            let rest = kept.filter { $0.expires > now }
            shelf[key] = rest.isEmpty ? nil : rest
        }
        count -= dropped.count
        nextEnd = shelf.values.lazy.joined().map(\.expires).min() ?? Self.never
        return dropped
    }

    /// Drops all records of a name and kind.
    mutating func drop(_ name: DNSName, _ kind: UInt16) {
        count -= shelf.removeValue(forKey: Key(name: name, kind: kind))?.count ?? 0
    }

    /// What is to be asked now so that records which are still true do not end.
    mutating func ask(at now: Duration, chance: Double) -> Set<DNSQuestion> {
        guard nextAsk <= now else { return [] }
        var questions: Set<DNSQuestion> = []
        for (key, kept) in shelf {
            for index in kept.indices where kept[index].nextAsk.map({ $0 <= now }) == true {
                questions.insert(DNSQuestion(name: key.name, kind: key.kind))
                shelf[key]?[index].planNextAsk(Self.askParts, now: now, chance: chance)
            }
        }
        nextAsk = shelf.values.lazy.joined().compactMap(\.nextAsk).min() ?? Self.never
        return questions
    }

    private static func isSingle(_ kind: UInt16) -> Bool { kind == DNSKind.service || kind == DNSKind.text }

    private static func kept(_ record: DNSRecord, at now: Duration, chance: Double) -> Kept {
        let seconds = min(record.seconds, longestSeconds)
        var kept = Kept(record: record, heard: now, expires: now + .seconds(Int64(seconds)))
        kept.plan(askParts[0], earliest: now, chance: chance)
        return kept
    }
}

extension RecordShelf.Kept {
    fileprivate mutating func letGo(at end: Duration) {
        expires = min(expires, end)
        nextAsk = nil
    }

    fileprivate mutating func planNextAsk(_ parts: [Double], now: Duration, chance: Double) {
        asked += 1
        guard asked < parts.count else { return nextAsk = nil }
        // The same question is not asked twice within a second (§5.2).
        plan(parts[asked], earliest: now + .seconds(1), chance: chance)
    }

    fileprivate mutating func plan(_ part: Double, earliest: Duration, chance: Double) {
        let due = max(earliest, heard + (expires - heard) * (part + 0.02 * chance))
        nextAsk = due < expires ? due : nil
    }
}
