extension LightState {
    /// Becomes a state in which a lamp with these abilities can be, as near as there is one.
    mutating func adapt(to abilities: LightAbilities) {
        brightness = abilities.dims ? brightness ?? .full : nil
        color = LightColor(nearest: color, abilities: abilities)
        if !abilities.include(.effect) { effect = .none }
    }
}

extension LightColor {
    /// What comes nearest to a colour on a lamp with these abilities, asked for in the same way if the lamp knows it; `nil` for
    /// a lamp that has no say in its colour.
    fileprivate init?(nearest color: LightColor?, abilities: LightAbilities) {
        self.init(white: color?.mirek ?? color?.xy.map { Mirek(nearest: $0) } ?? .warm, abilities: abilities)
        switch color?.mode {
        case .xy: if let xy = color?.xy { set(xy: xy, abilities: abilities) }
        case .hueSaturation: if let wanted = color?.hueSaturation { set(hueSaturation: wanted, abilities: abilities) }
        case .temperature, nil: break
        }
    }
}
