package import Foundation

/// A sensor as its owner sees it.
package struct ControlSensor: Codable, Sendable, Hashable {
    /// Its number in v1.
    package var number: Int
    /// Its id.
    package var id: String
    /// Its name.
    package var name: String
    /// What kind of sensor it is, as v1 calls it.
    package var type: String
    /// What it last read, in words.
    package var reading: String
    /// When; `nil` before the first time.
    package var updated: Date?
    /// Whether it takes part.
    package var enabled: Bool
    /// The driver that speaks to it; `app` for one that an app made, `bridge` for the bridge's own.
    package var driver: String
}

/// What to make a simulated sensor feel. Exactly one is meant.
package struct ControlSensorTouch: Codable, Sendable, Hashable {
    /// A press of a button, from 1.
    package var button: Int?
    /// Whether the press is a long one.
    package var long: Bool?
    /// Whether something moves.
    package var motion: Bool?
    /// What it measures: `temperature`, `humidity`, `lightlevel`, `lux`, `open`, `presence`, `flag` or `status`.
    package var quantity: String?
    /// How much, or `true` or `false`.
    package var value: String?

    /// Makes a request that says nothing yet.
    package init() {}
}
