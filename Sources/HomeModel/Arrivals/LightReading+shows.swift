extension LightReading {
    /// What a light in some state would say.
    package init(of state: LightState) {
        self.init(on: state.on, brightness: state.brightness, effect: state.effect)
        switch state.color?.mode {
        case .temperature: mirek = state.color?.mirek
        case .xy, .hueSaturation: xy = state.color?.xy
        case nil: break
        }
    }

    /// What a light that follows an action would say of it.
    package init(following action: LightAction, abilities: LightAbilities) {
        let endsEffect = action.color?.endsEffect == true
        self.init(on: action.on, brightness: action.brightness, effect: action.effect ?? (endsEffect ? LightEffect.none : nil))
        switch action.color {
        case .xy(let point): xy = point
        case .mirek(let mirek): self.mirek = mirek
        case .hueSaturation(let wanted): xy = abilities.gamut?.xy(of: wanted)
        case nil: break
        }
    }

    /// Takes in what was said later: what it mentions wins. A lamp is in colour or in white mode, so one ends the other.
    package mutating func merge(_ later: LightReading) {
        if let on = later.on { self.on = on }
        if let brightness = later.brightness { self.brightness = brightness }
        if let xy = later.xy { (self.xy, mirek) = (xy, nil) }
        if let mirek = later.mirek { (self.mirek, xy) = (mirek, nil) }
        if let effect = later.effect { self.effect = effect }
    }

    /// Whether a lamp that says this does what an action asks for, as far as lamps tell. Makers count in steps of their own,
    /// so near enough is the same. A lamp that is off need not say anything else.
    package func shows(_ action: LightAction, abilities: LightAbilities) -> Bool {
        if let wanted = action.on, on != wanted { return false }
        if action.on == false { return true }
        if let wanted = action.brightness, abilities.dims, !(brightness.map { $0.isNear(wanted) } ?? false) { return false }
        return shows(action.color, abilities: abilities)
    }

    private func shows(_ color: LightAction.Color?, abilities: LightAbilities) -> Bool {
        switch color {
        case .mirek(let wanted) where abilities.temperatures != nil:
            return mirek.map { abs($0.value - wanted.value) <= 5 } ?? false
        case .xy(let wanted) where abilities.gamut != nil:
            return xy.map { $0.isNear(wanted) } ?? false
        case .hueSaturation(let wanted):
            guard let gamut = abilities.gamut else { return true }
            return xy.map { $0.isNear(gamut.xy(of: wanted)) } ?? false
        case .mirek, .xy, nil: return true
        }
    }
}

extension Brightness {
    /// Whether another is within two hundredths of the range: the coarsest scale in use has a hundred steps.
    fileprivate func isNear(_ other: Brightness) -> Bool { abs(fraction - other.fraction) <= 0.02 }
}

extension ColorXY {
    /// Whether another is so close that no eye tells them apart side by side.
    fileprivate func isNear(_ other: ColorXY) -> Bool { abs(x - other.x) <= 0.01 && abs(y - other.y) <= 0.01 }
}
