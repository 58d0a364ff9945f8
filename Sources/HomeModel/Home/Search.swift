package import Foundation

/// A look around for new lights or new sensors, and what the last one brought.
package struct Search: Sendable, Hashable {
    /// How long a look around takes (Docs/HueV1.md §7.6).
    package static let length = Duration.seconds(40)

    /// Uptime at which the look around ends; `nil` while there is none.
    package private(set) var endsAt: Duration?
    /// When the last one ended; `nil` if there was none since the start.
    package private(set) var lastEnded: Date?
    /// The lights or sensors that the present or last one brought.
    package private(set) var found: [ResourceID] = []
    /// The serial numbers of what the present or last one is to bring in any case.
    package private(set) var serials: [String] = []

    /// Makes a search that has not begun.
    package init() {}

    /// Whether one is under way.
    package func isActive(at now: Instant) -> Bool { endsAt.map { now.uptime < $0 } ?? false }

    mutating func start(for serials: [String], at now: Instant) {
        endsAt = now.uptime + Self.length
        found = []
        self.serials = serials
    }

    /// Something came; it counts as found if a look around is under way.
    mutating func came(_ resource: ResourceID, at now: Instant) {
        if isActive(at: now) { found.append(resource) }
    }

    mutating func left(_ resource: ResourceID) {
        found.removeAll { $0 == resource }
    }

    /// Ends the look around once its time is over; says whether it did.
    mutating func tick(at now: Instant) -> Bool {
        guard endsAt != nil, !isActive(at: now) else { return false }
        endsAt = nil
        lastEnded = now.utc
        return true
    }
}
