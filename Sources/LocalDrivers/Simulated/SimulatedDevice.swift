import HomeModel

/// A device of the simulated house: its lamps, and what is wrong with it.
struct SimulatedDevice: Sendable {
    /// A lamp, and what it is busy with.
    struct Fixture: Sendable {
        var lamp: SimulatedLamp
        var errands = LampErrands()
        /// Uptime at which the order under way is carried out.
        var due = Duration.zero
        /// Whether orders may still arrive that were given before the lamp's last word was heard.
        var mayCross = false
        /// Whether such an order has arrived, so that the home takes the lamp to be set otherwise than it will be.
        var isInDoubt = false
    }

    /// How the home knows it.
    let key: DeviceKey
    /// What is wrong with it.
    var faults: SimulatedFaults
    /// Its lamps, by index.
    var fixtures: [Int: Fixture]
}

extension SimulatedDevice.Fixture {
    /// An order arrives.
    mutating func note() {
        isInDoubt = isInDoubt || mayCross
    }

    /// Takes an order in; says whether the lamp was idle, so that somebody must now attend to it.
    mutating func receive(_ action: LightAction, due: Duration) -> Bool {
        note()
        let wasIdle = errands.add(action)
        if wasIdle { self.due = due }
        return wasIdle
    }

    /// The order under way is done with; what waited is due at `nextDue`.
    mutating func finish(nextDue: Duration) -> LightAction? {
        due = nextDue
        return errands.finish()
    }

    /// The lamp says how it is set. An order that crosses this on its way leaves the home with the older word, so
    /// a lamp that follows such an order must speak again.
    mutating func speaks() {
        isInDoubt = false
        mayCross = true
    }

    /// Follows an order; says whether the home must be told how the lamp is set now.
    mutating func follow(_ action: LightAction, at now: Duration) -> Bool {
        lamp.take(action, at: now) || isInDoubt
    }
}
