package import BridgeCore
package import HomeModel

/// Lamps that call attention by going off and on, since their makers have no word for it. It is pure: time is an argument.
package struct LanBlinks: Sendable {
    private struct Blink: Sendable {
        let wasOn: Bool
        var left: Int
        var next: Duration
    }

    /// How long a lamp stays as it is while it blinks.
    private static let beat = Duration.milliseconds(500)

    private var lamps: [LightAddress: Blink] = [:]

    /// Makes blinks of no lamp.
    package init() {}

    /// A lamp begins to blink: once, or for fifteen seconds.
    package mutating func begin(_ lamp: LightAddress, wasOn: Bool, _ alert: LightAlert, at now: Duration) {
        switch alert {
        case .none: return
        case .breatheOnce: lamps[lamp] = Blink(wasOn: wasOn, left: 2, next: now)
        case .breatheLong: lamps[lamp] = Blink(wasOn: wasOn, left: 30, next: now)
        }
    }

    /// A lamp is to do something else, or to end blinking.
    ///
    /// - Returns: whether it is to be on, if it is just now as it should not stay.
    package mutating func interrupt(_ lamp: LightAddress) -> Bool? {
        guard let blink = lamps.removeValue(forKey: lamp), !blink.left.isMultiple(of: 2) else { return nil }
        return blink.wasOn
    }

    /// Whether a lamp blinks, so that what it says is not how it is set.
    package func contains(_ lamp: LightAddress) -> Bool { lamps[lamp] != nil }

    /// When `due` has something again.
    package var nextDue: Duration? { lamps.values.map(\.next).min() }

    /// Lamps that are to go on or off now.
    package mutating func due(at now: Duration) -> [(lamp: LightAddress, on: Bool)] {
        var due: [(lamp: LightAddress, on: Bool)] = []
        for (lamp, blink) in lamps where blink.next <= now {
            due.append((lamp, blink.left.isMultiple(of: 2) ? !blink.wasOn : blink.wasOn))
            lamps[lamp] = blink.left > 1 ? Blink(wasOn: blink.wasOn, left: blink.left - 1, next: now + Self.beat) : nil
        }
        return due
    }
}
