extension Home {
    /// The home as an app sees it: what is not granted to it is not there, neither by itself nor in what is, and lights have
    /// the names that it knows them by. Whatever is read for the app is read from this copy, so that no reader need think of
    /// grants.
    ///
    /// - A light is seen when it is granted or stands in a room or zone that is; a sensor likewise.
    /// - A device, room or zone is seen when some of it is, and then that part; a room or zone that is granted in any case.
    /// - A scene is seen when a light of it is and, if it is a group's, the group; then with the lights that are.
    /// - A schedule or rule is seen when all that it speaks of is; one about all lights together only by the app that made it.
    /// - A resource link is seen when something in it is, other links and all lights together aside, or when the app made
    ///   it; then with what is.
    /// - Of the apps it sees itself, of what searches brought what it sees.
    ///
    /// What the owner hides is seen by nobody, whatever is granted (`shown`).
    ///
    /// Settings and identity are everybody's. An app that is not registered sees nothing else. Whether the grant has ended is
    /// not looked at: `perform` refuses then, and who reads for an app must look before.
    package func seen(by app: ResourceID) -> Home {
        let grant = apps[app]?.grant ?? Grant(scope: .nothing)
        guard !grant.isUnrestricted else { return shown }
        var seen = shown
        if case .only(let lights, let groups, let sensors) = grant.scope {
            seen.keep(Coverage(lights: lights, groups: groups, sensors: sensors, in: seen))
            seen.keepScenes()
            seen.keepAutomation(by: app)
            seen.apps = apps.compactMap { $0.id == app ? $0 : nil }
        }
        seen.rename(by: grant.aliases)
        return seen
    }

    private mutating func keep(_ covered: Coverage) {
        lights = lights.compactMap { covered.lights.contains($0.id) ? $0 : nil }
        sensors = sensors.compactMap { covered.sensors.contains($0.id) ? $0 : nil }
        for light in search.found where !lights.contains(light) { search.left(light) }
        for sensor in sensorSearch.found where !sensors.contains(sensor) { sensorSearch.left(sensor) }
        let (lights, sensors) = (lights, sensors)
        devices = devices.compactMap { device in
            var part = device
            part.lights.removeAll { !lights.contains($0) }
            part.sensors.removeAll { !sensors.contains($0) }
            return part.lights.isEmpty && part.sensors.isEmpty && !covered.devices.contains(device.id) ? nil : part
        }
        let devices = devices
        // What a group was told may have been meant for lights that are not seen; those that are say how they are set.
        lastActionOfAll = nil
        rooms = rooms.compactMap { room in
            var part = room
            part.devices.removeAll { !devices.contains($0) }
            part.virtualSensors.removeAll { !sensors.contains($0) }
            if part != room { part.lastAction = nil }
            return part.devices.isEmpty && part.virtualSensors.isEmpty && !covered.groups.contains(room.id) ? nil : part
        }
        zones = zones.compactMap { zone in
            var part = zone
            part.lights.removeAll { !lights.contains($0) }
            part.sensors.removeAll { !sensors.contains($0) }
            part.places = zone.places.filter { lights.contains($0.key) }
            if part != zone { part.lastAction = nil }
            return part.lights.isEmpty && part.sensors.isEmpty && !covered.groups.contains(zone.id) ? nil : part
        }
    }

    /// Lights take the names by which an app knows them, and so does the device of a light that has one to itself.
    private mutating func rename(by aliases: [ResourceID: Grant.Alias]) {
        for (id, alias) in aliases {
            guard let name = alias.name, let light = lights[id] else { continue }
            _ = lights.update(id) { $0.name = name }
            if devices[light.owner]?.name == light.name { _ = devices.update(light.owner) { $0.name = name } }
        }
    }
}
