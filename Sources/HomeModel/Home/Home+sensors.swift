extension Home {
    mutating func addSensor(_ draft: SensorDraft, at now: Instant) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func setSensor(_ id: ResourceID, to word: SensorWord, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func configureSensor(_ id: ResourceID, with patch: SensorPatch, at now: Instant) throws(Refusal) -> Outcome {
        throw .notAllowed
    }

    mutating func removeSensor(_ id: ResourceID) throws(Refusal) -> Outcome { throw .notAllowed }

    mutating func searchSensors(_ serials: [String], at now: Instant) -> Outcome { Outcome() }

    mutating func tickSensors(at now: Instant) -> Outcome { Outcome() }

    var nextSensorDue: Duration? { nil }
}
