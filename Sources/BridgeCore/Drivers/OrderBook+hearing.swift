package import HomeModel

extension OrderBook {
    /// A lamp says how it is set; what it does not mention is as it was.
    ///
    /// - Returns: what to tell the home; `nil` while an order may still change it.
    package mutating func hear(_ reading: LightReading, from lamp: LightAddress) -> LightReading? {
        var line = lines[lamp] ?? OrderLine()
        defer { lines[lamp] = line }
        line.confirm()
        let before = line.said
        line.said.merge(reading)
        if line.underWay != nil, line.said != before { line.hasMoved = true }
        let wasUntold = line.isUntold
        line.isUntold = true
        guard !line.isBusy else { return nil }
        guard let expected = line.expected else {
            let whole = line.tell()
            return wasUntold ? whole : line.meaning.meant(by: reading)
        }
        line.expected?.hasSpoken = true
        if line.said.shows(expected.action, abilities: line.abilities) {
            line.expected?.distance = 0
            line.expected?.strays = 0
            line.follow(expected.action, stillReporting: limits.reportsFades)
            return line.tell()
        }
        guard expected.isFollowed else { return nil }
        return line.strays() ? line.tell() : nil
    }

    /// A lamp is described as set so, which is news only if it is not what it said last.
    ///
    /// - Returns: what to tell the home; `nil` for nothing.
    package mutating func recall(_ reading: LightReading, of lamp: LightAddress) -> LightReading? {
        var after = lines[lamp]?.said ?? LightReading()
        after.merge(reading)
        return after == lines[lamp]?.said ? nil : hear(reading, from: lamp)
    }

    /// The home did not take in what it was told of a lamp, for an order came in between.
    ///
    /// - Returns: what to tell it again; `nil` while an order may still change it, or if the lamp never said anything.
    package mutating func sayAgain(_ lamp: LightAddress) -> LightReading? {
        lines[lamp]?.isUntold = true
        guard let line = lines[lamp], line.isAtRest, line.standing != LightReading() else { return nil }
        return lines[lamp]?.tell()
    }

    /// The lamps whose time is over: to follow an order, or to be sent one at all. The home must be told how they are set, as
    /// far as they ever said.
    package mutating func overdue(at now: Duration) -> [(lamp: LightAddress, reading: LightReading)] {
        var late: [(lamp: LightAddress, reading: LightReading)] = []
        for (lamp, line) in lines {
            guard let deadline = line.deadline(limits), deadline <= now else { continue }
            if line.waiting != nil {
                drop(lamp)
                lines[lamp]?.isUntold = true
            } else if let expected = line.expected, !giveUp(expected, lamp) {
                lines[lamp]?.isUntold = true
            }
            lines[lamp]?.expectNothing(limits)
            if lines[lamp]?.isUntold == true, let word = lines[lamp]?.tell() { late.append((lamp, word)) }
        }
        return late
    }

    /// The time of an order is over. Says whether the home may stay as it is.
    private mutating func giveUp(_ expected: OrderLine.Expected, _ lamp: LightAddress) -> Bool {
        guard !expected.isFollowed else {
            return lines[lamp].map { $0.said.shows(expected.action, abilities: $0.abilities) } ?? true
        }
        counts.unconfirmed += 1
        lines[lamp]?.isUnconfirmed = true
        return limits.trustsSilence && !expected.hasSpoken
    }

    private mutating func drop(_ lamp: LightAddress) {
        counts.failed += 1
        lines[lamp]?.waiting = nil
        queue.removeAll { $0 == lamp }
    }
}

extension OrderLine {
    /// A lamp that is on its way says where it is. Says whether it has gone elsewhere instead.
    fileprivate mutating func strays() -> Bool {
        guard let expected else { return true }
        let distance = said.distance(from: expected.action)
        // The first word of the way may be from its beginning.
        let isFurther = distance > expected.distance
        self.expected?.strays = isFurther ? expected.strays + 1 : 0
        self.expected?.distance = distance
        guard isFurther, expected.strays + 1 >= Self.strayWords else { return false }
        self.expected = nil
        return true
    }
}

extension LightReading {
    /// How far this is from where an action leads, as a rough number: 0 for there.
    fileprivate func distance(from action: LightAction) -> Double {
        var distance = 0.0
        if let wanted = action.on, on != wanted { distance += 2 }
        if let wanted = action.brightness, let brightness { distance += abs(wanted.fraction - brightness.fraction) }
        switch action.color {
        case .xy(let wanted): distance += xy.map { abs($0.x - wanted.x) + abs($0.y - wanted.y) } ?? 1
        case .mirek(let wanted): distance += mirek.map { Double(abs($0.value - wanted.value)) / 500 } ?? 1
        case .hueSaturation, nil: break
        }
        return distance
    }
}
