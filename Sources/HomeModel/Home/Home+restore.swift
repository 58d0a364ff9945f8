extension Home {
    /// A home as it was kept: resources go back as they were, with nothing announced.
    ///
    /// - Parameters:
    ///   - identity: who the bridge is.
    ///   - settings: the bridge's own settings.
    ///   - linkButton: a button nobody has pressed yet.
    ///   - resources: devices, lights, rooms, sensors and apps, each kind in the order it came.
    package init(
        restoring identity: BridgeIdentity, settings: BridgeSettings, linkButton: LinkButton = LinkButton(),
        resources: [any Resource]
    ) {
        self.init(identity: identity, settings: settings, linkButton: linkButton)
        // The bridge's own sensor is among what was kept, and not always first: a new identity puts it behind the others.
        sensors = ResourceTable()
        for resource in resources {
            switch resource {
            case let device as Device: devices.put(device)
            case let light as Light: lights.put(light)
            case let room as Room: rooms.put(room)
            case let sensor as Sensor: sensors.put(sensor)
            case let app as App:
                apps.put(app)
                appsByKey[app.key, default: []].append(app.id)
            default: continue
            }
        }
        let daylight = Self.daylightSensor(of: identity)
        if !sensors.contains(daylight.id) { sensors.put(daylight) }
    }

    /// The resource a reference points at, if it is there and is kept by itself.
    package func resource(_ reference: ResourceReference) -> (any Resource)? {
        switch reference.kind {
        case .device: devices[reference.id]
        case .light: lights[reference.id]
        case .room: rooms[reference.id]
        case .sensor: sensors[reference.id]
        case .app: apps[reference.id]
        case .settings, .identity: nil
        }
    }

    /// All resources that are kept by themselves.
    package var resources: [any Resource] {
        Array(devices.all) + Array(lights.all) + Array(sensors.all) + Array(rooms.all) + Array(apps.all)
    }
}
