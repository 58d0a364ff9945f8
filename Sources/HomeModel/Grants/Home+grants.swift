extension Home {
    /// Chooses what an app may see and do. An alias that it had already may stay though its light is out of sight for now.
    mutating func setGrant(of id: ResourceID, to grant: Grant) throws(Refusal) -> Outcome {
        guard let app = apps[id] else { throw .notFound(ResourceReference(.app, id)) }
        try check(grant, known: app.grant.aliases)
        var outcome = put(grant, of: app)
        outcome.add(endStreams(of: id))
        return outcome
    }

    /// Whether there is everything that a grant names, and whether aliases are numbers and names that can be used.
    ///
    /// - Parameter known: aliases that need not be looked at again.
    /// - Throws: `.notFound` for what is not there or, of aliases, not granted; `.invalid`.
    func check(_ grant: Grant, known: [ResourceID: Grant.Alias] = [:]) throws(Refusal) {
        var covered: Coverage?
        if case .only(let lights, let groups, let sensors) = grant.scope {
            let named = lights.map { ResourceReference(.light, $0) } + sensors.map { ResourceReference(.sensor, $0) }
                + groups.map { ResourceReference(zones.contains($0) ? .zone : .room, $0) }
            if let missing = named.first(where: { !has($0) }) { throw .notFound(missing) }
            covered = Coverage(lights: lights, groups: groups, sensors: sensors, in: self)
        }
        for (id, alias) in grant.aliases where known[id] != alias {
            let isCovered = covered?.lights.contains(id) ?? true
            guard lights.contains(id), isCovered else { throw .notFound(ResourceReference(.light, id)) }
            if let name = alias.name, !ResourceName.allows(name) { throw .invalid(attribute: "name") }
            if let number = alias.number, number < 1 { throw .invalid(attribute: "number") }
        }
        let (numbers, names) = (grant.aliases.values.compactMap(\.number), grant.aliases.values.compactMap(\.name))
        guard Set(numbers).count == numbers.count else { throw .invalid(attribute: "number") }
        guard Set(names).count == names.count else { throw .invalid(attribute: "name") }
    }

    /// Calls an app something else, 0…40 bytes. No other app may have both this name and the same key, since the two could
    /// not be told apart when one registers again.
    mutating func renameApp(_ id: ResourceID, to name: String) throws(Refusal) -> Outcome {
        guard let app = apps[id] else { throw .notFound(ResourceReference(.app, id)) }
        let sharers = apps(withKey: app.key).filter { $0.id != id }
        guard name.utf8.count <= Self.longestDeviceType, !sharers.contains(where: { $0.deviceType == name }) else {
            throw .invalid(attribute: "devicetype")
        }
        var outcome = Outcome()
        guard name != app.deviceType else { return outcome }
        _ = apps.update(id) { $0.deviceType = name }
        outcome.changes = [Change(.updated([.name]), ResourceReference(.app, id))]
        return outcome
    }

    /// What is gone is granted to nobody.
    mutating func forgetInGrants(_ gone: ResourceReference) -> Outcome {
        var outcome = Outcome()
        guard [.light, .room, .zone, .sensor].contains(gone.kind) else { return outcome }
        linkButton.forget(gone)
        for app in Array(apps.all) {
            var grant = app.grant
            if grant.forget(gone) { outcome.add(put(grant, of: app)) }
        }
        return outcome
    }

    /// An app with a grant of some things sees the sensor that it made, too.
    mutating func show(_ sensor: ResourceID?, to caller: Caller) -> Outcome {
        guard let sensor, case .app(let id) = caller, let app = apps[id] else { return Outcome() }
        var grant = app.grant
        grant.include(sensor: sensor)
        return put(grant, of: app)
    }

    /// An app streams no longer to what it may not configure or does not see any more.
    mutating func endStreams(of app: ResourceID) -> Outcome {
        var outcome = Outcome()
        let streamed = zones.all.filter { $0.streamer == app }
        guard !streamed.isEmpty else { return outcome }
        let mayStream = apps[app].map { $0.grant.level >= .configure } ?? false
        let seen = seen(by: app).zones
        for zone in streamed where !(mayStream && seen.contains(zone.id)) {
            _ = zones.update(zone.id) { $0.streamer = nil }
            outcome.changes.append(Change(.updated([.streaming]), ResourceReference(.zone, zone.id)))
        }
        return outcome
    }

    private mutating func put(_ grant: Grant, of app: App) -> Outcome {
        var outcome = Outcome()
        var grant = grant
        grant.aliases = grant.aliases.filter { $0.value != Grant.Alias() }
        guard grant != app.grant else { return outcome }
        _ = apps.update(app.id) { $0.grant = grant }
        outcome.changes = [Change(.updated([.grant]), ResourceReference(.app, app.id))]
        return outcome
    }
}
