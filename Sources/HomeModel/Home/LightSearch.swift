package import Foundation

/// A look around for new lights, and what the last one brought.
package struct LightSearch: Sendable, Hashable {
    /// How long a look around takes (Docs/HueV1.md §7.6).
    package static let length = Duration.seconds(40)

    /// Uptime at which the look around ends; `nil` while there is none.
    package private(set) var endsAt: Duration?
    /// When the last one ended; `nil` if there was none since the start.
    package private(set) var lastEnded: Date?
    /// The lights that the present or last one brought.
    package private(set) var found: [ResourceID] = []

    /// Makes a search that has not begun.
    package init() {}

    /// Whether one is under way.
    package func isActive(at now: Instant) -> Bool { endsAt.map { now.uptime < $0 } ?? false }

    mutating func start(at now: Instant) {
        endsAt = now.uptime + Self.length
        found = []
    }

    /// A light came while a look around was under way.
    mutating func came(_ light: ResourceID, at now: Instant) {
        if isActive(at: now) { found.append(light) }
    }

    mutating func left(_ light: ResourceID) {
        found.removeAll { $0 == light }
    }

    /// Ends the look around once its time is over; says whether it did.
    mutating func tick(at now: Instant) -> Bool {
        guard endsAt != nil, !isActive(at: now) else { return false }
        endsAt = nil
        lastEnded = now.utc
        return true
    }
}
