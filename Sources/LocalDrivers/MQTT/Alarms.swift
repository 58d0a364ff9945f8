/// What is to happen at some uptime, each thing once.
struct Alarms<Name: Hashable & Sendable>: Sendable {
    private var times: [Name: Duration] = [:]

    /// When the first is due; `nil` while there is none.
    var next: Duration? { times.values.min() }

    /// When one is due; `nil` if it is not set.
    subscript(name: Name) -> Duration? {
        get { times[name] }
        set { times[name] = newValue }
    }

    /// Takes out those that are due by now, the earliest first.
    mutating func ring(at now: Duration) -> [Name] {
        let due = times.filter { $0.value <= now }.sorted { $0.value < $1.value }.map(\.key)
        for name in due { times[name] = nil }
        return due
    }

    /// Takes out those that a test picks.
    mutating func remove(where isUnwanted: (Name) -> Bool) {
        times = times.filter { !isUnwanted($0.key) }
    }
}
