extension Home {
    /// The wanted name, or the next like it that no other room or zone has: v1 calls both groups.
    func freeGroupName(_ wanted: String, for id: ResourceID) -> String {
        let taken = rooms.all.filter { $0.id != id }.map(\.name) + zones.all.filter { $0.id != id }.map(\.name)
        return ResourceName.unique(wanted, among: Set(taken))
    }

    /// Sensors of a group must exist.
    func checkSensors(_ members: [ResourceID]) throws(Refusal) {
        for member in members where !sensors.contains(member) { throw .notFound(ResourceReference(.sensor, member)) }
    }

    /// Whether a light can follow a stream (Docs/HueV1.md §9.2).
    package func canStream(_ light: Light) -> Bool {
        devices[light.owner]?.product.streams ?? false
    }

    /// What is gone leaves rooms and zones; a zone that is nothing but its lights goes with the last of them.
    mutating func forgetInGroups(_ gone: ResourceReference) -> Outcome {
        switch gone.kind {
        case .light: return forgetLight(gone.id)
        case .sensor:
            var outcome = changeRooms(.members) { $0.virtualSensors.drop(gone.id) }
            outcome.add(changeZones(.members) { $0.sensors.drop(gone.id) })
            return outcome
        case .device: return changeRooms(.children) { $0.devices.drop(gone.id) }
        case .app: return changeZones(.streaming) { zone in
            guard zone.streamer == gone.id else { return false }
            zone.streamer = nil
            return true
        }
        default: return Outcome()
        }
    }

    private mutating func forgetLight(_ id: ResourceID) -> Outcome {
        var outcome = changeZones(.members) { zone in
            zone.places[id] = nil
            return zone.lights.drop(id)
        }
        for zone in Array(zones.all) where zone.lights.isEmpty && zone.sort.needsLights {
            zones.remove(zone.id)
            outcome.changes.append(Change(.removed, ResourceReference(.zone, zone.id)))
        }
        return outcome
    }

    private mutating func changeRooms(_ aspect: Aspect, _ change: (inout Room) -> Bool) -> Outcome {
        var outcome = Outcome()
        for id in rooms.all.map(\.id) where rooms.update(id, change) == true {
            outcome.changes.append(Change(.updated([aspect]), ResourceReference(.room, id)))
        }
        return outcome
    }

    private mutating func changeZones(_ aspect: Aspect, _ change: (inout Zone) -> Bool) -> Outcome {
        var outcome = Outcome()
        for id in zones.all.map(\.id) where zones.update(id, change) == true {
            outcome.changes.append(Change(.updated([aspect]), ResourceReference(.zone, id)))
        }
        return outcome
    }
}

extension [ResourceID] {
    /// The same without what came before.
    var withoutRepeats: [ResourceID] {
        var seen: Set<ResourceID> = []
        return filter { seen.insert($0).inserted }
    }

    /// Takes one out; says whether it was there.
    fileprivate mutating func drop(_ id: ResourceID) -> Bool {
        let before = count
        removeAll { $0 == id }
        return count < before
    }
}
