package import HomeModel

extension OrderBook {
    /// A lamp says how it is set; what it does not mention is as it was.
    ///
    /// - Returns: what to tell the home; `nil` while an order may still change it.
    package mutating func hear(_ reading: LightReading, from lamp: LightAddress) -> LightReading? {
        guard var line = lines[lamp] else { return reading }
        defer { lines[lamp] = line }
        line.said.merge(reading)
        guard !line.isBusy else { return nil }
        guard let expected = line.expected else { return reading }
        guard line.said.shows(expected.action, abilities: line.abilities) else { return nil }
        line.expected = nil
        return line.said
    }

    /// The lamps whose time is over: to follow an order, or to be sent one at all. The home must be told how they are set, as
    /// far as they ever said.
    package mutating func overdue(at now: Duration) -> [(lamp: LightAddress, reading: LightReading)] {
        var late: [(lamp: LightAddress, reading: LightReading)] = []
        for (lamp, line) in lines {
            guard let deadline = line.deadline(limits), deadline <= now else { continue }
            if line.waiting == nil { counts.unconfirmed += 1 } else { drop(lamp) }
            lines[lamp]?.expected = nil
            late.append((lamp, line.said))
        }
        return late
    }

    private mutating func drop(_ lamp: LightAddress) {
        counts.failed += 1
        lines[lamp]?.waiting = nil
        queue.removeAll { $0 == lamp }
    }
}
