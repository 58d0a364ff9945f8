import HomeModel

/// What a segment can do.
struct WLEDAbilities: Sendable, Hashable {
    /// Whether it shows colours.
    let colors: Bool
    /// Whether it has a white of its own.
    let white: Bool
    /// Whether that white can be warmer or colder.
    let tones: Bool

    /// - Parameter bits: bit 0 red, green and blue, bit 1 white, bit 2 temperature.
    init(bits: Int) {
        (colors, white, tones) = (bits & 1 != 0, bits & 2 != 0, bits & 4 != 0)
    }

    /// In the home's terms. What shows colours shows whites by them.
    var ofLight: LightAbilities {
        LightAbilities(
            dims: colors || white || tones, temperatures: tones ? WLEDTone.range : colors ? ColorMemory.whites : nil,
            gamut: colors ? Gamut.c : nil)
    }
}

/// How WLED counts temperatures: from 0 for 2700 K to 255 for 6500 K, unless its owner set other ends.
enum WLEDTone {
    private static let (warm, cold) = (2700.0, 6500.0)
    /// From here on a number means kelvin.
    private static let leastKelvin = 1900.0

    static let range = MirekRange(154, 370)

    static func number(_ mirek: Mirek) -> Int {
        let share = (range.clamp(mirek).kelvin - warm) / (cold - warm)
        return Int((min(max(share, 0), 1) * 255).rounded())
    }

    static func mirek(_ number: Double) -> Mirek {
        let kelvin = number >= leastKelvin ? number : warm + min(max(number, 0), 255) / 255 * (cold - warm)
        return range.clamp(Mirek(Int((1_000_000 / kelvin).rounded())))
    }
}

/// WLED's effects by the numbers they keep from version to version, for those that Hue has a word for.
enum WLEDEffect {
    static let none = 0
    private static let (colorLoop, rainbow) = (8, 9)

    static func number(_ effect: LightEffect) -> Int {
        switch effect {
        case .none: none
        case .colorLoop: colorLoop
        }
    }

    static func reading(_ number: Int) -> LightEffect { [colorLoop, rainbow].contains(number) ? .colorLoop : .none }
}
