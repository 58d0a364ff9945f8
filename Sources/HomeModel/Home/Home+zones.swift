extension Home {
    mutating func addZone(_ draft: ZoneDraft) throws(Refusal) -> Outcome {
        guard rooms.count + zones.count < limits.groups else { throw .full(.zone) }
        guard ResourceName.allows(draft.name) else { throw .invalid(attribute: "name") }
        guard draft.sort.isForApps else { throw .invalid(attribute: "type") }
        guard !zones.contains(draft.id), !rooms.contains(draft.id) else { throw .invalid(attribute: "id") }
        try checkSensors(draft.sensors)
        var zone = Zone(draft, name: freeGroupName(draft.name, for: draft.id))
        zone.lights = try members(draft.lights, of: draft.sort)
        zone.sensors = draft.sensors.withoutRepeats
        zone.places = [:]
        try place(draft.places, in: &zone)
        zones.put(zone)
        var outcome = Outcome()
        outcome.created = zone.id
        outcome.changes = [Change(.added, ResourceReference(.zone, zone.id))]
        return outcome
    }

    mutating func editZone(_ id: ResourceID, with patch: ZonePatch, by app: ResourceID?) throws(Refusal) -> Outcome {
        guard let before = zones[id] else { throw .notFound(ResourceReference(.zone, id)) }
        guard before.sort.isForApps else { throw .readOnly(ResourceReference(.zone, id)) }
        var zone = before
        if let wanted = patch.name {
            guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
            zone.name = freeGroupName(wanted, for: id)
        }
        zone.archetype = patch.archetype ?? zone.archetype
        if let lights = patch.lights {
            zone.lights = try members(lights, of: zone.sort)
            zone.places = zone.places.filter { zone.lights.contains($0.key) }
        }
        if let sensors = patch.sensors {
            try checkSensors(sensors)
            zone.sensors = sensors.withoutRepeats
        }
        try place(patch.places ?? [:], in: &zone)
        var outcome = Outcome()
        if let isStreaming = patch.isStreaming { outcome.add(try stream(to: &zone, isStreaming, by: app)) }
        zones.put(zone)
        let aspects = zone.aspects(since: before)
        if !aspects.isEmpty { outcome.changes.append(Change(.updated(aspects), ResourceReference(.zone, id))) }
        if zone.lights != before.lights { outcome.add(followMembers(of: .zone(id))) }
        return outcome
    }

    mutating func removeZone(_ id: ResourceID) throws(Refusal) -> Outcome {
        let reference = ResourceReference(.zone, id)
        guard let zone = zones[id] else { throw .notFound(reference) }
        guard zone.sort.isForApps else { throw .readOnly(reference) }
        zones.remove(id)
        var outcome = Outcome()
        outcome.changes = [Change(.removed, reference)]
        return outcome
    }

    /// Lights of a zone must exist, and fit what it is for.
    private func members(_ wanted: [ResourceID], of sort: Zone.Sort) throws(Refusal) -> [ResourceID] {
        guard !wanted.isEmpty || !sort.needsLights else { throw .invalid(attribute: "lights") }
        for member in wanted {
            guard let light = lights[member] else { throw .notFound(ResourceReference(.light, member)) }
            guard sort != .entertainment || canStream(light) else { throw .invalid(attribute: "lights") }
        }
        let members = wanted.withoutRepeats
        guard sort != .entertainment || members.count <= Zone.mostStreamed else { throw .invalid(attribute: "lights") }
        return members
    }

    /// Puts lights of an entertainment area where they stand.
    private func place(_ places: [ResourceID: Zone.Place], in zone: inout Zone) throws(Refusal) {
        guard !places.isEmpty else { return }
        guard zone.sort == .entertainment, places.keys.allSatisfy(zone.lights.contains),
            places.values.allSatisfy(\.isInside)
        else { throw .invalid(attribute: "places") }
        zone.places.merge(places) { $1 }
    }
}

extension Zone {
    /// The sides in which this zone differs from what it was.
    fileprivate func aspects(since earlier: Zone) -> Set<Aspect> {
        var differing: Set<Aspect> = []
        if name != earlier.name { differing.insert(.name) }
        if archetype != earlier.archetype { differing.insert(.archetype) }
        if lights != earlier.lights || sensors != earlier.sensors { differing.insert(.members) }
        if places != earlier.places { differing.insert(.configuration) }
        if streamer != earlier.streamer { differing.insert(.streaming) }
        return differing
    }
}
