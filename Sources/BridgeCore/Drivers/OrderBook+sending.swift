package import HomeModel

extension OrderBook {
    /// The orders that may go out now. They are under way from here on, until `delivered`, `followed` or `failed`.
    package mutating func next(at now: Duration) -> [BoundOrder] {
        var going = nextGroups(at: now)
        for lamp in queue {
            guard underWay < limits.underWay, pace.earliest <= now, let line = lines[lamp], line.underWay == nil,
                line.earliest <= now, let action = line.waiting
            else { continue }
            start(lamp, at: now)
            pace.send(at: now)
            going.append(BoundOrder(lamps: [lamp], action: action))
        }
        let lines = lines
        queue.removeAll { lines[$0]?.waiting == nil }
        return going
    }

    /// What waits for a lamp goes out.
    mutating func start(_ lamp: LightAddress, at now: Duration) {
        guard var line = lines[lamp] else { return }
        (line.underWay, line.waiting, line.hasMoved) = (line.waiting, nil, false)
        line.earliest = now + limits.lampInterval
        lines[lamp] = line
        underWay += 1
        counts.sent += 1
    }

    /// The order under way reached the lamp, or whoever speaks with it. From now on it has its time to say that it follows.
    ///
    /// - Returns: what to tell the home, if the lamp said meanwhile all that there was to say; `nil` for nothing, yet.
    @discardableResult
    package mutating func delivered(_ lamp: LightAddress, at now: Duration) -> LightReading? {
        guard let action = land(lamp), var line = lines[lamp] else { return nil }
        defer { lines[lamp] = line }
        line.confirm()
        guard let patience = limits.patience else {
            line.assume(action)
            return line.isUntold && line.isAtRest ? line.tell() : nil
        }
        // While an earlier order is not followed yet, what the lamp said last may be from before that one.
        let isUpToDate = line.expected == nil
        var wanted = line.expected?.action ?? LightAction()
        wanted.merge(action)
        let time = min(action.transition, OrderLine.longestTransition) + patience
        line.expected = OrderLine.Expected(action: wanted, deadline: now + time, hasSpoken: line.hasMoved)
        line.isUnconfirmed = false
        if isUpToDate, line.said.shows(wanted, abilities: line.abilities) {
            line.follow(wanted, stillReporting: limits.reportsFades)
        }
        let isSettled = !line.isBusy && line.expected?.isFollowed != false
        return line.isUntold && isSettled ? line.tell() : nil
    }

    /// The order under way reached the lamp, which says at once how it is set now.
    ///
    /// - Returns: what to tell the home; `nil` for nothing, yet.
    package mutating func followed(_ lamp: LightAddress, _ reading: LightReading) -> LightReading? {
        let action = land(lamp)
        lines[lamp]?.expected = nil
        if let action, var line = lines[lamp] {
            line.said.merge(reading)
            if line.said.shows(action, abilities: line.abilities) { line.follow(action, stillReporting: false) }
            lines[lamp] = line
        }
        return hear(reading, from: lamp)
    }

    /// The order under way could not be delivered.
    ///
    /// - Returns: how the lamp is set as far as it ever said, which the home must be told; `nil` if another order waits.
    package mutating func failed(_ lamp: LightAddress) -> LightReading? {
        guard land(lamp) != nil else { return nil }
        counts.failed += 1
        lines[lamp]?.isUntold = true
        guard lines[lamp]?.waiting == nil else { return nil }
        lines[lamp]?.expectNothing(limits)
        return lines[lamp]?.tell()
    }

    /// The order under way was not taken for now. It waits again, under what came meanwhile, for as long as orders may.
    package mutating func postponed(_ lamp: LightAddress, at now: Duration) {
        guard var action = land(lamp), var line = lines[lamp] else { return }
        if let newer = line.waiting {
            action.merge(newer)
            counts.merged += 1
        } else {
            line.waitingSince = now
            queue.append(lamp)
        }
        line.waiting = action
        lines[lamp] = line
    }

    private mutating func land(_ lamp: LightAddress) -> LightAction? {
        guard let action = lines[lamp]?.underWay else { return nil }
        lines[lamp]?.underWay = nil
        underWay -= 1
        return action
    }
}
