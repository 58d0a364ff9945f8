extension Home {
    mutating func addDevice(_ description: DeviceDescription, at now: Instant) -> Outcome {
        var names = NamesInUse(in: self)
        return addDevice(description, names: &names, at: now)
    }

    mutating func addDevice(_ description: DeviceDescription, names: inout NamesInUse, at now: Instant) -> Outcome {
        let id = description.key.resourceID
        guard !devices.contains(id) else { return refresh(id, from: description, at: now) }
        var device = Device(
            key: description.key, name: NamesInUse.claim(description.name, in: &names.devices), product: description.product,
            hardwareAddress: description.hardwareAddress, battery: description.battery, added: now.utc)
        var outcome = Outcome()
        outcome.created = id
        outcome.changes = [Change(.added, ResourceReference(.device, id))]
        for (index, abilities) in description.indexedLights {
            outcome.add(addLight(index, abilities, description, to: &device, names: &names, at: now))
        }
        for index in description.sensors.indices {
            outcome.add(addSensor(index, description, to: &device, names: &names, at: now))
        }
        devices.put(device)
        return outcome
    }

    /// A driver found a device, which may be out of reach.
    mutating func find(_ description: DeviceDescription, isReachable: Bool, at now: Instant) -> Outcome {
        let id = description.key.resourceID
        if devices.contains(id) { return refresh(id, from: description, isReachable: isReachable, at: now) }
        let outcome = addDevice(description, at: now)
        if !isReachable { _ = devices.update(id) { $0.isReachable = false } }
        return outcome
    }

    mutating func removeLight(_ id: ResourceID) throws(Refusal) -> Outcome {
        guard let light = lights.remove(id) else { throw .notFound(ResourceReference(.light, id)) }
        search.left(id)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, ResourceReference(.light, id))]
        outcome.add(release(id, from: light.owner))
        return outcome
    }

    /// Lets go of every device of a driver. Whether there are any does not matter: afterwards there are none.
    mutating func removeDevices(of driver: String) -> Outcome {
        var outcome = Outcome()
        for device in Array(devices.all) where device.key.driver == driver { outcome.add(removeWhole(device)) }
        return outcome
    }

    /// Lets go of one device with all that is in it.
    mutating func removeWhole(_ id: ResourceID) throws(Refusal) -> Outcome {
        guard let device = devices[id] else { throw .notFound(ResourceReference(.device, id)) }
        return removeWhole(device)
    }

    private mutating func removeWhole(_ device: Device) -> Outcome {
        var outcome = Outcome()
        for light in device.lights {
            lights.remove(light)
            search.left(light)
            outcome.changes.append(Change(.removed, ResourceReference(.light, light)))
        }
        for sensor in device.sensors {
            sensors.remove(sensor)
            sensorSearch.left(sensor)
            outcome.changes.append(Change(.removed, ResourceReference(.sensor, sensor)))
        }
        outcome.add(removeDevice(device.id))
        return outcome
    }

    /// Takes a light or sensor that is gone out of its device. With the last of them the device goes too.
    mutating func release(_ child: ResourceID, from id: ResourceID) -> Outcome {
        guard var device = devices[id] else { return Outcome() }
        device.lights.removeAll { $0 == child }
        device.sensors.removeAll { $0 == child }
        device.letGo = (device.letGo ?? []) + [child]
        devices.put(device)
        if device.lights.isEmpty, device.sensors.isEmpty { return removeDevice(id) }
        var outcome = Outcome()
        outcome.changes = [Change(.updated([.children]), ResourceReference(.device, id))]
        return outcome
    }

    /// The id of the light that a device counts as this one, from 0. It stays the same when another of them goes.
    static func lightID(_ index: Int, of device: ResourceID) -> ResourceID {
        ResourceID(derivedFrom: device, "light", String(index))
    }

    /// The id of the sensor that a device counts as this one, from 0. It stays the same when another of them goes.
    static func sensorID(_ index: Int, of device: ResourceID) -> ResourceID {
        ResourceID(derivedFrom: device, "sensor", String(index))
    }

    private mutating func removeDevice(_ id: ResourceID) -> Outcome {
        var outcome = Outcome()
        devices.remove(id)
        outcome.changes.append(Change(.removed, ResourceReference(.device, id)))
        return outcome
    }
}
