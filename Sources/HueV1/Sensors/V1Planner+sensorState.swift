import HomeModel

extension V1Planner {
    /// `PUT …/sensors/<id>/state`: what an app says that its own sensor reads.
    func setSensor(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/sensors/" + id, "/sensors/\(id)/state")
        let read = try read(body, path)
        guard let sensor = view.sensor(id) else { throw .notAvailable(element) }
        let asked = SensorStateBody(
            read.members, of: read, path, type: SensorType(of: sensor, on: view.home.devices[sensor.owner]),
            isPlayed: sensor.virtual != nil)
        return sensorPlan(.setSensor(sensor.id, asked.word), element, asked.errors, asked.leaves)
    }

    /// `PUT …/sensors/<id>/config`: how a sensor is set up.
    func configureSensor(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let (element, path) = ("/sensors/" + id, "/sensors/\(id)/config")
        let read = try read(body, path)
        guard let sensor = view.sensor(id) else { throw .notAvailable(element) }
        let asked = SensorConfigBody(
            read.members, of: read, path, sensor: sensor, type: SensorType(of: sensor, on: view.home.devices[sensor.owner]))
        return sensorPlan(.configureSensor(sensor.id, asked.patch), element, asked.errors, asked.leaves)
    }

    private func sensorPlan(
        _ command: Command, _ element: String, _ errors: [V1Error], _ leaves: [(path: String, node: JSONNode)]
    ) -> V1Plan {
        guard !leaves.isEmpty else { return .answer(V1Entries(errors).json) }
        return .perform(command, V1Answering(element, errors: errors) { _, _ in
            var entries = V1Entries(errors)
            for leaf in leaves { entries.succeed(leaf.path) { $0.write(leaf.node) } }
            return entries.json
        })
    }
}
