import HomeModel

/// What a product of LIFX can do, by its number.
struct LIFXProduct: Sendable, Hashable {
    /// What it is, as far as that matters to a home.
    enum Sort: Sendable, Hashable {
        case lamp, strip, relays
    }

    let name: String
    /// In kelvin, coldest last; `nil` for one that shows a single white.
    let kelvin: ClosedRange<Int>?
    let hasColor: Bool
    let sort: Sort

    init(_ name: String, _ kelvin: ClosedRange<Int>?, hasColor: Bool = true, _ sort: Sort = .lamp) {
        self.name = name
        self.kelvin = kelvin
        self.hasColor = hasColor
        self.sort = sort
    }

    /// The product of this number. One that is not known is taken to have colours, in the whites that most have.
    init(number: Int) {
        self = Self.known[number] ?? LIFXProduct("LIFX \(number)", 2500...9000)
    }

    /// What its light can do.
    var abilities: LightAbilities {
        let range = kelvin.map { MirekRange(Self.mirek($0.lowerBound), Self.mirek($0.upperBound)) }
        return LightAbilities(dims: true, temperatures: range, gamut: hasColor ? .c : nil)
    }

    /// What a home shows it as.
    var archetype: String {
        switch sort {
        case .lamp: "classic_bulb"
        case .strip: "hue_lightstrip"
        case .relays: "plug"
        }
    }

    private static func mirek(_ kelvin: Int) -> Int { Int((1_000_000 / Double(kelvin)).rounded()) }
}
