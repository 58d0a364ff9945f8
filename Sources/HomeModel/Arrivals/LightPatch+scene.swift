extension LightPatch {
    /// What a lamp must be told to become what it is now. One that is off keeps what it would come on with.
    init(storing state: LightState, over transition: Duration?) {
        on = state.on
        brightness = state.brightness.map { .to($0) }
        switch state.color?.asAsked {
        case .xy(let point): xy = .to(point)
        case .mirek(let temperature): mirek = .to(temperature)
        case .hueSaturation(let color):
            hue = .to(color.hue)
            saturation = .to(color.saturation)
        case nil: break
        }
        // Chromaticity and temperature end an effect by themselves; hue and saturation must say so.
        if state.effect != .none || hue != nil { effect = state.effect }
        self.transition = transition
    }

    /// Whether it says in absolute terms what a lamp is to be, and calls no attention: what a scene can store.
    package var isStorable: Bool {
        let steps = [brightness?.isStep, hue?.isStep, saturation?.isStep, xy?.isStep, mirek?.isStep]
        return alert == nil && !steps.contains(true)
    }

    /// Takes over what a newer patch says; what that leaves open stays. A colour takes the place of a colour however it
    /// is expressed, and of several only the one that wins is taken (Docs/HueV1.md §7.3).
    mutating func store(_ newer: LightPatch) {
        on = newer.on ?? on
        brightness = newer.brightness ?? brightness
        if newer.xy != nil {
            (xy, mirek, hue, saturation) = (newer.xy, nil, nil, nil)
        } else if newer.mirek != nil {
            (xy, mirek, hue, saturation) = (nil, newer.mirek, nil, nil)
        } else if newer.hue != nil || newer.saturation != nil {
            (xy, mirek, hue, saturation) = (nil, nil, newer.hue ?? hue, newer.saturation ?? saturation)
        }
        effect = newer.effect ?? effect
        transition = newer.transition ?? transition
    }

    /// What several lamps as a whole were told, each by a part of its own: on if any is to be, and then what the first
    /// one that says so says.
    init(summing parts: [LightPatch]) {
        let switching = parts.compactMap(\.on)
        on = switching.isEmpty ? nil : switching.contains(true)
        let lit = parts.filter { $0.on != false }
        brightness = lit.lazy.compactMap(\.brightness).first
        if let colored = lit.first(where: { $0.xy != nil || $0.mirek != nil || $0.hue != nil || $0.saturation != nil }) {
            (xy, mirek, hue, saturation) = (colored.xy, colored.mirek, colored.hue, colored.saturation)
        }
        effect = lit.lazy.compactMap(\.effect).first
    }
}

extension LightPatch.Wish {
    fileprivate var isStep: Bool {
        if case .by = self { true } else { false }
    }
}
