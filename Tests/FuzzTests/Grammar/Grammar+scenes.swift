extension Grammar {
    mutating func newScene() -> Wish? {
        guard wantsMore(memory.scenes.count) else { return removal(of: memory.scenes.map(\.id), "scenes") }
        if chance.percent(10) {
            let id = "old-\(chance.int(1...20))"
            return Wish("PUT", "/scenes/\(id)", ["name": name(), "lights": .texts(lightIDs(1...4))])
        }
        var body: Value = ["name": name(), "recycle": .bool(chance.percent(30))]
        if let group = chance.any(memory.groups.filter { !$0.lights.isEmpty }), chance.percent(50) {
            body = body.with("type", "GroupScene").with("group", .text(group.id))
        } else {
            let lights = lightIDs(1...5)
            guard !lights.isEmpty else { return nil }
            body = body.with("lights", .texts(lights))
            if chance.percent(30) { body = body.with("lightstates", lightStates(for: lights)) }
        }
        return Wish("POST", "/scenes", body
            .with("appdata", maybe(20, ["version": 1, "data": "r01_d\(chance.int(1...99))"]))
            .with("picture", maybe(10, "p1")).with("transitiontime", maybe(20, value(of: "transitiontime"))))
    }

    mutating func sceneEdit() -> Wish? {
        guard let scene = chance.any(memory.scenes) else { return nil }
        let path = "/scenes/\(scene.id)"
        if let light = chance.any(scene.lights), chance.percent(40) {
            return Wish("PUT", "\(path)/lightstates/\(light)", storedState(of: light))
        }
        switch chance.int(1...5) {
        case 1: return Wish("PUT", path, ["name": name()])
        case 2: return Wish("PUT", path, ["storelightstate": true])
        case 3: return Wish("PUT", path, ["appdata": ["version": 2, "data": "changed"], "picture": "p2"])
        case 4 where scene.group == nil: return Wish("PUT", path, ["lights": .texts(lightIDs(1...5))])
        default: return Wish("PUT", path, ["lightstates": lightStates(for: scene.lights)])
        }
    }

    mutating func recall() -> Wish? {
        guard let scene = chance.any(memory.scenes) else { return nil }
        let group = chance.percent(60) ? scene.group ?? "0" : chance.any(memory.groups.map(\.id)) ?? "0"
        let body: Value = ["scene": .text(scene.id)]
        return Wish("PUT", "/groups/\(group)/action", body.with("transitiontime", maybe(20, 20)))
    }

    private mutating func lightStates(for lights: [String]) -> Value {
        .object(lights.map { Value.Member(name: $0, value: storedState(of: $0)) })
    }

    /// What a scene keeps of a light: whether it is on, its brightness and one colour.
    private mutating func storedState(of light: String) -> Value {
        let abilities = memory.abilities(of: [light])
        var state: Value = ["on": .bool(chance.percent(80))]
        if abilities.contains("bri") { state = state.with("bri", maybe(70, value(of: "bri"))) }
        if let color = chance.any(["xy", "ct"].filter(abilities.contains)) {
            state = state.with(color, maybe(60, value(of: color)))
        }
        return state.with("transitiontime", maybe(20, value(of: "transitiontime")))
    }
}
