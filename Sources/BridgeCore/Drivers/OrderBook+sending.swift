package import HomeModel

extension OrderBook {
    /// The orders that may go out now. They are under way from here on, until `delivered`, `followed` or `failed`.
    package mutating func next(at now: Duration) -> [(lamp: LightAddress, action: LightAction)] {
        var going: [(lamp: LightAddress, action: LightAction)] = []
        var left: [LightAddress] = []
        for lamp in queue {
            guard underWay < limits.underWay, pace.earliest <= now, let line = lines[lamp], line.underWay == nil,
                line.earliest <= now, let action = line.waiting
            else {
                left.append(lamp)
                continue
            }
            lines[lamp]?.waiting = nil
            lines[lamp]?.underWay = action
            lines[lamp]?.earliest = now + limits.lampInterval
            underWay += 1
            counts.sent += 1
            pace.send(at: now)
            going.append((lamp, action))
        }
        queue = left
        return going
    }

    /// The order under way reached the lamp, or whoever speaks with it. From now on it has its time to say that it follows.
    package mutating func delivered(_ lamp: LightAddress, at now: Duration) {
        guard let action = land(lamp), let patience = limits.patience, var line = lines[lamp] else { return }
        var wanted = line.expected?.action ?? LightAction()
        wanted.merge(action)
        line.expected = OrderLine.Expected(action: wanted, deadline: now + action.transition + patience)
        if line.said.shows(wanted, abilities: line.abilities) { line.expected = nil }
        lines[lamp] = line
    }

    /// The order under way reached the lamp, which says at once how it is set now.
    ///
    /// - Returns: what to tell the home; `nil` for nothing, yet.
    package mutating func followed(_ lamp: LightAddress, _ reading: LightReading) -> LightReading? {
        _ = land(lamp)
        lines[lamp]?.expected = nil
        return hear(reading, from: lamp)
    }

    /// The order under way could not be delivered.
    ///
    /// - Returns: how the lamp is set as far as it ever said, which the home must be told; `nil` if another order waits.
    package mutating func failed(_ lamp: LightAddress) -> LightReading? {
        guard land(lamp) != nil else { return nil }
        counts.failed += 1
        guard let line = lines[lamp], line.waiting == nil else { return nil }
        lines[lamp]?.expected = nil
        return line.said
    }

    private mutating func land(_ lamp: LightAddress) -> LightAction? {
        guard let action = lines[lamp]?.underWay else { return nil }
        lines[lamp]?.underWay = nil
        underWay -= 1
        return action
    }
}
