extension Sensor {
    /// Whether it is dark: by its app's word, else by its level and threshold; `nil` if it senses no light.
    package var isDark: Bool? {
        guard case .lightLevel(let level) = reading else { return nil }
        return virtual?.isDark ?? (level <= settings.darkThreshold)
    }

    /// Whether it is as bright as day: by its app's word, else by its level, threshold and offset; `nil` if it senses no
    /// light.
    package var isDaylight: Bool? {
        guard case .lightLevel(let level) = reading else { return nil }
        return virtual?.isDaylight ?? (level >= settings.darkThreshold + settings.daylightOffset)
    }
}
