extension Outcome {
    /// Takes in what followed from one part of a larger arrival, after what is here already. Of messages in a row that
    /// are equal one is left, for all their lamps; further apart they stay apart, since a lamp may be in both and what
    /// it hears last must stay the last.
    mutating func add(_ part: Outcome) {
        changes += part.changes
        triggers += part.triggers
        for order in part.orders {
            if let last = orders.indices.last, orders[last].action == order.action {
                orders[last].lights += order.lights
            } else {
                orders.append(order)
            }
        }
    }

    /// Takes in what followed for lamps of which each is in one part only. Equal messages become one, for all their lamps;
    /// it takes no longer per lamp for many than for few.
    mutating func gather(_ parts: [Outcome]) {
        var places: [LightAction: Int] = [:]
        let first = orders.count
        for part in parts {
            changes += part.changes
            triggers += part.triggers
            for order in part.orders {
                // Most lamps do what the one before does, which is seen sooner than looked up.
                if orders.count > first, orders[orders.count - 1].action == order.action {
                    orders[orders.count - 1].lights += order.lights
                } else if let place = places[order.action] {
                    orders[place].lights += order.lights
                } else {
                    places[order.action] = orders.count
                    orders.append(order)
                }
            }
        }
    }
}
