extension LightCustom {
    /// The level of the lamp's own range that is meant by a brightness.
    package func lampLevel(of brightness: Brightness) -> Brightness {
        floor > 0 ? Brightness(fraction: floor + (1 - floor) * brightness.fraction) : brightness
    }

    /// The brightness that is meant by a level of the lamp's own range; a level below the floor is the lowest.
    ///
    /// - Parameter known: what the light is set to. Where the lamp says just that, it is given back to the last digit.
    func brightness(at level: Brightness, known: Brightness?) -> Brightness {
        guard floor > 0 else { return level }
        if let known, lampLevel(of: known) == level { return known }
        return Brightness(fraction: (level.fraction - floor) / (1 - floor))
    }

    /// An action in the lamp's own levels.
    package func inLampLevels(_ action: LightAction) -> LightAction {
        guard floor > 0, let brightness = action.brightness else { return action }
        var action = action
        action.brightness = lampLevel(of: brightness)
        return action
    }
}

extension Light {
    /// The light as whoever speaks with the lamp must see it: set to the lamp's own levels.
    package var inLampLevels: Light {
        guard custom.floor > 0, let brightness = state.brightness else { return self }
        var light = self
        light.state.brightness = custom.lampLevel(of: brightness)
        return light
    }
}
