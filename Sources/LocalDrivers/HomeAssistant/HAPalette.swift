import HomeModel

/// The ways in which a light can be told colours.
enum HAColorMode: String, Sendable, Hashable, CaseIterable {
    case onoff, brightness, temperature = "color_temp", hs, xy, rgb, rgbw, rgbww, white
}

/// A colour in one of these ways.
enum HATint: Sendable, Hashable {
    case mirek(Mirek)
    case xy(ColorXY)
    case hs(HueSaturation)
    case rgb(ColorRGB)
    /// With the share of white.
    case rgbw(ColorRGB, Double)
    /// With the shares of cold and warm white.
    case rgbww(ColorRGB, cold: Double, warm: Double)
}

/// The colours of one light.
struct HAPalette: Sendable, Hashable {
    let modes: Set<HAColorMode>
    private let range: MirekRange
    private static let black = ColorRGB(red: 0, green: 0, blue: 0)

    /// Makes a palette; a range that no lamp has becomes the one that Home Assistant takes where nothing is said.
    init(_ modes: Set<HAColorMode>, _ config: HAConfig) {
        self.modes = modes
        let coldest = config.number("min_mireds") ?? config.number("max_kelvin").map { 1_000_000 / $0 } ?? 153
        let warmest = config.number("max_mireds") ?? config.number("min_kelvin").map { 1_000_000 / $0 } ?? 500
        let isRange = coldest >= 1 && warmest <= 10_000 && coldest <= warmest
        range = isRange ? MirekRange(Int(coldest.rounded()), Int(warmest.rounded())) : MirekRange(153, 500)
    }

    /// The temperatures that it can show. With a cold and a warm white it mixes them.
    var temperatures: MirekRange? { modes.contains(.temperature) || modes.contains(.rgbww) ? range : nil }

    /// Nobody tells gamuts. The widest that Hue knows loses no colour that the light can show.
    var gamut: Gamut? { modes.isDisjoint(with: [.hs, .xy, .rgb, .rgbw, .rgbww]) ? nil : .c }

    /// The way to tell a colour: the most exact that there is; `nil` if it cannot be shown.
    func tint(for color: LightAction.Color) -> HATint? {
        if case .mirek(let wanted) = color, temperatures != nil {
            let shown = range.clamp(wanted)
            return modes.contains(.temperature) ? .mirek(shown) : whites(shown)
        }
        guard let gamut else { return nil }
        let point = gamut.clip(color.xy(in: gamut))
        if modes.contains(.xy) { return .xy(point) }
        let rgb = ColorRGB(showing: point, in: gamut)
        if modes.contains(.hs) { return rgb.hueSaturation.map { .hs($0) } }
        if modes.contains(.rgb) { return .rgb(rgb) }
        return modes.contains(.rgbw) ? .rgbw(rgb, 0) : .rgbww(rgb, cold: 0, warm: 0)
    }

    private func whites(_ mirek: Mirek) -> HATint {
        let span = Double(range.warmest.value - range.coldest.value)
        let warm = span > 0 ? Double(mirek.value - range.coldest.value) / span : 0.5
        let most = max(warm, 1 - warm)
        return .rgbww(Self.black, cold: (1 - warm) / most, warm: warm / most)
    }

    /// What a tint means for the home: a colour or a white, or neither.
    func reading(_ tint: HATint) -> LightReading {
        switch tint {
        case .mirek(let mirek): return temperatures == nil ? LightReading() : LightReading(mirek: range.clamp(mirek))
        case .xy(let point): return gamut == nil ? LightReading() : LightReading(xy: point)
        case .hs(let color): return LightReading(xy: gamut.flatMap { ColorRGB(color).xy(in: $0) })
        case .rgb(let rgb), .rgbw(let rgb, _): return LightReading(xy: gamut.flatMap { rgb.xy(in: $0) })
        case .rgbww(let rgb, let cold, let warm):
            guard rgb.peak == 0, cold + warm > 0, modes.contains(.rgbww) else { return reading(.rgb(rgb)) }
            let span = Double(range.warmest.value - range.coldest.value)
            return LightReading(mirek: range.clamp(Mirek(range.coldest.value + Int((span * warm / (cold + warm)).rounded()))))
        }
    }
}

extension LightAction.Color {
    /// The chromaticity that it asks for.
    func xy(in gamut: Gamut) -> ColorXY {
        switch self {
        case .xy(let point): point
        case .mirek(let mirek): mirek.xy
        case .hueSaturation(let color): gamut.xy(of: color)
        }
    }
}

extension Double {
    /// To the nearest hundredth: what is behind that is no use to a lamp.
    var inHundredths: Double { (self * 100).rounded() / 100 }
}
