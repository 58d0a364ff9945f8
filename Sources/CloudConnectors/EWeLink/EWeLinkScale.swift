import HomeModel

/// How a kind of device counts brightness (Docs/Clouds.md).
enum EWeLinkScale: Sendable, Hashable {
    /// 1…100 of a hundred, by Hue's steps of 254.
    case percent
    /// From the lowest number to the highest.
    case span(Int, Int)

    /// The number for a brightness.
    func number(_ brightness: Brightness) -> Int {
        switch self {
        case .percent: max(1, Int((Double(brightness.bri) * 100 / 254).rounded()))
        case .span(let low, let high): low + Int((Double((brightness.bri - 1) * (high - low)) / 253).rounded())
        }
    }

    /// The brightness that a number means; what is outside of the scale is moved to its end.
    func brightness(_ number: Double) -> Brightness {
        switch self {
        case .percent: return Brightness(bri: max(1, Int((min(max(number, 0), 100) * 254 / 100).rounded())))
        case .span(let low, let high):
            let share = (min(max(number, Double(low)), Double(high)) - Double(low)) / Double(high - low)
            // To the even one of two that are as near, so that 127 of a scale from 10 to 100 is 55, and 127 again.
            return Brightness(bri: 1 + Int((share * 253).rounded(.toNearestOrEven)))
        }
    }
}

/// How a kind of device counts colour temperatures: 2200 K to 6500 K in even steps of kelvin.
struct EWeLinkTone: Sendable, Hashable {
    /// The temperatures that can be asked for.
    static let range = MirekRange(153, 454)
    private static let (warm, cold) = (2200.0, 6500.0)

    /// The highest number; 0 is the lowest.
    let top: Int
    /// Whether the highest number is the warmest.
    var isInverted = false

    /// The number for a temperature.
    func number(_ mirek: Mirek) -> Int {
        let share = (min(max(mirek.kelvin, Self.warm), Self.cold) - Self.warm) / (Self.cold - Self.warm)
        let number = Int((share * Double(top)).rounded())
        return isInverted ? top - number : number
    }

    /// The temperature that a number means.
    func mirek(_ number: Double) -> Mirek {
        let clamped = min(max(number, 0), Double(top))
        let share = (isInverted ? Double(top) - clamped : clamped) / Double(top)
        // 153 is asked for as 6500 K, which is nearer to 154.
        guard share < 1 else { return Self.range.coldest }
        return Self.range.clamp(Mirek(Int((1_000_000 / (Self.warm + share * (Self.cold - Self.warm))).rounded())))
    }
}

extension Brightness {
    /// Hue's own steps, 1…254.
    fileprivate var bri: Int { Int((fraction * 253).rounded()) + 1 }

    fileprivate init(bri: Int) { self.init(fraction: Double(bri - 1) / 253) }
}
