import HomeModel

/// One LIFX light: what it is set to, and what to say to it to make it do something. Pure.
struct LIFXLamp: Sendable, Hashable {
    /// How long one breath of an alert takes.
    static let breath = Duration.seconds(1)
    /// Breaths of a long alert.
    static let longBreaths = 15

    let abilities: LightAbilities
    /// What it is set to, as far as it said so or took orders since; while it fades, where it goes.
    private(set) var state: LIFXState

    /// How it is set, in the home's terms. Without brightness it is dark, whatever it says of its power.
    var reading: LightReading {
        LightReading(
            on: state.isOn && state.color.brightness > 0, brightness: state.color.level,
            xy: abilities.gamut.flatMap { state.color.point(in: $0) },
            mirek: state.color.mirek.flatMap { mirek in abilities.temperatures.map { $0.clamp(mirek) } })
    }

    init(abilities: LightAbilities, state: LIFXState) {
        self.abilities = abilities
        self.state = state
    }

    /// It says how it is set. One of many zones says what they are on the average, which is not quite what they were told.
    mutating func hear(_ state: LIFXState) {
        let color = state.color.isNear(self.state.color) ? self.state.color : state.color
        self.state = LIFXState(color: color, isOn: state.isOn, label: state.label)
    }

    /// It takes an order.
    ///
    /// - Returns: what to say to it, one after the other.
    mutating func take(_ action: LightAction) -> [LIFXMessage] {
        let wasOn = state.isOn
        if action.on == false {
            state.isOn = false
            return [.setLightPower(false, action.transition)]
        }
        var color = state.color
        if let wanted = action.color { color.set(wanted, abilities) }
        if let wanted = action.brightness {
            color.set(wanted)
        } else if action.on == true, color.brightness == 0 {
            color.set(.full)
        }
        defer { state = LIFXState(color: color, isOn: action.on ?? wasOn, label: state.label) }
        let isAsked = action.color != nil || action.brightness != nil || color != state.color
        guard action.on == true else { return isAsked ? [shift(to: color, action)] : [] }
        guard wasOn else {
            // What it shows when it comes on must be there before, or it comes on in its old colour.
            return (isAsked ? [.setColor(color, .zero)] : []) + [.setLightPower(true, action.transition)]
        }
        return (isAsked ? [shift(to: color, action)] : []) + [.setLightPower(true, action.transition)]
    }

    /// Brightness alone is moved by itself, so that a colour that is on its way gets there.
    private func shift(to color: LIFXColor, _ action: LightAction) -> LIFXMessage {
        action.color == nil ? .setBrightness(color, action.transition) : .setColor(color, action.transition)
    }

    /// What of `reading` an action has a word on.
    func reading(after action: LightAction) -> LightReading {
        let all = reading
        return LightReading(
            on: action.on == nil ? nil : all.on, brightness: action.brightness == nil ? nil : all.brightness,
            xy: action.color == nil ? nil : all.xy, mirek: action.color == nil ? nil : all.mirek)
    }

    /// What draws attention to it: it swings to the other end of its brightness and back. What is still in another colour stays.
    func attention(_ alert: LightAlert) -> [LIFXMessage] {
        var other = state.color
        other.brightness = other.brightness > UInt16.max / 2 ? 0 : .max
        switch alert {
        // A light that is told its colour stops breathing.
        case .none: return state.isOn ? [.setColor(state.color, .zero)] : []
        case .breatheOnce: return [.breathe(to: other, period: Self.breath, cycles: 1)]
        case .breatheLong: return [.breathe(to: other, period: Self.breath, cycles: Self.longBreaths)]
        }
    }

    /// How long an alert takes.
    static func length(of alert: LightAlert) -> Duration {
        switch alert {
        case .none: .zero
        case .breatheOnce: breath
        case .breatheLong: breath * longBreaths
        }
    }
}
