package import Foundation

/// One thing a device senses, or its buttons.
package struct Sensor: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.sensor

    /// Its name for good.
    package let id: ResourceID
    /// The device it belongs to; the bridge itself for what the bridge works out; its own id for one that an app made.
    package let owner: ResourceID
    /// What people call it, 1…32 bytes.
    package var name: String
    /// Whether it takes part; while it does not, its reading stands still.
    package var isEnabled: Bool
    /// What it senses, and the last reading.
    package var reading: SensorReading
    /// When the reading was last taken, even if it said the same; `nil` before the first.
    package var updated: Date?
    /// How it is set up.
    package var settings: SensorSettings
    /// What its app said about it, if an app made it.
    package var virtual: VirtualSensor?

    /// Makes a sensor that has not read anything yet.
    package init(id: ResourceID, owner: ResourceID, name: String, reading: SensorReading) {
        self.id = id
        self.owner = owner
        self.name = name
        self.reading = reading
        isEnabled = true
        settings = SensorSettings()
    }

    /// Reads a sensor, which older Porchlights kept without settings.
    package init(from decoder: any Decoder) throws {
        let kept = try decoder.container(keyedBy: CodingKeys.self)
        id = try kept.decode(ResourceID.self, forKey: .id)
        owner = try kept.decode(ResourceID.self, forKey: .owner)
        name = try kept.decode(String.self, forKey: .name)
        isEnabled = try kept.decode(Bool.self, forKey: .isEnabled)
        reading = try kept.decode(SensorReading.self, forKey: .reading)
        updated = try kept.decodeIfPresent(Date.self, forKey: .updated)
        settings = try kept.decodeIfPresent(SensorSettings.self, forKey: .settings) ?? SensorSettings()
        virtual = try kept.decodeIfPresent(VirtualSensor.self, forKey: .virtual)
    }
}

/// What a sensor senses, with its last reading. Until the first reading `Sensor.updated` is `nil`.
package enum SensorReading: Sendable, Hashable, Codable {
    /// Whether something moves.
    case motion(Bool)
    /// Degrees Celsius.
    case temperature(Double)
    /// Light on a logarithmic scale, 10,000·log10(lux)+1.
    case lightLevel(Int)
    /// How many buttons there are, and the last press.
    case buttons(count: Int, last: ButtonPress?)
    /// Whether the sun is up; `nil` while the bridge does not know where it stands.
    case daylight(Bool?)
    /// Whether a door or window is open.
    case contact(Bool)
    /// Percent of relative humidity.
    case humidity(Double)
    /// Whether somebody is at home.
    case presence(Bool)
    /// Yes or no, by an app's own meaning.
    case flag(Bool)
    /// A number, by an app's own meaning.
    case status(Int)
    /// The last press of a switch that an app plays, by v1's numbers; `nil` before the first.
    case switchCode(Int?)
    /// The last turn of a dial; `nil` before the first.
    case rotation(DialTurn?)
}

/// Something a finger did to a button.
package struct ButtonPress: Sendable, Hashable, Codable {
    /// What happened.
    package enum Event: String, Sendable, Hashable, Codable {
        case initialPress, hold, shortRelease, longRelease, longPress
    }

    /// Which button, from 1.
    package let button: Int
    /// What happened.
    package let event: Event

    /// Makes a press.
    package init(button: Int, event: Event) {
        self.button = button
        self.event = event
    }
}

/// A hand turned a dial.
package struct DialTurn: Sendable, Hashable, Codable {
    /// Whether the turn goes on from one before.
    package let isRepeat: Bool
    /// How far, in the maker's steps; to the right is positive.
    package let steps: Int
    /// How long it took, in milliseconds.
    package let milliseconds: Int

    /// Makes a turn.
    package init(isRepeat: Bool, steps: Int, milliseconds: Int) {
        self.isRepeat = isRepeat
        self.steps = steps
        self.milliseconds = milliseconds
    }
}
