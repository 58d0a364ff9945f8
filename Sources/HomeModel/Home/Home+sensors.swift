extension Home {
    /// Makes a sensor that its app writes to by itself. It belongs to nobody but itself.
    mutating func addSensor(_ draft: SensorDraft, at now: Instant) throws(Refusal) -> Outcome {
        guard ResourceName.allows(draft.name) else { throw .invalid(attribute: "name") }
        guard draft.reading.canBePlayed else { throw .invalid(attribute: "type") }
        guard sensors.count < limits.sensors else { throw .full(.sensor) }
        var sensor = Sensor(
            id: draft.id, owner: draft.id, name: sensors.freeName(draft.name, \.name),
            reading: draft.reading)
        sensor.isEnabled = draft.isEnabled
        sensor.settings = draft.settings
        sensor.virtual = draft.virtual
        sensor.updated = draft.hasRead ? now.utc : nil
        sensors.put(sensor)
        var outcome = Outcome()
        outcome.created = sensor.id
        outcome.changes = [Change(.added, ResourceReference(.sensor, sensor.id))]
        return outcome
    }

    /// Takes in what an app says that its sensor reads, which is news even if it is the same. A sensor that takes no part
    /// does not listen (Docs/HueV1.md §12.5).
    mutating func setSensor(_ id: ResourceID, to word: SensorWord, at now: Instant) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.sensor, id)
        guard var sensor = sensors[id] else { throw .notFound(reference) }
        guard sensor.virtual != nil else { throw .readOnly(reference) }
        guard word.fits(sensor.reading) else { throw .invalid(attribute: "state") }
        var outcome = Outcome()
        guard sensor.isEnabled, word != SensorWord() else { return outcome }
        if let reading = word.reading {
            sensor.reading = reading
            sensor.virtual?.isDark = nil
            sensor.virtual?.isDaylight = nil
        }
        if let isDark = word.isDark { sensor.virtual?.isDark = isDark }
        if let isDaylight = word.isDaylight { sensor.virtual?.isDaylight = isDaylight }
        sensor.updated = now.utc
        sensors.put(sensor)
        outcome.changes = [Change(.updated([.reading]), reference)]
        return outcome
    }

    /// Lets go of a sensor, and of its device if nothing else is left of it. The bridge's own stays.
    mutating func removeSensor(_ id: ResourceID) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.sensor, id)
        guard let sensor = sensors[id] else { throw .notFound(reference) }
        guard sensor.owner != identity.resourceID else { throw .readOnly(reference) }
        sensors.remove(id)
        sensorSearch.left(id)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, reference)]
        outcome.add(release(id, from: sensor.owner))
        return outcome
    }
}

extension SensorReading {
    /// Whether an app can play a sensor of this kind.
    fileprivate var canBePlayed: Bool {
        switch self {
        case .motion, .temperature, .lightLevel, .contact, .humidity, .presence, .flag, .status, .switchCode: true
        case .buttons, .daylight, .rotation: false
        }
    }
}

extension SensorWord {
    /// Whether it is about what a sensor with such readings senses.
    fileprivate func fits(_ present: SensorReading) -> Bool {
        if let reading, !reading.isSameKind(as: present) { return false }
        if case .lightLevel = present { return true }
        return isDark == nil && isDaylight == nil
    }
}
