/// One way in which a sensor can be set up.
package enum SensorSetting: String, Sendable, Hashable, CaseIterable {
    case enabled, alert, indication, test, sensitivity, darkThreshold, daylightOffset
    case latitude, longitude, sunriseOffset, sunsetOffset
    case battery, reachable, url
}

extension Sensor {
    /// The ways in which it can be set up. What its device knows by itself is not among them (Docs/HueV1.md §12.5).
    package var settable: Set<SensorSetting> {
        var ways: Set<SensorSetting> = [.enabled]
        switch (reading, isVirtual: virtual != nil) {
        case (.daylight, _): ways.formUnion([.latitude, .longitude, .sunriseOffset, .sunsetOffset])
        case (.presence, true): ways.insert(.reachable)
        case (_, true): ways.formUnion([.battery, .reachable, .url])
        case (.motion, false): ways.formUnion([.alert, .indication, .test, .sensitivity])
        case (.temperature, false), (.lightLevel, false): ways.formUnion([.alert, .indication, .test])
        case (.buttons, false), (.rotation, false): ways.insert(.alert)
        case (.contact, false), (.humidity, false), (.presence, false), (.flag, false), (.status, false), (.switchCode, false):
            break
        }
        if case .lightLevel = reading { ways.formUnion([.darkThreshold, .daylightOffset]) }
        return ways
    }
}

extension SensorPatch {
    /// What it says something about.
    package var settings: [SensorSetting] { SensorSetting.allCases.filter(says) }

    private func says(_ setting: SensorSetting) -> Bool {
        switch setting {
        case .enabled: isEnabled != nil
        case .alert: alert != nil
        case .indication: indicatesByLight != nil
        case .test: tests != nil
        case .sensitivity: sensitivity != nil
        case .darkThreshold: darkThreshold != nil
        case .daylightOffset: daylightOffset != nil
        case .latitude: latitude != nil
        case .longitude: longitude != nil
        case .sunriseOffset: sunriseOffset != nil
        case .sunsetOffset: sunsetOffset != nil
        case .battery: battery != nil
        case .reachable: isReachable != nil
        case .url: url != nil
        }
    }

    /// Whether what it says about something is possible.
    func isPossible(_ setting: SensorSetting) -> Bool {
        switch setting {
        case .sensitivity: Self.contains(sensitivity, 0...SensorSettings.mostSensitive)
        case .darkThreshold: Self.contains(darkThreshold, SensorSettings.lightLevels)
        case .daylightOffset: Self.contains(daylightOffset, SensorSettings.daylightOffsets)
        case .latitude: Self.contains(latitude ?? nil, -90...90)
        case .longitude: Self.contains(longitude ?? nil, -180...180)
        case .sunriseOffset: Self.contains(sunriseOffset, Daylight.offsets)
        case .sunsetOffset: Self.contains(sunsetOffset, Daylight.offsets)
        case .battery: Self.contains(battery, 0...100)
        case .url: Self.contains(url?.utf8.count, 0...VirtualSensor.longestURL)
        case .enabled, .alert, .indication, .test, .reachable: true
        }
    }

    private static func contains<Value>(_ value: Value?, _ range: ClosedRange<Value>) -> Bool {
        value.map(range.contains) ?? true
    }
}
