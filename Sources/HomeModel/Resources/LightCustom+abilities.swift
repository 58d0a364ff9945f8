extension LightCustom {
    /// Whites of a lamp of which its maker says none: those that nearly all have.
    private static let usualWhites = MirekRange(153, 500)

    /// What a lamp can do that by its maker's word can do this. What is more than that is the owner's word.
    func abilities(of described: LightAbilities) -> LightAbilities {
        guard kind != nil || gamut != nil else { return described }
        var abilities = described
        switch kind {
        case .onOff: abilities = LightAbilities(dims: false)
        case .dimmable: abilities = LightAbilities()
        case .temperature: abilities = LightAbilities(temperatures: described.temperatures ?? Self.usualWhites)
        case .color: abilities = LightAbilities(temperatures: described.temperatures, gamut: described.gamut ?? .c)
        case nil: break
        }
        if abilities.gamut != nil { abilities.gamut = gamut ?? abilities.gamut }
        return abilities
    }
}
