/// The classes of rooms and zones (Docs/HueV1.md §9.3), and the domain's archetypes that they stand for.
enum RoomClass {
    /// All of rooms and zones, as v1 writes them.
    static let all: [String] = [
        "Living room", "Kitchen", "Dining", "Bedroom", "Kids bedroom", "Bathroom", "Nursery", "Recreation", "Office",
        "Gym", "Hallway", "Toilet", "Front door", "Garage", "Terrace", "Garden", "Driveway", "Carport", "Other",
        "Home", "Downstairs", "Upstairs", "Top floor", "Attic", "Guest room", "Staircase", "Lounge", "Man cave",
        "Computer", "Studio", "Music", "TV", "Reading", "Closet", "Storage", "Laundry room", "Balcony", "Porch",
        "Barbecue", "Pool",
    ]

    /// Those of entertainment areas.
    static let entertainment = ["TV", "Other", "Free"]

    private static let byArchetype = Dictionary(
        (all + entertainment).map { (archetype($0), $0) }, uniquingKeysWith: { first, _ in first })

    /// The domain's word for a class; `nil` if v1 has no such class. Case matters.
    static func archetype(of name: String) -> String? {
        all.contains(name) || entertainment.contains(name) ? archetype(name) : nil
    }

    /// v1's class for one of the domain's archetypes, `Other` if it has none.
    static func name(of archetype: String) -> String {
        byArchetype[archetype] ?? "Other"
    }

    private static func archetype(_ name: String) -> String {
        name.lowercased().replacing(" ", with: "_")
    }
}
