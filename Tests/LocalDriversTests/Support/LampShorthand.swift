import HomeModel
import LocalDrivers

/// An action, in one expression.
func action(_ seconds: Double, _ change: (inout LightAction) -> Void) -> LightAction {
    var action = LightAction(transition: .seconds(seconds))
    change(&action)
    return action
}

extension SimulatedLamp {
    /// A lamp in all colours that starts at uptime 0.
    static func color(on: Bool, brightness: Double) -> SimulatedLamp {
        let abilities = LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)
        var state = LightState.initial(for: abilities)
        state.on = on
        state.brightness = Brightness(fraction: brightness)
        return SimulatedLamp(abilities: abilities, state: state, at: .zero)
    }

    /// The brightness an eye sees, 0…1.
    func level(at seconds: Double) -> Double {
        shining(at: .seconds(seconds)).brightness.fraction
    }
}

extension Double {
    /// Whether it is the same up to rounding.
    func isAbout(_ other: Double, within tolerance: Double = 1e-6) -> Bool { abs(self - other) <= tolerance }
}

extension ColorXY {
    /// Whether it is the same up to rounding.
    func isAbout(_ other: ColorXY) -> Bool { x.isAbout(other.x, within: 0.002) && y.isAbout(other.y, within: 0.002) }
}
