import Connectivity

/// The simulated devices of a cloud, and what has them look whether there is something to do.
actor EWeLinkHousehold {
    private var things: [String: EWeLinkThing]
    private var bells: [String: AsyncStream<Void>.Continuation] = [:]

    /// Those that the database has, set to what they reported last.
    init(_ devices: [EWeLinkDevice]) {
        things = Dictionary(devices.map { ($0.deviceid, EWeLinkThing($0)) }) { first, _ in first }
    }

    var ids: [String] { things.keys.sorted() }
    var json: [JSONValue] { ids.compactMap { things[$0]?.json } }

    func thing(_ id: String) -> EWeLinkThing? { things[id] }

    /// Rings whenever a device has something to do or to report; for one listener at a time.
    func rings(_ id: String) -> AsyncStream<Void> {
        let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        bells.updateValue(bell, forKey: id)?.finish()
        bell.yield()
        return rings
    }

    func hear(_ id: String, _ frame: JSONText) -> [EWeLinkThing.Step] {
        let steps = things[id]?.hear(frame) ?? []
        if steps.contains(.ready) { bells[id]?.yield() }
        return steps
    }

    func lose(_ id: String) { things[id]?.lose() }

    func takeReport(_ id: String) -> JSONText? { things[id]?.takeReport() }

    /// A hand on a device.
    ///
    /// - Returns: whether there is one.
    func touch(_ id: String, _ wish: JSONValue) -> Bool {
        guard things[id] != nil else { return false }
        things[id]?.touch(wish.object ?? [:])
        bells[id]?.yield()
        return true
    }
}
