import Foundation

extension Home {
    /// Ends the tests whose time is over, and notices that day or night has begun.
    mutating func tickSensors(at now: Instant) -> Outcome {
        guard let due = nextSensorDue, due <= now.uptime else { return Outcome() }
        var outcome = endTests(at: now)
        outcome.add(lookForDay(anew: false, at: now))
        planSensors(at: now)
        return outcome
    }

    /// Uptime at which sensors are looked after next; `nil` while nothing waits for its time.
    var nextSensorDue: Duration? { sensorAgenda.nextDue }

    /// Takes up what sensors that were kept wait for.
    mutating func wakeSensors() {
        let waits = sensors.all.contains { $0.settings.testEnds != nil || $0.settings.daylight != nil }
        if waits { sensorAgenda.lookAtOnce() }
    }

    mutating func planSensors(at now: Instant) {
        var moments = sensors.all.compactMap(\.settings.testEnds)
        if let daylight = daylightSensor?.settings.daylight {
            moments.append(daylight.nextChange(after: now.utc) ?? .distantFuture)
        }
        sensorAgenda.plan(for: moments, at: now)
    }

    /// Looks whether it is day.
    ///
    /// - Parameter anew: whether that is a reading even if it says the same.
    mutating func lookForDay(anew: Bool, at now: Instant) -> Outcome {
        var outcome = Outcome()
        guard var sensor = daylightSensor, sensor.isEnabled else { return outcome }
        let reading = SensorReading.daylight(sensor.settings.daylight?.isDay(at: now.utc))
        guard anew || reading != sensor.reading else { return outcome }
        let before = sensor
        sensor.reading = reading
        sensor.updated = reading == .daylight(nil) ? nil : now.utc
        guard sensor != before else { return outcome }
        sensors.put(sensor)
        outcome.changes = [Change(.updated([.reading]), ResourceReference(.sensor, sensor.id))]
        return outcome
    }

    /// A test that would last longer than tests do is over too: the clock was put back meanwhile.
    private mutating func endTests(at now: Instant) -> Outcome {
        let longest = now.advanced(by: SensorSettings.testLength).utc
        var outcome = Outcome()
        for sensor in Array(sensors.all) {
            guard let end = sensor.settings.testEnds, end <= now.utc || end > longest else { continue }
            _ = sensors.update(sensor.id) { $0.settings.testEnds = nil }
            outcome.changes.append(Change(.updated([.test]), ResourceReference(.sensor, sensor.id)))
        }
        return outcome
    }

    private var daylightSensor: Sensor? {
        sensors[Self.daylightSensor(of: identity).id]
    }
}
