extension Home {
    /// Takes in what was observed. What does not fit the home is left aside.
    package mutating func observe(_ report: Report, at now: Instant) -> Outcome {
        settled(take(report, at: now), path: [], at: now)
    }

    private mutating func take(_ report: Report, at now: Instant) -> Outcome {
        switch report {
        case .found(let description, let isReachable, let lights, let sensors):
            take(description, isReachable, lights, sensors, at: now)
        case .light(let key, let index, let reading): take(reading, from: key, index)
        case .lightStands(let key, let index, let reading): set(reading, of: key, index)
        case .sensor(let key, let index, let reading): take(reading, from: key, index, at: now)
        case .reachable(let key, let isReachable): setReachable(key.resourceID, isReachable)
        case .driverLost(let driver): lose(driver)
        case .appUsed(let id): used(id, at: now)
        case .knock(let knock): remember(knock)
        }
    }

    private mutating func take(
        _ description: DeviceDescription, _ isReachable: Bool, _ lights: [Int: LightReading], _ sensors: [Int: SensorReading],
        at now: Instant
    ) -> Outcome {
        var outcome = find(description, isReachable: isReachable, at: now)
        guard let device = devices[description.key.resourceID] else { return outcome }
        let (lightNumbers, sensorNumbers) = (device.lightNumbers(description), device.sensorNumbers(description))
        for (place, reading) in lights.sorted(by: { $0.key < $1.key }) where lightNumbers.indices.contains(place) {
            outcome.add(set(reading, of: description.key, lightNumbers[place]))
        }
        // A sensor that says something is there, whatever else is known of it.
        for (place, reading) in sensors.sorted(by: { $0.key < $1.key })
        where isReachable && sensorNumbers.indices.contains(place) {
            outcome.add(take(reading, from: description.key, sensorNumbers[place], at: now))
        }
        return outcome
    }

    private mutating func take(_ reading: LightReading, from key: DeviceKey, _ index: Int) -> Outcome {
        var outcome = set(reading, of: key, index)
        if let device = devices[key.resourceID], light(index, of: device) != nil { outcome.add(setReachable(device.id, true)) }
        return outcome
    }

    private mutating func set(_ reading: LightReading, of key: DeviceKey, _ index: Int) -> Outcome {
        var outcome = Outcome()
        guard let device = devices[key.resourceID], let light = light(index, of: device) else { return outcome }
        var state = light.state
        var reading = reading
        reading.brightness = reading.brightness.map { light.custom.brightness(at: $0, known: state.brightness) }
        state.apply(reading.news(to: state), abilities: light.abilities)
        let aspects = state.aspects(since: light.state)
        if !aspects.isEmpty {
            _ = lights.update(light.id) { $0.state = state }
            outcome.changes = [Change(.updated(aspects), ResourceReference(.light, light.id))]
        }
        return outcome
    }

    private func light(_ index: Int, of device: Device) -> Light? {
        device.lights.compactMap { lights[$0] }.first { $0.index == index }
    }

    private mutating func take(_ reading: SensorReading, from key: DeviceKey, _ index: Int, at now: Instant) -> Outcome {
        var outcome = Outcome()
        guard let device = devices[key.resourceID] else { return outcome }
        let id = Self.sensorID(index, of: device.id)
        let taken = sensors.update(id) { sensor in
            guard sensor.isEnabled, sensor.reading.isSameKind(as: reading) else { return false }
            sensor.reading = reading
            sensor.updated = now.utc
            return true
        }
        guard let taken else { return outcome }
        if taken { outcome.changes = [Change(.updated([.reading]), ResourceReference(.sensor, id))] }
        outcome.add(setReachable(device.id, true))
        return outcome
    }

    private mutating func setReachable(_ id: ResourceID, _ isReachable: Bool) -> Outcome {
        var outcome = Outcome()
        guard let device = devices[id], device.isReachable != isReachable else { return outcome }
        _ = devices.update(id) { $0.isReachable = isReachable }
        outcome.changes = [Change(.updated([.reachability]), ResourceReference(.device, id))]
        return outcome
    }

    private mutating func lose(_ driver: String) -> Outcome {
        var outcome = Outcome()
        for device in Array(devices.all) where device.key.driver == driver {
            outcome.add(setReachable(device.id, false))
        }
        return outcome
    }

    private mutating func used(_ id: ResourceID, at now: Instant) -> Outcome {
        var outcome = Outcome()
        guard apps.update(id, { $0.lastUsed = now.utc }) != nil else { return outcome }
        outcome.changes = [Change(.updated([.lastUsed]), ResourceReference(.app, id))]
        return outcome
    }

    private mutating func remember(_ knock: Knock) -> Outcome {
        linkButton.remember(knock)
        var outcome = Outcome()
        outcome.changes = [bridgeChange(.knock)]
        return outcome
    }
}

extension LightReading {
    /// The reading as a patch, so that a lamp's own word goes through the same rules as everybody's.
    ///
    /// A chromaticity that is known already is left out: lamps have no word for hue and saturation, and one that was
    /// set by them must not turn to another colour mode because it says where it is.
    fileprivate func news(to state: LightState) -> LightPatch {
        var patch = LightPatch()
        patch.on = on
        patch.brightness = brightness.map { .to($0) }
        patch.xy = xy == state.color?.xy ? nil : xy.map { .to($0) }
        patch.mirek = mirek.map { .to($0) }
        patch.effect = effect
        return patch
    }
}

extension SensorReading {
    func isSameKind(as other: SensorReading) -> Bool {
        if case .buttons(let count, _) = self, case .buttons(let otherCount, _) = other { return count == otherCount }
        return isSameSense(as: other)
    }

    /// Whether both are of one sense, be it with more or fewer buttons.
    func isSameSense(as other: SensorReading) -> Bool {
        switch (self, other) {
        case (.motion, .motion), (.temperature, .temperature), (.lightLevel, .lightLevel), (.daylight, .daylight),
            (.contact, .contact), (.humidity, .humidity), (.presence, .presence), (.flag, .flag), (.status, .status),
            (.switchCode, .switchCode), (.rotation, .rotation), (.buttons, .buttons): true
        default: false
        }
    }
}
