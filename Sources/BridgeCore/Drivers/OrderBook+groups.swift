import HomeModel

extension OrderBook {
    /// The orders that may go out together now, since there is one message for all their lamps: the largest groups first, each
    /// lamp once.
    mutating func nextGroups(at now: Duration) -> [BoundOrder] {
        guard !groups.isEmpty else { return [] }
        var going: [BoundOrder] = []
        for (action, lamps) in ready(at: now) where lamps.count > 1 {
            var left = Set(lamps)
            for group in groups where group.count <= left.count && group.isSubset(of: left) {
                guard underWay < limits.underWay, pace.earliest <= now else { return going }
                // In the order in which they asked, for whoever reads along.
                let members = lamps.filter(group.contains)
                for lamp in members { start(lamp, at: now) }
                pace.send(at: now, cost: limits.groupCost)
                left.subtract(group)
                going.append(BoundOrder(lamps: members, action: action))
            }
        }
        return going
    }

    /// The lamps that are to do the same and can be told now.
    private func ready(at now: Duration) -> [(LightAction, [LightAddress])] {
        var actions: [LightAction] = []
        var lamps: [LightAction: [LightAddress]] = [:]
        for lamp in queue {
            guard let line = lines[lamp], let action = line.waiting, line.underWay == nil, line.earliest <= now else { continue }
            if lamps[action] == nil { actions.append(action) }
            lamps[action, default: []].append(lamp)
        }
        return actions.map { ($0, lamps[$0] ?? []) }
    }
}
