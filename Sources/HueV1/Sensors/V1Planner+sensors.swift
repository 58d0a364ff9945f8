import HomeModel

extension V1Planner {
    /// `POST …/sensors`: with a body that describes a sensor makes it, else looks for new ones (Docs/HueV1.md §12.4).
    func addSensor(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/sensors"
        guard !V1Body.isMissing(body) else { return search([], path) { .searchSensors(serials: $0) } }
        let read = try read(body, path)
        guard !read.members.isEmpty, read.members["deviceid"] == nil else {
            return search(try serials(read, path), path) { .searchSensors(serials: $0) }
        }
        var new = NewSensorBody(read)
        guard let draft = new.draft(newID()) else { return .answer(V1Entries(new.errors).json) }
        return .perform(.addSensor(draft), V1Answering(path) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.sensors.number(of: $0) })
        })
    }

    /// `PUT …/sensors/<id>`: the name is all that can be written.
    func editSensor(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/sensors/" + id
        let read = try read(body, path)
        guard let sensor = view.sensor(id) else { throw .notAvailable(path) }
        let readOnly: Set = [
            "state", "swupdate", "config", "type", "modelid", "manufacturername", "productname", "diversityid",
            "swversion", "uniqueid", "capabilities", "recycle",
        ]
        return rename(read, path: path, readOnly: readOnly, as: { .renameSensor(sensor.id, $0) }) { view in
            view.home.sensors[sensor.id]?.name
        }
    }

    /// `DELETE …/sensors/<id>`. The bridge's own sensor does not know the method.
    func removeSensor(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/sensors/" + id
        guard let sensor = view.sensor(id) else { throw .notAvailable(path) }
        guard sensor.owner != view.home.identity.resourceID else { throw .method("DELETE", path) }
        return removal(.removeSensor(sensor.id), path)
    }
}
