import HomeModel

/// The types of groups (Docs/HueV1.md §9.2).
enum V1GroupType: String, Sendable {
    case lightGroup = "LightGroup", room = "Room", zone = "Zone", entertainment = "Entertainment"
    case luminaire = "Luminaire", lightSource = "LightSource"

    init(_ sort: Zone.Sort) {
        self = switch sort {
        case .plain: .lightGroup
        case .zone: .zone
        case .entertainment: .entertainment
        case .luminaire: .luminaire
        case .lightSource: .lightSource
        }
    }

    /// What a zone of this type is for; `nil` for rooms, which are no zones.
    var sort: Zone.Sort? {
        switch self {
        case .lightGroup: .plain
        case .room: nil
        case .zone: .zone
        case .entertainment: .entertainment
        case .luminaire: .luminaire
        case .lightSource: .lightSource
        }
    }

    /// Whether apps can make one.
    var isForApps: Bool { sort?.isForApps ?? true }

    /// Whether it shows a class.
    var hasClass: Bool { self == .room || self == .zone || self == .entertainment }

    /// The archetype of one that is made without a class.
    var usualArchetype: String { self == .entertainment ? "tv" : "other" }

    /// The domain's word for a class; `nil` if this type has no such class.
    func archetype(of name: String) -> String? {
        let classes = self == .entertainment ? RoomClass.entertainment : RoomClass.all
        return classes.contains(name) ? RoomClass.archetype(of: name) : nil
    }
}
