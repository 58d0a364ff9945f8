extension Grammar {
    mutating func lightState() -> Wish? {
        guard let light = chance.any(memory.lights) else { return nil }
        return Wish("PUT", "/lights/\(light.id)/state", lightState(of: light.abilities))
    }

    mutating func lightSetup() -> Wish? {
        guard let light = chance.any(memory.lights) else { return nil }
        if chance.percent(50) { return Wish("PUT", "/lights/\(light.id)", ["name": name()]) }
        var startup: Value = ["mode": .text(chance.pick(["safety", "powerfail", "lastonstate"]))]
        if light.abilities.contains("bri"), chance.percent(30) {
            let custom = Value.object([]).with("bri", value(of: "bri"))
            let color = light.abilities.contains("ct") ? custom.with("ct", value(of: "ct")) : custom
            startup = ["mode": "custom", "customsettings": color]
        }
        return Wish("PUT", "/lights/\(light.id)/config", ["startup": startup])
    }

    /// New values for some of what lights with these abilities can be set to (Docs/HueV1.md §7.3).
    mutating func lightState(of abilities: Set<String>) -> Value {
        if chance.percent(15) { return ["on": false] }
        var state = Value.object([]).with("on", maybe(75, true))
        let settable = ["bri", "hue", "sat", "xy", "ct", "effect"].filter(abilities.contains)
        let steps = ["bri", "hue", "sat", "xy", "ct"].filter(abilities.contains).map { $0 + "_inc" }
        for name in chance.some(settable, 0...3) { state = state.with(name, value(of: name)) }
        if chance.percent(15) {
            for name in chance.some(steps, 1...1) { state = state.with(name, value(of: name)) }
        }
        for name in ["alert", "transitiontime"] where chance.percent(15) { state = state.with(name, value(of: name)) }
        return state == .object([]) ? ["on": true] : state
    }

    /// A value that a parameter of a light's state can have, often at the end of its range.
    mutating func value(of name: String) -> Value {
        switch name {
        case "bri": return near(1, 254)
        case "sat": return near(0, 254)
        case "hue": return near(0, 65535)
        case "ct": return near(153, 500)
        case "xy": return .list([fraction(), fraction()])
        case "bri_inc", "sat_inc": return near(-254, 254)
        case "hue_inc": return near(-65534, 65534)
        case "ct_inc": return near(-65534, 65534)
        case "xy_inc": return .list([.number("-0.5"), .number("0.25")].shuffled(using: &chance))
        case "transitiontime": return .int(chance.pick([0, 1, 4, 10, 100, 600, 65535]))
        case "alert": return .text(chance.pick(["none", "select", "lselect"]))
        case "effect": return .text(chance.pick(["none", "none", "colorloop"]))
        default: return .bool(chance.percent(70))
        }
    }

    /// A whole number in a range, one of its ends in a quarter of the cases.
    mutating func near(_ least: Int, _ most: Int) -> Value {
        .int(chance.percent(25) ? chance.pick([least, most]) : chance.int(least...most))
    }

    private mutating func fraction() -> Value {
        .number(chance.percent(20) ? chance.pick(["0", "1", "0.0", "1.0"]) : "0.\(chance.int(0...9999))")
    }
}
