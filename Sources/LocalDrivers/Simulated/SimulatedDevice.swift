import HomeModel

/// A device of the simulated house: its lamps, and what is wrong with it.
struct SimulatedDevice: Sendable {
    /// A lamp, and what it is busy with.
    struct Fixture: Sendable {
        var lamp: SimulatedLamp
        var errands = LampErrands()
        /// Whether the home may take the lamp to be set otherwise than it is once it has followed its next order.
        var isInDoubt = false
        /// Uptime until which orders arrive that may have been given before the lamp's last word was heard.
        var doubtUntil: Duration?
    }

    /// How the home knows it.
    let key: DeviceKey
    /// What is wrong with it.
    var faults: SimulatedFaults
    /// Its lamps, by index.
    var fixtures: [Int: Fixture]
}

extension SimulatedDevice.Fixture {
    /// How long after a report was heard orders may still arrive that were given before.
    private static let crossing = Duration.seconds(1)

    /// An order arrives.
    mutating func note(at now: Duration) {
        isInDoubt = isInDoubt || doubtUntil.map { now < $0 } ?? false
    }

    /// The lamp says how it is set. An order that crosses this on its way leaves the home with the older word, so
    /// a lamp that follows such an order must speak again.
    mutating func speaks(at now: Duration) {
        isInDoubt = false
        doubtUntil = now + Self.crossing
    }

    /// The home has heard it, however long that took.
    mutating func wasHeard(at now: Duration) {
        doubtUntil = now + Self.crossing
    }

    /// Follows an order; says whether the home must be told how the lamp is set now.
    mutating func follow(_ action: LightAction, at now: Duration) -> Bool {
        lamp.take(action, at: now) || isInDoubt
    }
}
