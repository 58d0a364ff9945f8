import Connectivity
import HomeModel

/// A colour as red, green and blue, each 0…255.
struct EWeLinkRGB: Sendable, Hashable {
    var red: Int
    var green: Int
    var blue: Int

    init(red: Int, green: Int, blue: Int) {
        (self.red, self.green, self.blue) = (red, green, blue)
    }

    /// A colour of full value, times a share of it.
    init(_ color: HueSaturation, value: Double = 1) {
        let levels = ColorRGB(color, value: value).levels
        self.init(red: levels[0], green: levels[1], blue: levels[2])
    }

    /// Reads the members of an object; `nil` unless all are there.
    init?(_ params: EWeLinkParams, _ names: (String, String, String)) {
        guard let red = params.number(names.0), let green = params.number(names.1), let blue = params.number(names.2) else {
            return nil
        }
        func level(_ number: Double) -> Int { Int(min(max(number, 0), 255).rounded()) }
        self.init(red: level(red), green: level(green), blue: level(blue))
    }

    /// The brightest of the three, 0…255.
    var peak: Int { max(red, green, blue) }

    /// The colour without its value; `nil` for black, which has none.
    var hueSaturation: HueSaturation? { ColorRGB(levels: Double(red), Double(green), Double(blue)).hueSaturation }
}

extension LightAction.Color {
    /// The colour by hue and saturation, as devices of eWeLink know it.
    var onWheel: HueSaturation {
        switch self {
        case .hueSaturation(let color): color
        case .xy(let point): Gamut.c.hueSaturation(of: point)
        case .mirek(let mirek): Gamut.c.hueSaturation(of: mirek.xy)
        }
    }
}
