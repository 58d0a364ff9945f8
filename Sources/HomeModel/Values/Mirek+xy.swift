import Foundation

extension Mirek {
    /// The point of the black-body curve for this temperature (cubic approximation by Kim et al., 1667–25,000 K).
    package var xy: ColorXY {
        let kelvin = min(max(self.kelvin, 1667), 25_000)
        let x = Self.x(kelvin: kelvin)
        return ColorXY(x: x, y: Self.y(x: x, kelvin: kelvin))
    }

    /// The temperature nearest to a colour (McCamy's approximation).
    package init(nearest color: ColorXY) {
        let divisor = color.y - 0.1858
        let n = (color.x - 0.3320) / (abs(divisor) < 1e-6 ? 1e-6 : divisor)
        let kelvin = -449 * n * n * n + 3525 * n * n - 6823.3 * n + 5520.33
        self.init(Int((1_000_000 / min(max(kelvin, 1000), 100_000)).rounded()))
    }

    private static func x(kelvin: Double) -> Double {
        let t = 1000 / kelvin
        return kelvin <= 4000
            ? -0.2661239 * t * t * t - 0.2343589 * t * t + 0.8776956 * t + 0.179910
            : -3.0258469 * t * t * t + 2.1070379 * t * t + 0.2226347 * t + 0.240390
    }

    private static func y(x: Double, kelvin: Double) -> Double {
        let (x2, x3) = (x * x, x * x * x)
        if kelvin <= 2222 { return -1.1063814 * x3 - 1.34811020 * x2 + 2.18555832 * x - 0.20219683 }
        if kelvin <= 4000 { return -0.9549476 * x3 - 1.37418593 * x2 + 2.09137015 * x - 0.16748867 }
        return 3.0817580 * x3 - 5.87338670 * x2 + 3.75112997 * x - 0.37001483
    }
}
