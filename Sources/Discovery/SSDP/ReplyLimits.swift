import Connectivity

/// How often searches are answered, so that nobody can use us against another (Docs/Discovery.md §4).
///
/// A search of a hundred bytes makes three answers of three hundred each: without limits a forged sender
/// address would turn the bridge into an amplifier on its own link.
struct ReplyLimits {
    /// Sources remembered at once; when all of them are busy, a new one is refused.
    private let maxSources: Int
    private var total: TokenBucket
    private var sources: [IPv4Address: TokenBucket] = [:]

    init(at now: Duration, maxSources: Int = 256) {
        self.maxSources = maxSources
        total = TokenBucket(capacity: 50, perSecond: 20, at: now)
    }

    /// Whether one more search of this source may be answered; counts it when it may.
    mutating func allow(_ source: IPv4Address, at now: Duration) -> Bool {
        if sources[source] == nil, sources.count >= maxSources {
            sources = sources.filter { !$0.value.isFull(at: now) }
            guard sources.count < maxSources else { return false }
        }
        // Clients repeat a search three to five times in a row and several programs share one machine.
        var bucket = sources[source] ?? TokenBucket(capacity: 12, perSecond: 3, at: now)
        let allowed = bucket.take(at: now)
        sources[source] = bucket
        // The source is asked first: a single loud one must not use up what belongs to all.
        return allowed && total.take(at: now)
    }

    /// Sources remembered just now.
    var sourceCount: Int { sources.count }
}
