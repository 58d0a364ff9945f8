/// One difference between the home before and after.
package struct Change: Sendable, Hashable, Codable {
    /// What happened to the resource.
    package enum Event: Sendable, Hashable, Codable {
        case added
        case updated(Set<Aspect>)
        case removed
    }

    /// Which resource.
    package let resource: ResourceReference
    /// What happened to it.
    package let event: Event

    /// Makes a change.
    package init(_ event: Event, _ resource: ResourceReference) {
        self.event = event
        self.resource = resource
    }

    /// How soon it must be on disk.
    package var durability: Durability {
        guard case .updated(let aspects) = event else { return .durable }
        return aspects.map(\.durability).max() ?? .transient
    }
}

/// One side of a resource that can change by itself.
package enum Aspect: String, Sendable, Hashable, Codable, CaseIterable {
    case on, brightness, color, alert, effect
    case reachability, reading, battery, lastAction, lastUsed
    case name, startup, children, archetype, product, enabled, settings, identity, clientKey
    case members, content, timing, triggered, status, grant, configuration
    case linkButton, knock, search, lastActionOfAll, streaming, test
    case abilities, custom

    /// How soon a change of it must be on disk.
    package var durability: Durability {
        switch self {
        case .linkButton, .knock, .search, .lastActionOfAll, .streaming: .transient
        case .on, .brightness, .color, .alert, .effect, .reachability, .reading, .battery, .lastAction, .lastUsed, .triggered,
            .test: .momentary
        case .name, .startup, .children, .archetype, .product, .enabled, .settings, .identity, .clientKey, .members, .content,
            .timing, .status, .grant, .configuration, .abilities, .custom: .durable
        }
    }
}

/// How soon a change must be on disk.
package enum Durability: Int, Sendable, Comparable {
    /// Never: it is over when the program ends.
    case transient
    /// Within a second: a lamp's state of the moment.
    case momentary
    /// Before anyone hears of it.
    case durable

    package static func < (left: Durability, right: Durability) -> Bool { left.rawValue < right.rawValue }
}
