import HomeModel

/// A device of the simulated house: its lamps, and what is wrong with it.
struct SimulatedDevice: Sendable {
    /// A lamp, and what it is busy with.
    struct Fixture: Sendable {
        var lamp: SimulatedLamp
        var errands = LampErrands()
        /// Uptime at which the order under way is carried out.
        var due = Duration.zero
    }

    /// How the home knows it.
    let key: DeviceKey
    /// What is wrong with it.
    var faults: SimulatedFaults
    /// Its lamps, by index.
    var fixtures: [Int: Fixture]
}

extension SimulatedDevice.Fixture {
    /// Takes an order in; says whether the lamp was idle, so that somebody must now attend to it.
    mutating func receive(_ action: LightAction, due: Duration) -> Bool {
        let wasIdle = errands.add(action)
        if wasIdle { self.due = due }
        return wasIdle
    }

    /// The order under way is done with; what waited is due at `nextDue`.
    mutating func finish(nextDue: Duration) -> LightAction? {
        due = nextDue
        return errands.finish()
    }
}
