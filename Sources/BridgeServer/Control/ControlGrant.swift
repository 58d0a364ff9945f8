package import Foundation

/// What an app may see and do, as its owner sees it.
package struct ControlGrant: Codable, Sendable, Hashable {
    /// What it may do: `read`, `control` or `configure`.
    package var level: String
    /// Whether it sees all there is and all that will come.
    package var everything: Bool
    /// The lights it was granted by name, if not everything.
    package var lights: [String]
    /// The rooms and zones it was granted, if not everything.
    package var rooms: [String]
    /// The sensors it was granted by name, if not everything.
    package var sensors: [String]
    /// When it ends; `nil` for never.
    package var until: Date?
    /// Whether it has ended.
    package var expired: Bool
    /// Lights that it knows by a number or name of its own.
    package var aliases: [Alias]

    /// A light that an app knows by a number or name of its own.
    package struct Alias: Codable, Sendable, Hashable {
        /// The light's name.
        package var light: String
        /// Its number for the app, if it is another.
        package var number: Int?
        /// Its name for the app, if it is another.
        package var name: String?
    }
}

/// What to change about an app's rights. What is left out stays as it was.
package struct ControlGrantEdit: Codable, Sendable, Hashable {
    /// `none`, `read`, `control` or `all`: everything at that level, or nothing. Comes before the rest.
    package var preset: String?
    /// Whether it sees all there is and all that will come; its level stays.
    package var everything: Bool?
    /// Whether what is named is taken away and not given.
    package var takesAway: Bool?
    /// Lights, by number, name or id.
    package var lights: [String]?
    /// Rooms and zones, by name.
    package var rooms: [String]?
    /// Sensors, by number, name or id.
    package var sensors: [String]?
    /// `read`, `control` or `configure`.
    package var level: String?
    /// When the grant ends.
    package var until: Date?
    /// Whether it never ends any more.
    package var forever: Bool?

    /// Makes an edit that changes nothing.
    package init() {}

    /// Whether it names any light, room or sensor.
    package var namesSomething: Bool { lights != nil || rooms != nil || sensors != nil }
}

/// By which number and name an app is to know a light.
package struct ControlAlias: Codable, Sendable, Hashable {
    /// The light, by number, name or id.
    package var light: String
    /// The number, from 1.
    package var number: Int?
    /// The name.
    package var name: String?

    /// Makes a request; without a number and a name the light is known as to everybody.
    package init(light: String, number: Int? = nil, name: String? = nil) {
        self.light = light
        self.number = number
        self.name = name
    }
}
