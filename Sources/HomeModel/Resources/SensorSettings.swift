package import Foundation

/// How a sensor is set up. Each sort of sensor looks at some of these (Docs/HueV1.md §12.2).
package struct SensorSettings: Sendable, Hashable, Codable {
    /// The last alert asked for.
    package var alert = LightAlert.none
    /// Whether a lamp on it lights up when it senses something.
    package var indicatesByLight = false
    /// When its test mode ends by itself; `nil` while it is not in test mode.
    package var testEnds: Date?
    /// How easily it senses motion, 0…`mostSensitive`.
    package var sensitivity = Self.mostSensitive
    /// The light level up to which it is dark, one of `lightLevels`.
    package var darkThreshold = 16_000
    /// How much above that daylight begins, one of `daylightOffsets`.
    package var daylightOffset = 7_000
    /// Degrees north at which the bridge stands, −90…90; `nil` while it was not told. For daylight only.
    package var latitude: Double?
    /// Degrees east at which the bridge stands, −180…180; `nil` while it was not told. For daylight only.
    package var longitude: Double?
    /// By how many minutes day begins after sunrise, one of `Daylight.offsets`. For daylight only.
    package var sunriseOffset = 30
    /// By how many minutes day ends after sunset, one of `Daylight.offsets`. For daylight only.
    package var sunsetOffset = -30

    /// The greatest sensitivity.
    package static let mostSensitive = 2
    /// Light levels there are.
    package static let lightLevels = 0...65_535
    /// How much brighter than dark daylight may be.
    package static let daylightOffsets = 1...65_534
    /// How long the test mode lasts.
    package static let testLength = Duration.seconds(120)

    /// The settings of a sensor that nobody set up.
    package init() {}

    /// What counts as day; `nil` unless the bridge was told where it stands.
    package var daylight: Daylight? {
        guard let latitude, let longitude else { return nil }
        return Position(latitude: latitude, longitude: longitude).map {
            Daylight(position: $0, sunriseOffset: sunriseOffset, sunsetOffset: sunsetOffset)
        }
    }
}

/// What an app said about a sensor that it made.
package struct VirtualSensor: Sendable, Hashable, Codable {
    /// Model number, 6…32 bytes.
    package var model: String
    /// Who made it, 6…32 bytes.
    package var manufacturer: String
    /// Version of its software, 1…16 bytes.
    package var softwareVersion: String
    /// What its app tells its sensors apart by, 6…32 bytes.
    package var uniqueID: String
    /// Where more can be found about it, up to `longestURL` bytes.
    package var url: String?
    /// Charge of its battery in percent, 0…100.
    package var battery: Int?
    /// Whether it answers, by its app's word.
    package var isReachable = true
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable = false
    /// Whether it is dark and whether it is day, by its app's word; `nil` where that follows from the light level.
    package var isDark, isDaylight: Bool?

    /// The most bytes of an address.
    package static let longestURL = 64

    /// Makes a description.
    package init(model: String, manufacturer: String, softwareVersion: String, uniqueID: String) {
        self.model = model
        self.manufacturer = manufacturer
        self.softwareVersion = softwareVersion
        self.uniqueID = uniqueID
    }
}
