extension Home {
    /// A home as it was kept: resources go back as they were, with nothing announced.
    ///
    /// - Parameters:
    ///   - identity: who the bridge is.
    ///   - settings: the bridge's own settings.
    ///   - linkButton: a button nobody has pressed yet.
    ///   - limits: how many things of each kind apps can make.
    ///   - defaultGrant: what an app is granted that registers.
    ///   - trustsApps: whether apps may press the link button and shut each other out.
    ///   - resources: devices, lights, rooms, sensors, apps and what apps made, each kind in the order it came.
    package init(
        restoring identity: BridgeIdentity, settings: BridgeSettings, linkButton: LinkButton = LinkButton(),
        limits: ResourceLimits = .bsb002, defaultGrant: Grant = .full, trustsApps: Bool = false, resources: [any Resource]
    ) {
        self.init(
            identity: identity, settings: settings, linkButton: linkButton, limits: limits, defaultGrant: defaultGrant,
            trustsApps: trustsApps)
        // The bridge's own sensor is among what was kept, and not always first: a new identity puts it behind the others.
        sensors = ResourceTable()
        for resource in resources {
            switch resource {
            case let device as Device: devices.put(device)
            case let light as Light:
                lights.put(light)
                if light.custom.isHidden { hiddenLights.insert(light.id) }
            case let room as Room: rooms.put(room)
            case var zone as Zone:
                zone.streamer = nil
                zones.put(zone)
            case let scene as Scene: scenes.put(scene)
            case let schedule as Schedule: schedules.put(schedule)
            case let rule as Rule: rules.put(rule)
            case let link as ResourceLink: resourceLinks.put(link)
            case let sensor as Sensor: sensors.put(sensor)
            case let app as App:
                apps.put(app)
                appsByKey[app.key, default: []].append(app.id)
            default: continue
            }
        }
        let daylight = Self.daylightSensor(of: identity)
        if !sensors.contains(daylight.id) { sensors.put(daylight) }
        wakeSensors()
        wakeAutomation()
    }

    /// The resource a reference points at, if it is there and is kept by itself.
    package func resource(_ reference: ResourceReference) -> (any Resource)? {
        switch reference.kind {
        case .device: devices[reference.id]
        case .light: lights[reference.id]
        case .room: rooms[reference.id]
        case .sensor: sensors[reference.id]
        case .zone: zones[reference.id]
        case .scene: scenes[reference.id]
        case .schedule: schedules[reference.id]
        case .rule: rules[reference.id]
        case .resourceLink: resourceLinks[reference.id]
        case .app: apps[reference.id]
        case .settings, .identity: nil
        }
    }

    /// All resources that are kept by themselves.
    package var resources: [any Resource] {
        var all: [any Resource] = Array(devices.all) + Array(lights.all) + Array(sensors.all) + Array(rooms.all)
        all += Array(zones.all) + Array(scenes.all)
        all += Array(schedules.all) + Array(rules.all) + Array(resourceLinks.all)
        return all + Array(apps.all)
    }
}
