package import HomeModel

/// One light of a device: the members of state objects and commands that are about it.
package struct Z2MLight: Sendable, Hashable {
    /// Whether it is on.
    package let state: Z2MFeature
    /// Its level.
    package let brightness: Z2MFeature?
    /// Its temperature in mireds.
    package let temperature: Z2MFeature?
    /// Its colour.
    package let color: Z2MFeature?
    /// Whether colours are told by chromaticity rather than by hue and saturation.
    package let speaksXY: Bool
    /// Whether it is a switch or plug, which knows no transitions.
    package let isSwitch: Bool
    /// The words it has for drawing attention.
    package let effects: Z2MEffects

    /// Makes a light of the features of one expose; `nil` if nobody can switch it.
    init?(_ features: [Z2MFeature], isSwitch: Bool, effects: [Z2MFeature]) {
        let settable = features.filter(\.isSettable)
        func feature(_ name: String) -> Z2MFeature? { settable.first { $0.name == name } }
        guard let state = feature("state"), state.isLoad || !isSwitch else { return nil }
        self.state = state
        self.isSwitch = isSwitch
        brightness = isSwitch ? nil : feature("brightness")
        temperature = isSwitch ? nil : feature("color_temp")
        color = isSwitch ? nil : feature("color_xy") ?? feature("color_hs")
        speaksXY = feature("color_xy") != nil
        let own = settable.filter { Z2MEffects.names.contains($0.name) }
        self.effects = Z2MEffects(own + effects.filter { $0.endpoint == nil || $0.endpoint == state.endpoint })
    }

    /// What it can do.
    package var abilities: LightAbilities {
        LightAbilities(dims: brightness != nil, temperatures: temperatures, gamut: gamut)
    }

    /// Zigbee2MQTT does not tell gamuts. The widest that Hue knows loses no colour that the light can show.
    var gamut: Gamut? { color == nil ? nil : .c }

    /// What Hue lamps show, for a light that does not say what it shows.
    private static let usual = MirekRange(153, 500)

    /// The temperatures it can show.
    var temperatures: MirekRange? {
        guard let temperature else { return nil }
        guard let low = temperature.lowest, let high = temperature.highest, low >= 1, high <= 10_000, low <= high else {
            return Self.usual
        }
        return MirekRange(Int(low.rounded()), Int(high.rounded()))
    }

    /// The highest level, usually 254; the lowest lit one is 1.
    var top: Double {
        guard let highest = brightness?.highest, highest > 1, highest <= 65_535 else { return 254 }
        return highest
    }

    /// A member that is not exposed, such as `color_mode`, for this light.
    func member(_ name: String) -> String { name + state.suffix }
}
