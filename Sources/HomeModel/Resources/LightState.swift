/// What a lamp is set to. While it fades, this is where it is going.
package struct LightState: Sendable, Hashable, Codable {
    /// Whether it gives light.
    package var on: Bool
    /// Its brightness, kept while it is off; `nil` for a lamp that does not dim.
    package var brightness: Brightness?
    /// Its colour; `nil` for a lamp that has only one.
    package var color: LightColor?
    /// The last alert asked for. It is kept until another is asked for, as on a real bridge (Docs/HueV1.md §7).
    package var alert: LightAlert
    /// The effect that is running.
    package var effect: LightEffect

    /// Makes a state.
    package init(
        on: Bool, brightness: Brightness? = nil, color: LightColor? = nil,
        alert: LightAlert = .none, effect: LightEffect = .none
    ) {
        self.on = on
        self.brightness = brightness
        self.color = color
        self.alert = alert
        self.effect = effect
    }

    /// How a lamp with these abilities starts its life: off, and warm white at full brightness once it is switched on.
    package static func initial(for abilities: LightAbilities) -> LightState {
        LightState(
            on: false,
            brightness: abilities.dims ? .full : nil,
            color: LightColor(white: .warm, abilities: abilities))
    }
}

/// How a lamp calls attention to itself.
package enum LightAlert: String, Sendable, Hashable, Codable {
    case none
    /// One breath.
    case breatheOnce
    /// Breathing for fifteen seconds.
    case breatheLong
}

/// What a lamp does by itself for as long as it is asked to.
package enum LightEffect: String, Sendable, Hashable, Codable {
    case none
    /// Walks around the colour wheel, keeping brightness and saturation.
    case colorLoop
}

/// What a lamp does when its power comes back.
package enum LightStartup: Sendable, Hashable, Codable {
    /// Full, warm white.
    case safety
    /// As it was before a power cut.
    case powerFailure
    /// As it was last.
    case lastState
    /// As given.
    case custom(brightness: Brightness?, xy: ColorXY?, mirek: Mirek?)
}
