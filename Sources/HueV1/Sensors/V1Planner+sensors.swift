import HomeModel

extension V1Planner {
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
}
