import HomeModel

extension V1Planner {
    /// `POST …/lights`: looks for new lights. Here a body may be missing (Docs/HueV1.md §7.6).
    func searchLights(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/lights"
        let serials = V1Body.isMissing(body) ? [] : try serials(try read(body, path), path)
        return search(serials, path) { .searchLights(serials: $0) }
    }

    func search(_ serials: [String], _ path: String, as command: ([String]) -> Command) -> V1Plan {
        .perform(command(serials), V1Answering(path) { _, _ in
            var entries = V1Entries()
            entries.succeed(path) { $0.string("Searching for new devices") }
            return entries.json
        })
    }

    /// Serial numbers of what shall be taken in: up to ten, of six hex digits each.
    func serials(_ body: V1Body, _ path: String) throws(V1Error) -> [String] {
        guard let list = body.members["deviceid"] else { return [] }
        let address = path + "/deviceid"
        guard let serials = list.elements else { throw .invalidValue(body.quote(list), "deviceid", address) }
        guard serials.count <= 10 else { throw .tooMany(address) }
        for serial in serials where serial.string?.wholeMatch(of: /[0-9A-Fa-f]{6}/) == nil {
            throw .invalidValue(body.quote(serial, isText: true), "deviceid", address)
        }
        return serials.compactMap(\.string)
    }
}
