extension InvariantCheck {
    mutating func sceneLights() {
        let home = home
        for scene in home.scenes.all {
            expectMembers(scene.lights.map(\.light), in: "scene \(scene.id)", exist: home.lights.contains)
            expect(!scene.lights.isEmpty, "scene \(scene.id) has no lights")
            expectNames([scene.name], of: "scene")
            guard let group = scene.group else { continue }
            let members = try? home.lights(in: group).map(\.id)
            expect(members.map(Set.init) == Set(scene.lights.map(\.light)), "scene \(scene.id) and its group differ")
        }
        expect(home.scenes.count <= home.limits.scenes, "there are too many scenes")
        expect(home.rooms.count + home.zones.count <= max(home.limits.groups, home.rooms.count), "there are too many groups")
    }

    mutating func sensorsInRange() {
        expectNames(home.sensors.all.map(\.name), of: "sensor")
        for sensor in home.sensors.all {
            let settings = sensor.settings
            let inRange = (0...SensorSettings.mostSensitive).contains(settings.sensitivity)
                && (0...65_535).contains(settings.darkThreshold) && (1...65_534).contains(settings.daylightOffset)
                && (-120...120).contains(settings.sunriseOffset) && (-120...120).contains(settings.sunsetOffset)
            expect(inRange, "sensor \(sensor.id) is set up beyond its range")
            let isAtHome = home.devices.contains(sensor.owner) || sensor.owner == home.identity.resourceID
                || sensor.virtual != nil && sensor.owner == sensor.id
            expect(isAtHome, "sensor \(sensor.id) belongs to nothing")
        }
    }

    mutating func automation() {
        expectNames(home.rules.all.map(\.name), of: "rule", mayBeEmpty: true)
        expectNames(home.schedules.all.map(\.name), of: "schedule", mayBeEmpty: true)
        for rule in home.rules.all {
            expect((1...8).contains(rule.conditions.count), "rule \(rule.id) has \(rule.conditions.count) conditions")
            expect((1...8).contains(rule.actions.count), "rule \(rule.id) has \(rule.actions.count) actions")
            guard rule.status == .enabled else { continue }
            for condition in rule.conditions where !exists(condition.subject.resource) {
                expect(false, "rule \(rule.id) looks at what is not there")
            }
        }
        let acting = Set(home.rules.all.lazy.filter { $0.status == .enabled }.map(\.id))
        expect(acting == Set(home.ruleMemory.standings.keys), "the rules that are enabled are not those that are looked after")
        for schedule in home.schedules.all where schedule.next != nil {
            expect(schedule.isEnabled, "schedule \(schedule.id) is disabled, and waits all the same")
        }
        for link in home.resourceLinks.all {
            for target in link.targets where !exists(target) { expect(false, "list \(link.id) names what is not there") }
        }
    }

    mutating func appsAndGrants() {
        for app in home.apps.all {
            expect(!app.key.isEmpty && app.deviceType.utf8.count <= 40, "app \(app.id) has no key or too long a name")
            expect(home.apps(withKey: app.key).contains { $0.id == app.id }, "the key of app \(app.id) is not known")
            guard case .only(let lights, let groups, let sensors) = app.grant.scope else { continue }
            expect(lights.allSatisfy(home.lights.contains), "app \(app.id) is granted a light that is not there")
            expect(sensors.allSatisfy(home.sensors.contains), "app \(app.id) is granted a sensor that is not there")
            let isThere = groups.allSatisfy { home.rooms.contains($0) || home.zones.contains($0) }
            expect(isThere, "app \(app.id) is granted a group that is not there")
        }
    }

    private func exists(_ reference: ResourceReference) -> Bool {
        switch reference.kind {
        case .identity, .settings: true
        default: home.resource(reference) != nil
        }
    }
}
