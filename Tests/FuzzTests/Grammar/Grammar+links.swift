extension Grammar {
    mutating func newLink() -> Wish? {
        guard wantsMore(memory.links.count) else { return removal(of: memory.links, "resourcelinks") }
        let body: Value = ["name": name(), "classid": near(0, 65_535), "links": .texts(targets())]
        return Wish("POST", "/resourcelinks", body
            .with("description", maybe(40, name(0...64))).with("type", maybe(50, "Link")).with("recycle", maybe(30, true)))
    }

    mutating func linkEdit() -> Wish? {
        guard let link = chance.any(memory.links) else { return nil }
        let body = Value.object([])
            .with("name", maybe(40, name())).with("description", maybe(40, name(0...64)))
            .with("classid", maybe(20, near(0, 65_535))).with("links", .texts(targets()))
        return Wish("PUT", "/resourcelinks/\(link)", body)
    }

    private mutating func targets() -> [String] {
        chance.some(memory.paths, 1...6)
    }

    /// Something goes: seldom a light, since only the owner can bring one back.
    mutating func removal() -> Wish? {
        let removable: [(String, [String])] = [
            ("groups", memory.groups.map(\.id)), ("scenes", memory.scenes.map(\.id)),
            ("sensors", memory.virtualSensors.map(\.id)), ("schedules", memory.schedules), ("rules", memory.rules),
            ("resourcelinks", memory.links),
        ]
        if chance.percent(8), memory.lights.count > 3 { return removal(of: memory.lights.map(\.id), "lights") }
        if chance.percent(8), let key = chance.any(Array(memory.keys.dropFirst(2))) {
            return Wish("DELETE", "/config/whitelist/\(key)")
        }
        let (collection, ids) = chance.pick(removable)
        return removal(of: ids, collection)
    }

    mutating func removal(of ids: [String], _ collection: String) -> Wish? {
        chance.any(ids).map { Wish("DELETE", "/\(collection)/\($0)") }
    }
}
