package import Foundation

/// What one app may see and do.
package struct Grant: Sendable, Hashable, Codable {
    /// What an app may do with what it sees. Each includes those before it.
    package enum Level: String, Sendable, Hashable, Codable, Comparable, CaseIterable {
        /// Look.
        case read
        /// Switch lights, recall scenes, write to sensors of its own.
        case control
        /// Everything a real bridge lets an app do.
        case configure

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .read: 0
            case .control: 1
            case .configure: 2
            }
        }
    }

    /// What an app sees.
    package enum Scope: Sendable, Hashable, Codable {
        /// All there is and all that will come.
        case everything
        /// What is named, and what stands in the rooms and zones that are named.
        case only(lights: Set<ResourceID>, groups: Set<ResourceID>, sensors: Set<ResourceID>)

        /// Nothing at all.
        package static let nothing = Scope.only(lights: [], groups: [], sensors: [])
    }

    /// A number and a name by which one app knows a light, in place of those that others know.
    package struct Alias: Sendable, Hashable, Codable {
        /// The number, from 1; `nil` for the usual one.
        package var number: Int?
        /// The name, 1…32 bytes; `nil` for the usual one.
        package var name: String?

        /// Makes an alias.
        package init(number: Int? = nil, name: String? = nil) {
            self.number = number
            self.name = name
        }
    }

    /// What it may do.
    package var level: Level
    /// What it sees.
    package var scope: Scope
    /// When the grant ends; `nil` for never.
    package var until: Date?
    /// What it knows some lights by.
    package var aliases: [ResourceID: Alias]

    /// Makes a grant.
    package init(
        level: Level = .configure, scope: Scope = .everything, until: Date? = nil, aliases: [ResourceID: Alias] = [:]
    ) {
        self.level = level
        self.scope = scope
        self.until = until
        self.aliases = aliases
    }

    /// What a real bridge grants every app: everything, for ever.
    package static let full = Grant()

    /// Whether it has ended.
    package func isOver(at now: Date) -> Bool { until.map { $0 <= now } ?? false }

    /// Whether an app with this grant sees the home as it is, so that nobody need look twice.
    package var isUnrestricted: Bool { scope == .everything && aliases.isEmpty }
}
