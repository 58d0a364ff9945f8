import Foundation
import HomeModel

// The only place that knows v1's numbers for the domain's units (Docs/HueV1.md §5, §7.3).

extension Brightness {
    /// From v1's 1…254; 0 counts as 1 and 255 as 254, as on a real bridge.
    package init(v1 value: Int) {
        self.init(fraction: Double(min(max(value, 1), 254) - 1) / 253)
    }

    /// As v1's 1…254.
    package var v1: Int { Int((fraction * 253).rounded()) + 1 }
}

extension HueSaturation {
    static let v1Turn = 65_536.0

    /// The hue as v1's 0…65535.
    package var v1Hue: Int { Int((hue / 360 * Self.v1Turn).rounded()) % 65_536 }

    /// The saturation as v1's 0…254.
    package var v1Saturation: Int { Int((saturation * 254).rounded()) }

    /// Degrees of v1's 0…65535, or of a step of that many.
    static func degrees(v1 value: Int) -> Double { Double(value) / v1Turn * 360 }

    /// The part of the range that v1's 0…254 stand for; 255 counts as 254.
    static func fraction(v1 value: Int) -> Double { Double(min(value, 254)) / 254 }
}

extension LightAlert {
    init?(v1 word: String) {
        switch word {
        case "none": self = .none
        case "select": self = .breatheOnce
        case "lselect": self = .breatheLong
        default: return nil
        }
    }

    var v1: String {
        switch self {
        case .none: "none"
        case .breatheOnce: "select"
        case .breatheLong: "lselect"
        }
    }
}

extension LightEffect {
    init?(v1 word: String) {
        switch word {
        case "none": self = .none
        case "colorloop": self = .colorLoop
        default: return nil
        }
    }

    var v1: String {
        switch self {
        case .none: "none"
        case .colorLoop: "colorloop"
        }
    }
}

extension LightColor.Mode {
    var v1: String {
        switch self {
        case .xy: "xy"
        case .temperature: "ct"
        case .hueSaturation: "hs"
        }
    }
}

extension Duration {
    /// From v1's tenths of a second.
    init(v1Tenths value: Int) { self = .milliseconds(100 * value) }

    /// As v1's tenths of a second, as far as its sixteen bits reach.
    var v1Tenths: Int { Int(min(max((self / .milliseconds(100)).rounded(), 0), 65_535)) }
}
