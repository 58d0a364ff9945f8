/// Records with the time they are good for, heard on one interface.
struct RecordShelf {
    struct Key: Sendable, Hashable {
        let name: DNSName
        let kind: UInt16
    }

    /// Far more than a house has; what is above is not listened to.
    static let most = 2048
    /// Addresses of one kind that a host may have.
    static let mostAddresses = 16
    /// A day; nothing is believed for longer.
    private static let longestSeconds: UInt32 = 86_400
    private static let never = Duration.seconds(Int64.max)
    /// Least time between two looks at all records, whatever they say of their ends.
    private static let pause = Duration.milliseconds(100)
    /// What is let go stays for a second, since somebody else may object (§10.1, §10.2).
    private static let grace = Duration.seconds(1)
    /// Parts of its time after which a record is asked for again (§5.2), each with up to 0.02 of chance.
    private static let askParts = [0.80, 0.85, 0.90, 0.95]
    /// The same is not asked for twice within this time (§5.2).
    private static let leastBetweenAsks = Duration.seconds(1)
    /// What is good for less is not worth asking for again.
    private static let leastRenewedSeconds: UInt32 = 10

    private var shelf: [Key: [DNSData: Kept]] = [:]
    private(set) var count = 0
    /// No record ends, and none is to be asked for, before these: so that not all are looked at each time.
    private var nextEnd = Duration.zero
    private var nextAsk = Duration.zero
    /// When what was asked for just now was.
    private var asked: [Key: Duration] = [:]

    /// The records of a name and kind, in no particular order.
    func records(_ name: DNSName, _ kind: UInt16) -> [Kept] { shelf[Key(name: name, kind: kind)].map { Array($0.values) } ?? [] }

    /// One record of a name and kind; of services and texts there is only one.
    func record(_ name: DNSName, _ kind: UInt16) -> DNSRecord? { shelf[Key(name: name, kind: kind)]?.values.first?.record }

    /// Whether a record that says the same is kept.
    func holds(_ record: DNSRecord) -> Bool { shelf[Key(name: record.name, kind: record.data.kind)]?[record.data] != nil }

    /// Takes in a record, or lets go of it if it says goodbye.
    ///
    /// - Returns: whether it says what was not known.
    @discardableResult
    mutating func take(_ record: DNSRecord, at now: Duration, chance: Double) -> Bool {
        let key = Key(name: record.name, kind: record.data.kind)
        let end = now + Self.grace
        if record.seconds == 0 {
            shelf[key]?[record.data]?.letGo(at: end)
            nextEnd = min(nextEnd, end)
            return false
        }
        if Self.isSingle(record.data.kind) {
            // There is one at a time of these. An old one that stays for its second would be taken for the later word.
            drop(record.name, record.data.kind)
        } else if record.isFlushing {
            letGoOlder(key, at: now)
        }
        let isNew = shelf[key]?[record.data] == nil
        guard !isNew || hasRoom(for: key) else { return false }
        count += isNew ? 1 : 0
        let kept = Self.kept(record, at: now, chance: chance)
        shelf[key, default: [:]][record.data] = kept
        nextEnd = min(nextEnd, kept.expires)
        nextAsk = min(nextAsk, kept.nextAsk ?? nextAsk)
        return isNew
    }

    private func hasRoom(for key: Key) -> Bool {
        let isAddress = key.kind == DNSKind.ipv4 || key.kind == DNSKind.ipv6
        return count < Self.most && (!isAddress || shelf[key]?.count ?? 0 < Self.mostAddresses)
    }

    private mutating func letGoOlder(_ key: Key, at now: Duration) {
        for (data, kept) in shelf[key] ?? [:] where now - kept.heard > Self.grace {
            shelf[key]?[data]?.letGo(at: now + Self.grace)
            nextEnd = min(nextEnd, now + Self.grace)
        }
    }

    /// Drops what is no longer good.
    ///
    /// - Returns: what was dropped.
    mutating func expire(at now: Duration) -> [DNSRecord] {
        guard nextEnd <= now else { return [] }
        var dropped: [DNSRecord] = []
        for (key, kept) in shelf where kept.values.contains(where: { $0.expires <= now }) {
            dropped += kept.values.filter { $0.expires <= now }.map(\.record)
            let rest = kept.filter { $0.value.expires > now }
            shelf[key] = rest.isEmpty ? nil : rest
        }
        count -= dropped.count
        nextEnd = max(all.map(\.expires).min() ?? Self.never, now + Self.pause)
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
        asked = asked.filter { now - $0.value < Self.leastBetweenAsks }
        for (key, kept) in shelf where asked[key] == nil {
            for (data, one) in kept where one.nextAsk.map({ $0 <= now }) == true {
                questions.insert(DNSQuestion(name: key.name, kind: key.kind))
                asked[key] = now
                shelf[key]?[data]?.planNextAsk(Self.askParts, now: now, chance: chance)
            }
        }
        nextAsk = max(all.compactMap(\.nextAsk).min() ?? Self.never, now + Self.pause)
        return questions
    }

    private var all: some Sequence<Kept> { shelf.values.lazy.flatMap(\.values) }

    private static func isSingle(_ kind: UInt16) -> Bool { kind == DNSKind.service || kind == DNSKind.text }

    private static func kept(_ record: DNSRecord, at now: Duration, chance: Double) -> Kept {
        let seconds = min(record.seconds, longestSeconds)
        var kept = Kept(record: record, heard: now, expires: now + .seconds(Int64(seconds)))
        if seconds >= leastRenewedSeconds { kept.plan(askParts[0], earliest: now, chance: chance) }
        return kept
    }
}
