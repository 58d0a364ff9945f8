import Connectivity
package import HomeModel

/// What a device's state object says. The object may be whole or a part, and null means that something is not known.
package struct Z2MState: Sendable, Hashable {
    /// What lights are set to, by index; those that it says nothing about are left out.
    package private(set) var lights: [Int: LightReading] = [:]
    /// What sensors read, by index, apart from buttons and dials.
    package private(set) var sensors: [Int: SensorReading] = [:]
    /// Charge of the battery in percent.
    package private(set) var battery: Int?
    /// What a hand did; `nil` if nothing.
    package private(set) var action: String?
    /// How far a dial was turned; below zero to the left, if that is told with it.
    package private(set) var turned: Int?

    /// Reads an object of a device that exposes these things.
    init(_ state: [String: JSONValue], _ exposes: Z2MExposes) {
        for (index, light) in exposes.lights.enumerated() {
            let reading = light.reading(state)
            if reading != LightReading() { lights[index] = reading }
        }
        for (index, sense) in exposes.senses.enumerated() { sensors[index] = sense.reading(state) }
        battery = exposes.battery.flatMap { state[$0]?.double }.map { Int(min(max($0, 0), 100).rounded()) }
        action = state[exposes.action]?.string
        turned = state["action_time"]?.int ?? Self.angle(state)
    }

    /// Knobs tell how many degrees they came since they told last, and how many since they began.
    private static func angle(_ state: [String: JSONValue]) -> Int? {
        let told = ["action_rotation_angle_speed", "action_rotation_angle"].lazy.compactMap { state[$0]?.double }.first
        return told.flatMap { Int(exactly: min(max($0, -1000), 1000).rounded()) }
    }
}

extension Z2MLight {
    /// What a state object says of this light.
    func reading(_ state: [String: JSONValue]) -> LightReading {
        var reading = LightReading(on: state[self.state.property].flatMap(self.state.flag))
        // A lamp that is off says 0, which is no level to come back with.
        if let level = brightness.flatMap({ state[$0.property]?.double }), level > 0 {
            reading.brightness = Brightness(fraction: (level - 1) / (top - 1))
        }
        switch mode(state) {
        case "color_temp": reading.mirek = mirek(state)
        case "xy", "hs": reading.xy = point(state)
        default: break
        }
        reading.effect = effects.reading(state)
        return reading
    }

    /// The light's own word decides, for it says both colour and temperature and derives one from the other. Where it says
    /// nothing, there must be no doubt.
    private func mode(_ state: [String: JSONValue]) -> String? {
        if let mode = state[member("color_mode")]?.string { return mode }
        switch (mirek(state), point(state)) {
        case (_?, nil): return "color_temp"
        case (nil, _?): return "xy"
        case (nil, nil), (_?, _?): return nil
        }
    }

    private func mirek(_ state: [String: JSONValue]) -> Mirek? {
        guard let temperature, let range = temperatures, let number = state[temperature.property]?.double, number >= 1,
            number <= 65_535
        else { return nil }
        return range.clamp(Mirek(Int(number.rounded())))
    }

    private func point(_ state: [String: JSONValue]) -> ColorXY? {
        guard let color, let gamut, let word = state[color.property] else { return nil }
        if let x = word["x"]?.double, let y = word["y"]?.double, x >= 0, y > 0, x <= 1, y <= 1 { return ColorXY(x: x, y: y) }
        guard let hue = (word["hue"] ?? word["h"])?.double, let part = (word["saturation"] ?? word["s"])?.double
        else { return nil }
        return gamut.xy(of: HueSaturation(hue: hue, saturation: part / 100))
    }
}
