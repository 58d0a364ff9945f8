import Foundation

extension Home {
    /// Sets a sensor up. Which settings it has follows from what it senses and who made it.
    mutating func configureSensor(_ id: ResourceID, with patch: SensorPatch, at now: Instant) throws(Refusal) -> Outcome {
        guard var sensor = sensors[id] else { throw .notFound(ResourceReference(.sensor, id)) }
        let settable = sensor.settable
        for setting in patch.settings where !settable.contains(setting) || !patch.isPossible(setting) {
            throw .invalid(attribute: setting.rawValue)
        }
        let before = sensor
        sensor.apply(patch, at: now)
        sensors.put(sensor)
        var outcome = Outcome()
        let aspects = sensor.aspects(since: before)
        if !aspects.isEmpty { outcome.changes = [Change(.updated(aspects), ResourceReference(.sensor, id))] }
        if case .daylight = sensor.reading, patch.settings != [] { outcome.add(lookForDay(anew: true, at: now)) }
        planSensors(at: now)
        return outcome
    }
}

extension Sensor {
    fileprivate mutating func apply(_ patch: SensorPatch, at now: Instant) {
        if let value = patch.isEnabled { isEnabled = value }
        if let value = patch.battery { virtual?.battery = value }
        if let value = patch.isReachable { virtual?.isReachable = value }
        if let value = patch.url { virtual?.url = value }
        settings.apply(patch, at: now)
    }

    /// The sides in which it is set up differently than before.
    fileprivate func aspects(since before: Sensor) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if isEnabled != before.isEnabled { differing.insert(.enabled) }
        if settings.alert != before.settings.alert { differing.insert(.alert) }
        if settings.testEnds != before.settings.testEnds { differing.insert(.test) }
        if virtual?.battery != before.virtual?.battery { differing.insert(.battery) }
        if virtual?.isReachable != before.virtual?.isReachable { differing.insert(.reachability) }
        if settings.lasting != before.settings.lasting || virtual?.url != before.virtual?.url { differing.insert(.configuration) }
        return differing
    }
}

extension SensorSettings {
    fileprivate mutating func apply(_ patch: SensorPatch, at now: Instant) {
        if let value = patch.alert { alert = value }
        if let value = patch.indicatesByLight { indicatesByLight = value }
        if let value = patch.tests { testEnds = value ? now.advanced(by: Self.testLength).utc : nil }
        if let value = patch.sensitivity { sensitivity = value }
        if let value = patch.darkThreshold { darkThreshold = value }
        if let value = patch.daylightOffset { daylightOffset = value }
        if let value = patch.latitude { latitude = value }
        if let value = patch.longitude { longitude = value }
        if let value = patch.sunriseOffset { sunriseOffset = value }
        if let value = patch.sunsetOffset { sunsetOffset = value }
    }

    /// The settings without what is of the moment.
    fileprivate var lasting: SensorSettings {
        var rest = self
        rest.alert = .none
        rest.testEnds = nil
        return rest
    }
}
