import Foundation

// A lamp that mixes red, green and blue is taken to have them in the corners of its gamut, and to show daylight (D65) with all
// three of them full. Between shares and light stands the curve of sRGB, which such lamps are told their colours by
// (Docs/HueV1.md §8.3).

extension ColorRGB {
    /// What shows a chromaticity at full value: the largest share is 1, so that brightness can be said by itself.
    package init(showing color: ColorXY, in gamut: Gamut = .c) {
        let shown = gamut.clip(color)
        let mix = Mixture(gamut).amounts(of: shown).map { max($0, 0) }
        let most = mix.max() ?? 0
        let shares = mix.map { most > 0 ? Self.share(ofLight: $0 / most) : 1 }
        self.init(red: shares[0], green: shares[1], blue: shares[2])
    }

    /// The chromaticity that it shows, whatever its value; `nil` for black, which shows none.
    package func xy(in gamut: Gamut = .c) -> ColorXY? {
        guard peak > 0 else { return nil }
        return Mixture(gamut).color(of: [red, green, blue].map { Self.light(ofShare: $0 / peak) })
    }

    private static func light(ofShare share: Double) -> Double {
        share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }

    private static func share(ofLight light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}

/// How a gamut's corners add up to colours.
private struct Mixture {
    /// Columns of X, Y and Z for the full light of each corner.
    private let corners: [[Double]]

    init(_ gamut: Gamut) {
        let plain = [gamut.red, gamut.green, gamut.blue].map(Self.tristimulus)
        let white = Self.tristimulus(ColorXY(x: 0.3127, y: 0.329))
        // The oldest bulbs' triangle just misses daylight; a corner that takes from it would turn colours around.
        let parts = Self.solve(plain, white).map { max($0, 0.01) }
        corners = zip(plain, parts).map { corner, part in corner.map { $0 * part } }
    }

    /// How much light of each corner makes a chromaticity, up to a common factor.
    func amounts(of color: ColorXY) -> [Double] { Self.solve(corners, Self.tristimulus(color)) }

    func color(of amounts: [Double]) -> ColorXY? {
        let sums = (0..<3).map { row in zip(corners, amounts).map { $0[row] * $1 }.reduce(0, +) }
        let total = sums.reduce(0, +)
        return total > 0 ? ColorXY(x: sums[0] / total, y: sums[1] / total) : nil
    }

    private static func tristimulus(_ color: ColorXY) -> [Double] {
        let y = max(color.y, 1e-4)
        return [color.x / y, 1, (1 - color.x - y) / y]
    }

    /// Three equations with three unknowns, by Cramer's rule; ones for corners that span no triangle.
    private static func solve(_ columns: [[Double]], _ sum: [Double]) -> [Double] {
        let whole = determinant(columns)
        guard abs(whole) > 1e-12 else { return [1, 1, 1] }
        return (0..<3).map { index in
            var replaced = columns
            replaced[index] = sum
            return determinant(replaced) / whole
        }
    }

    private static func determinant(_ m: [[Double]]) -> Double {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[1][0] * (m[0][1] * m[2][2] - m[0][2] * m[2][1])
            + m[2][0] * (m[0][1] * m[1][2] - m[0][2] * m[1][1])
    }
}
