import Foundation

/// The sorts of rooms a home file may name (Docs/HueV1.md §9.3), in the home's own spelling.
enum RoomClasses {
    private static let archetypes: Set<String> = [
        "living_room", "kitchen", "dining", "bedroom", "kids_bedroom", "bathroom", "nursery", "recreation", "office",
        "gym", "hallway", "toilet", "front_door", "garage", "terrace", "garden", "driveway", "carport", "other",
        "home", "downstairs", "upstairs", "top_floor", "attic", "guest_room", "staircase", "lounge", "man_cave",
        "computer", "studio", "music", "tv", "reading", "closet", "storage", "laundry_room", "balcony", "porch",
        "barbecue", "pool",
    ]

    /// `Living room` or `living_room` as `living_room`; `nil` if there is no such sort.
    static func archetype(_ text: String) -> String? {
        let spelled = text.lowercased().replacingOccurrences(of: " ", with: "_")
        return archetypes.contains(spelled) ? spelled : nil
    }
}
