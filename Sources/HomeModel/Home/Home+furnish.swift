extension Home {
    /// Fills a new home. The bridge itself counts among what is new, so that its identity is kept with the rest.
    mutating func furnish(_ description: HomeDescription, at now: Instant) throws(Refusal) -> Outcome {
        var outcome = Outcome()
        outcome.changes = [
            Change(.added, ResourceReference(.identity, identity.resourceID)),
            Change(.added, ResourceReference(.settings, identity.resourceID)),
        ]
        outcome.changes += sensors.all.map { Change(.added, ResourceReference(.sensor, $0.id)) }
        var names = NamesInUse(in: self)
        for device in description.devices {
            outcome.add(addDevice(device, names: &names, at: now))
        }
        for room in description.rooms {
            outcome.add(try makeRoom(RoomDraft(
                name: room.name, archetype: room.archetype, devices: room.devices.map(\.resourceID))))
        }
        return outcome
    }
}
