import HomeModel

/// A value that can lie anywhere between two others.
protocol Blendable: Sendable, Hashable {
    /// This value moved towards another by a part of the way, 0…1.
    func blended(with other: Self, by part: Double) -> Self
}

extension Double: Blendable {
    func blended(with other: Double, by part: Double) -> Double { self + (other - self) * part }
}

extension ColorXY: Blendable {
    func blended(with other: ColorXY, by part: Double) -> ColorXY {
        ColorXY(x: x.blended(with: other.x, by: part), y: y.blended(with: other.y, by: part))
    }
}

/// The way from one value to another, in a straight line. It needs no ticks: where it is follows from the time.
struct Fade<Value: Blendable>: Sendable, Hashable {
    /// Where it comes from.
    let start: Value
    /// Where it goes.
    let target: Value
    /// Uptime at which it begins.
    let begins: Duration
    /// How long it takes.
    let length: Duration

    /// Makes a way of some length; none at all if the length is not positive.
    init(from start: Value, to target: Value, begins: Duration, length: Duration) {
        self.start = start
        self.target = target
        self.begins = begins
        self.length = max(length, .zero)
    }

    /// A value that stays where it is.
    init(resting value: Value) {
        self.init(from: value, to: value, begins: .zero, length: .zero)
    }

    /// Whether it has arrived.
    func isOver(at now: Duration) -> Bool { now >= begins + length }

    /// Where it is.
    func value(at now: Duration) -> Value {
        guard !isOver(at: now) else { return target }
        return start.blended(with: target, by: max((now - begins) / length, 0))
    }
}
