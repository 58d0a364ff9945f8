extension Home {
    /// Makes the light that a device describes at a place. What puts the device back is the caller's business.
    mutating func addLight(
        _ place: Int, _ description: DeviceDescription, to device: inout Device, names: inout NamesInUse, at now: Instant
    ) -> Outcome {
        let index = device.lightNumbers(description)[place]
        let wanted = description.lightNames?[place] ?? (description.lights.count == 1
            ? device.name : ResourceName.shorten(device.name, to: 28) + " \(index + 1)")
        let light = Light(
            id: Self.lightID(index, of: device.id), owner: device.id, index: index,
            name: NamesInUse.claim(wanted, in: &names.lights), abilities: description.lights[place])
        device.lights.append(light.id)
        lights.put(light)
        search.came(light.id, at: now)
        return Outcome(.added, ResourceReference(.light, light.id))
    }

    /// Makes the sensor that a device describes at a place.
    mutating func addSensor(
        _ place: Int, _ description: DeviceDescription, to device: inout Device, names: inout NamesInUse, at now: Instant
    ) -> Outcome {
        let index = device.sensorNumbers(description)[place]
        let described = description.sensors[place]
        let sensor = Sensor(
            id: Self.sensorID(index, of: device.id), owner: device.id,
            name: NamesInUse.claim(described.name, in: &names.sensors), reading: described.reading)
        device.sensors.append(sensor.id)
        sensors.put(sensor)
        sensorSearch.came(sensor.id, at: now)
        return Outcome(.added, ResourceReference(.sensor, sensor.id))
    }

    /// Takes out a light that its device has no more.
    mutating func dropLight(_ id: ResourceID, from device: inout Device) -> Outcome {
        device.lights.removeAll { $0 == id }
        lights.remove(id)
        search.left(id)
        return Outcome(.removed, ResourceReference(.light, id))
    }

    /// Takes out a sensor that its device has no more.
    mutating func dropSensor(_ id: ResourceID, from device: inout Device) -> Outcome {
        device.sensors.removeAll { $0 == id }
        sensors.remove(id)
        sensorSearch.left(id)
        return Outcome(.removed, ResourceReference(.sensor, id))
    }
}

extension Outcome {
    /// An outcome in which one thing happened.
    init(_ event: Change.Event, _ resource: ResourceReference) {
        self.init()
        changes = [Change(event, resource)]
    }
}
