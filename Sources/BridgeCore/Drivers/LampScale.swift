import HomeModel

/// What a lamp means by what it says: makers count in steps of their own, and what was asked for is worth more than its nearest
/// step for as long as the lamp says that step.
struct LampScale: Sendable, Hashable {
    /// Half a step of the coarsest scale that is taken for a scale: percents.
    private static let halfStep = 0.0051

    private var said = LightReading()
    private var asked = LightReading()

    /// Takes lamps at their word.
    init() {}

    /// A lamp was asked for something, and says that it follows.
    init(said: LightReading, asked action: LightAction, abilities: LightAbilities) {
        self.said = said
        if let wanted = action.brightness, let step = said.brightness, abs(wanted.fraction - step.fraction) <= Self.halfStep {
            asked.brightness = wanted
        }
        switch action.color {
        case .xy(let point): asked.xy = said.xy.map { _ in point }
        case .mirek(let mirek): asked.mirek = said.mirek.map { _ in mirek }
        // Lamps say these as chromaticity, and so does the home.
        case .hueSaturation(let wanted): asked.xy = said.xy.flatMap { _ in abilities.gamut?.xy(of: wanted) }
        case nil: break
        }
    }

    /// What a lamp that says this is set to.
    func meant(by reading: LightReading) -> LightReading {
        var meant = reading
        if let asked = asked.brightness, reading.brightness == said.brightness { meant.brightness = asked }
        if let asked = asked.xy, reading.xy == said.xy { meant.xy = asked }
        if let asked = asked.mirek, reading.mirek == said.mirek { meant.mirek = asked }
        return meant
    }
}
