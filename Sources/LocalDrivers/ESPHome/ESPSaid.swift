import HomeModel

/// What a light said last, as far as it matters for what it is told next.
struct ESPSaid: Sendable, Hashable {
    /// How it is set, in the home's terms.
    var reading = LightReading()
    /// How it is lit once it has followed what it was told since.
    var goal = LightReading()
    /// What it calls the effect that runs; `nil` for none.
    var effect: String?
    /// What it shows itself that is turned down below the brightness: colour, a white of its own.
    var dimmed: ESPMode = []
    /// Whether it flashes just now.
    var isFlashing = false
}

extension ESPLight {
    /// Takes in a state, and what it comes to in the home's terms.
    func take(_ fields: ProtoFields, as reading: LightReading, into said: inout ESPSaid) {
        said.reading.merge(reading)
        said.goal = said.reading
        let name = fields.string(9)
        said.effect = name.isEmpty || name == "None" ? nil : name
        said.dimmed = dimmed(fields)
    }

    /// An effect that runs is laid over whatever colour is set, and firmware lets it run on: it has to be ended first. By its own
    /// walk around the colour wheel a light goes on from a new hue.
    func endsEffect(_ action: LightAction, _ said: ESPSaid) -> Bool {
        guard action.on != false, !effects.isEmpty else { return false }
        if let effect = action.effect { return effect == .none }
        guard let running = said.effect else { return false }
        switch action.color {
        case .xy, .mirek: return true
        case .hueSaturation: return running != colorLoop
        case nil: return false
        }
    }
}
