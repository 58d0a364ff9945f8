extension Grammar {
    mutating func newRule() -> Wish? {
        guard wantsMore(memory.rules.count) else { return removal(of: memory.rules, "rules") }
        let (conditions, actions) = (conditions(), actions())
        guard !conditions.isEmpty, !actions.isEmpty else { return nil }
        let body: Value = ["name": name(), "conditions": .list(conditions), "actions": .list(actions)]
        return Wish("POST", "/rules", body.with("status", maybe(20, status())).with("recycle", maybe(20, true)))
    }

    mutating func ruleEdit() -> Wish? {
        guard let rule = chance.any(memory.rules) else { return nil }
        let path = "/rules/\(rule)"
        switch chance.int(1...4) {
        case 1: return Wish("PUT", path, ["name": name()])
        case 2:
            let conditions = conditions()
            return conditions.isEmpty ? nil : Wish("PUT", path, ["conditions": .list(conditions)])
        case 3:
            let actions = actions()
            return actions.isEmpty ? nil : Wish("PUT", path, ["actions": .list(actions)])
        default: return Wish("PUT", path, ["status": status()])
        }
    }

    private mutating func actions() -> [Value] {
        (0..<chance.int(1...3)).compactMap { _ -> Value? in
            guard let action = action() else { return nil }
            return ["address": .text(action.path), "method": .text(action.method), "body": action.body ?? .object([])]
        }
    }

    /// One thing to look at with what may be said of it, and now and then a part of the day (Docs/HueV1.md §13.2).
    private mutating func conditions() -> [Value] {
        guard let watched = watched() else { return [] }
        let delay = Value.text("PT" + Self.clock(chance.int(1...30)))
        let updated = Value.text(watched.updated ?? watched.address)
        var conditions: [Value] = switch chance.int(1...5) {
        case 1: [comparison(watched), ["address": updated, "operator": "dx"]]
        case 2: [["address": updated, "operator": "ddx", "value": delay]]
        case 3:
            [comparison(watched), ["address": updated, "operator": .text(chance.pick(["stable", "not stable"])), "value": delay]]
        case 4: [["address": .text(watched.address), "operator": "dx"]]
        default: [comparison(watched)]
        }
        if chance.percent(20) {
            let day = "T" + Self.clock(chance.int(0...86_399)) + "/T" + Self.clock(chance.int(0...86_399))
            let interval = chance.percent(50) ? day : "W127/" + day
            let within = chance.pick(["in", "not in"])
            conditions.append(["address": "/config/localtime", "operator": .text(within), "value": .text(interval)])
        }
        return conditions
    }

    private typealias Watched = (address: String, updated: String?, range: SensorGrammar.Range)

    private mutating func watched() -> Watched? {
        if chance.percent(15), let light = chance.any(memory.lights) { return ("/lights/\(light.id)/state/on", nil, .bool) }
        if chance.percent(20) {
            let group = chance.any(memory.groups.map(\.id)) ?? "0"
            return ("/groups/\(group)/state/\(chance.pick(["any_on", "all_on"]))", nil, .bool)
        }
        guard let sensor = chance.any(memory.sensors),
            let attribute = chance.any(SensorGrammar.states[sensor.type] ?? SensorGrammar.hardware[sensor.type] ?? [])
        else { return nil }
        let state = "/sensors/\(sensor.id)/state/"
        return (state + attribute.name, state + "lastupdated", attribute.range)
    }

    private mutating func comparison(_ watched: Watched) -> Value {
        let comparator = if case .bool = watched.range { "eq" } else { chance.pick(["eq", "gt", "lt"]) }
        return ["address": .text(watched.address), "operator": .text(comparator), "value": .text(value(in: watched.range).json)]
    }
}
