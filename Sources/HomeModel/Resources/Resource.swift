/// Something in the home that has an id of its own and is stored as a whole.
package protocol Resource: Sendable, Identifiable, Codable, Equatable where ID == ResourceID {
    /// What sort of thing it is.
    static var kind: ResourceKind { get }
}

/// The sorts of resources a home holds.
package enum ResourceKind: String, Sendable, Hashable, Codable, CaseIterable {
    case device, light, room, zone, scene, sensor, schedule, rule, resourceLink, app
    /// Name, zone and the like: one per home.
    case settings
    /// Who the bridge is: one per home.
    case identity
}

/// Points at one resource.
package struct ResourceReference: Sendable, Hashable, Codable {
    /// What sort of thing it is.
    package let kind: ResourceKind
    /// Which one.
    package let id: ResourceID

    /// Makes a reference.
    package init(_ kind: ResourceKind, _ id: ResourceID) {
        self.kind = kind
        self.id = id
    }
}
