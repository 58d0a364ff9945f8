extension Home {
    mutating func renameLight(_ id: ResourceID, to wanted: String) throws(Refusal) -> Outcome {
        guard let light = lights[id] else { throw .notFound(ResourceReference(.light, id)) }
        guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
        let name = lights.freeName(wanted, for: id, \.name)
        var outcome = Outcome()
        guard name != light.name else { return outcome }
        _ = lights.update(id) { $0.name = name }
        outcome.changes = [Change(.updated([.name]), ResourceReference(.light, id))]
        if let device = devices[light.owner], device.lights == [id] {
            _ = devices.update(device.id) { $0.name = name }
            outcome.changes.append(Change(.updated([.name]), ResourceReference(.device, device.id)))
        }
        return outcome
    }

    mutating func renameDevice(_ id: ResourceID, to wanted: String) throws(Refusal) -> Outcome {
        guard let device = devices[id] else { throw .notFound(ResourceReference(.device, id)) }
        guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
        var outcome = Outcome()
        let parts = device.lights.isEmpty ? device.sensors : device.lights
        for (index, part) in parts.enumerated() {
            let name = parts.count == 1 ? wanted : ResourceName.shorten(wanted, to: 28) + " \(index + 1)"
            outcome.add(device.lights.isEmpty ? try renameSensor(part, to: name) : try renameLight(part, to: name))
        }
        // One with a single light is called as that.
        let name = devices.freeName(wanted, for: id, \.name)
        if device.lights.count != 1, device.name != name {
            _ = devices.update(id) { $0.name = name }
            outcome.changes.append(Change(.updated([.name]), ResourceReference(.device, id)))
        }
        return outcome
    }

    mutating func renameSensor(_ id: ResourceID, to wanted: String) throws(Refusal) -> Outcome {
        guard ResourceName.allows(wanted) else { throw .invalid(attribute: "name") }
        let name = sensors.freeName(wanted, for: id, \.name)
        let differs = sensors.update(id) { sensor in
            defer { sensor.name = name }
            return sensor.name != name
        }
        guard let differs else { throw .notFound(ResourceReference(.sensor, id)) }
        var outcome = Outcome()
        if differs { outcome.changes = [Change(.updated([.name]), ResourceReference(.sensor, id))] }
        return outcome
    }
}
