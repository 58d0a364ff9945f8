import HomeModel

extension V1Reader {
    func writeSensor(_ id: ResourceID?, to writer: inout JSONWriter) {
        guard let sensor = id.flatMap({ view.home.sensors[$0] }) else { return writer.object { _ in } }
        SensorObject(sensor, in: view.home).write(to: &writer)
    }

    func writeNewSensors(to writer: inout JSONWriter) {
        let home = view.home
        write(home.sensorSearch, view.numbers.sensors, name: { home.sensors[$0]?.name }, to: &writer)
    }

    func writeNewLights(to writer: inout JSONWriter) {
        let home = view.home
        write(home.search, view.numbers.lights, name: { home.lights[$0]?.name }, to: &writer)
    }

    /// What the last look around brought, and how it stands (Docs/HueV1.md §7.6).
    private func write(
        _ search: Search, _ numbers: NumberList, name: (ResourceID) -> String?, to writer: inout JSONWriter
    ) {
        writer.object { list in
            for id in search.found {
                guard let name = name(id), let number = numbers.number(of: id) else { continue }
                list.member(String(number), object: { $0.member("name", name) })
            }
            list.member("lastscan", search.isActive(at: context.now) ? "active" : search.lastEnded.map(V1Time.utc) ?? "none")
        }
    }
}
