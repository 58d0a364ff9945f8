package import HomeModel

/// Shows whites on a lamp that has nothing but red, green and blue, and knows them again when the lamp says how it is set.
package struct ColorMemory: Sendable, Hashable {
    /// The whites that are shown so: what Hue lamps show.
    package static let whites = MirekRange(153, 500)

    /// What the lamp was asked for last, if anything.
    private var asked: LightAction.Color?

    /// Remembers nothing yet.
    package init() {}

    /// What to set the lamp to.
    package mutating func rgb(for color: LightAction.Color) -> ColorRGB {
        asked = color
        return Self.rgb(of: color)
    }

    /// What a lamp means that says it is set to this colour. One that was asked for a white and says so shows a white; so does one
    /// that was not asked for anything yet, if there is a white that looks so.
    package func reading(_ rgb: ColorRGB) -> LightReading {
        switch asked {
        case .mirek(let mirek)? where Self.rgb(of: .mirek(mirek)).isNear(rgb): LightReading(mirek: Self.whites.clamp(mirek))
        case nil: Self.white(like: rgb).map { LightReading(mirek: $0) } ?? LightReading(xy: rgb.xy())
        default: LightReading(xy: rgb.xy())
        }
    }

    private static func rgb(of color: LightAction.Color) -> ColorRGB {
        switch color {
        case .xy(let point): ColorRGB(showing: point)
        case .mirek(let mirek): ColorRGB(showing: whites.clamp(mirek).xy)
        case .hueSaturation(let wanted): ColorRGB(showing: Gamut.c.xy(of: wanted))
        }
    }

    /// The formula for the nearest temperature is a few mireds off, so those beside it are looked at as well.
    private static func white(like rgb: ColorRGB) -> Mirek? {
        guard let point = rgb.xy() else { return nil }
        let near = whites.clamp(Mirek(nearest: point)).value
        let candidates = (0...12).flatMap { [near - $0, near + $0] }.map { whites.clamp(Mirek($0)) }
        return candidates.first { ColorRGB(showing: $0.xy).isNear(rgb) }
    }
}

extension ColorRGB {
    /// Whether another is the same but for rounding.
    fileprivate func isNear(_ other: ColorRGB) -> Bool { zip(levels, other.levels).allSatisfy { abs($0 - $1) <= 1 } }
}
