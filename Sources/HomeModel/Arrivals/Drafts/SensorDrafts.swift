/// A sensor that an app wants to make and write to by itself.
package struct SensorDraft: Sendable, Hashable, Codable {
    /// A random id for it.
    package var id: ResourceID
    /// What to call it, 1…32 bytes; a taken name gets a number.
    package var name: String
    /// What it senses, with its first reading.
    package var reading: SensorReading
    /// Whether `reading` counts as read now; else nothing was read yet.
    package var hasRead: Bool
    /// What its app says about it.
    package var virtual: VirtualSensor
    /// How it is set up.
    package var settings: SensorSettings
    /// Whether it takes part.
    package var isEnabled: Bool

    /// Makes a draft.
    package init(
        id: ResourceID, name: String, reading: SensorReading, hasRead: Bool = false, virtual: VirtualSensor,
        settings: SensorSettings = SensorSettings(), isEnabled: Bool = true
    ) {
        self.id = id
        self.name = name
        self.reading = reading
        self.hasRead = hasRead
        self.virtual = virtual
        self.settings = settings
        self.isEnabled = isEnabled
    }
}

/// New values for how a sensor is set up.
package struct SensorPatch: Sendable, Hashable, Codable {
    /// Whether it takes part.
    package var isEnabled: Bool?
    /// Call attention.
    package var alert: LightAlert?
    /// Whether a lamp on it lights up when it senses something.
    package var indicatesByLight: Bool?
    /// Whether it is in test mode, for two minutes.
    package var tests: Bool?
    /// How easily it senses motion.
    package var sensitivity: Int?
    /// The light level up to which it is dark.
    package var darkThreshold: Int?
    /// How much above that daylight begins.
    package var daylightOffset: Int?
    /// Where the bridge stands; `.some(nil)` forgets it.
    package var latitude: Double??
    /// Where the bridge stands; `.some(nil)` forgets it.
    package var longitude: Double??
    /// Minutes by which day begins after sunrise.
    package var sunriseOffset: Int?
    /// Minutes by which day ends after sunset.
    package var sunsetOffset: Int?
    /// Charge of the battery, by its app's word.
    package var battery: Int?
    /// Whether it answers, by its app's word.
    package var isReachable: Bool?
    /// Where more can be found about it.
    package var url: String?

    /// Makes a patch that changes nothing.
    package init() {}
}

/// What an app says that a sensor of its own reads.
package struct SensorWord: Sendable, Hashable, Codable {
    /// The new reading; `nil` where only the rest is said.
    package var reading: SensorReading?
    /// Whether it is dark, by the app's word.
    package var isDark: Bool?
    /// Whether it is day, by the app's word.
    package var isDaylight: Bool?

    /// Makes a word that says nothing.
    package init(reading: SensorReading? = nil) {
        self.reading = reading
    }
}
