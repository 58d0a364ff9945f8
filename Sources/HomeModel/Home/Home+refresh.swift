extension Home {
    /// A device that is known already was found again: what its maker says may have changed, what people said stays.
    ///
    /// Lights and sensors that it describes and did not before come, those that it describes no more go, and those of which
    /// it says something else change. A device that has nothing left stays.
    mutating func refresh(
        _ id: ResourceID, from description: DeviceDescription, isReachable: Bool = true, at now: Instant
    ) -> Outcome {
        var outcome = Outcome()
        outcome.created = id
        guard let before = devices[id] else { return outcome }
        var device = before
        device.product = description.product
        device.battery = description.battery
        device.isReachable = isReachable
        device.settleParts(description)
        var parts = drop(from: &device, whatIsNotIn: description)
        parts.add(follow(description, of: device, at: now))
        parts.add(gain(description, of: &device, at: now))
        device.sort(like: description)
        devices.put(device)
        let aspects = device.aspects(since: before)
        if !aspects.isEmpty { outcome.changes = [Change(.updated(aspects), ResourceReference(.device, id))] }
        outcome.add(parts)
        // Scenes of the device's room have its lights, each as it is when it comes.
        if device.lights != before.lights, let room = room(of: id) { outcome.add(followMembers(of: .room(room.id))) }
        return outcome
    }

    private mutating func drop(from device: inout Device, whatIsNotIn description: DeviceDescription) -> Outcome {
        let (lights, sensors) = (Set(device.lightIDs(description)), Set(device.sensorIDs(description)))
        var outcome = Outcome()
        for light in device.lights where !lights.contains(light) { outcome.add(dropLight(light, from: &device)) }
        for sensor in device.sensors where !sensors.contains(sensor) { outcome.add(dropSensor(sensor, from: &device)) }
        return outcome
    }

    /// Lights and sensors that were there before become what is said of them now.
    private mutating func follow(_ description: DeviceDescription, of device: Device, at now: Instant) -> Outcome {
        var outcome = Outcome()
        for (light, described) in zip(device.lightIDs(description), description.lights) {
            guard let before = lights[light], before.described != described else { continue }
            var light = before
            light.described = described
            let aspects = light.adapt(since: before).union([.abilities])
            lights.put(light)
            outcome.add(Outcome(.updated(aspects), ResourceReference(.light, light.id)))
        }
        for (sensor, described) in zip(device.sensorIDs(description), description.sensors) {
            guard let sensor = sensors[sensor], !sensor.reading.isSameKind(as: described.reading)
            else { continue }
            outcome.add(turn(sensor, into: described, at: now))
        }
        return outcome
    }

    /// A sensor senses something else now, or has other buttons.
    private mutating func turn(
        _ sensor: Sensor, into described: DeviceDescription.SensorDescription, at now: Instant
    ) -> Outcome {
        let reference = ResourceReference(.sensor, sensor.id)
        guard !sensor.reading.isSameSense(as: described.reading) else {
            _ = sensors.update(sensor.id) { $0.reading = described.reading }
            return Outcome(.updated([.configuration]), reference)
        }
        // Another thing in the same place: whatever spoke of the old one means something else.
        let name = sensors.freeName(described.name, for: sensor.id, \.name)
        sensors.put(Sensor(id: sensor.id, owner: sensor.owner, name: name, reading: described.reading))
        sensorSearch.left(sensor.id)
        sensorSearch.came(sensor.id, at: now)
        var outcome = Outcome(.removed, reference)
        outcome.add(Outcome(.added, reference))
        return outcome
    }

    /// What is described and not there comes, unless somebody let go of it and nobody looks for it.
    private mutating func gain(_ description: DeviceDescription, of device: inout Device, at now: Instant) -> Outcome {
        var outcome = Outcome()
        let letGo = device.letGo ?? []
        let (lightIDs, sensorIDs) = (device.lightIDs(description), device.sensorIDs(description))
        let newLights = lightIDs.indices.filter { place in
            let light = lightIDs[place]
            return !device.lights.contains(light) && (search.isActive(at: now) || !letGo.contains(light))
        }
        let newSensors = sensorIDs.indices.filter { place in
            let sensor = sensorIDs[place]
            return !device.sensors.contains(sensor) && (sensorSearch.isActive(at: now) || !letGo.contains(sensor))
        }
        guard !newLights.isEmpty || !newSensors.isEmpty else { return outcome }
        var names = NamesInUse(in: self)
        for place in newLights { outcome.add(addLight(place, description, to: &device, names: &names, at: now)) }
        for place in newSensors { outcome.add(addSensor(place, description, to: &device, names: &names, at: now)) }
        return outcome
    }
}

extension Device {
    /// Brings lights and sensors into the order in which they are described; none of them counts as let go of any more.
    fileprivate mutating func sort(like description: DeviceDescription) {
        let (lights, sensors) = (Set(lights), Set(sensors))
        self.lights = lightIDs(description).filter(lights.contains)
        self.sensors = sensorIDs(description).filter(sensors.contains)
        let rest = (letGo ?? []).filter { !lights.contains($0) && !sensors.contains($0) }
        letGo = rest.isEmpty ? nil : rest
    }

    /// The sides in which it is another than before.
    fileprivate func aspects(since before: Device) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if product != before.product { differing.insert(.product) }
        if battery != before.battery { differing.insert(.battery) }
        if isReachable != before.isReachable { differing.insert(.reachability) }
        let hasSameParts = (lightParts, sensorParts) == (before.lightParts, before.sensorParts)
        if lights != before.lights || sensors != before.sensors || !hasSameParts { differing.insert(.children) }
        return differing
    }
}
