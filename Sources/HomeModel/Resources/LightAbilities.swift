/// What a lamp can do. What is absent here cannot be asked of it.
package struct LightAbilities: Sendable, Hashable, Codable {
    /// Whether its brightness can be set.
    package var dims: Bool
    /// The colour temperatures it can show, if any.
    package var temperatures: MirekRange?
    /// The colours it can show, if any.
    package var gamut: Gamut?

    /// Makes a set of abilities.
    package init(dims: Bool = true, temperatures: MirekRange? = nil, gamut: Gamut? = nil) {
        self.dims = dims
        self.temperatures = temperatures
        self.gamut = gamut
    }

    /// Whether an attribute of a lamp with these abilities can be written.
    package func include(_ attribute: LightAttribute) -> Bool {
        switch attribute {
        case .on, .alert, .transition: true
        case .brightness: dims
        case .hue, .saturation, .xy, .effect: gamut != nil
        case .mirek: temperatures != nil
        }
    }
}

/// One thing about a lamp that a command may ask for.
package enum LightAttribute: String, Sendable, Hashable, CaseIterable {
    case on, brightness, hue, saturation, xy, mirek, alert, effect, transition
}
