import Foundation
import HomeModel

extension ESPLight {
    /// What a light is to show, in one of its own modes.
    enum Shown: Sendable, Hashable {
        case temperature(Mirek, ESPMode)
        case white(ESPMode)
        case color(ColorRGB, ESPMode)
    }

    /// The firmware's usual exponent between levels and light.
    private static let gamma = 2.8
    /// What is so pale is better shown by a white of its own.
    private static let palest = 0.02

    /// What a wish comes to on this light; `nil` if it has no say in its colour.
    func shown(_ wish: LightAction.Color) -> Shown? {
        switch wish {
        case .mirek(let mirek):
            if let temperatures, let mode = modes.forTemperatures { return .temperature(temperatures.clamp(mirek), mode) }
            return shown(at: mirek.xy)
        case .xy(let point): return shown(at: point)
        case .hueSaturation(let color): return shown(at: Gamut.c.xy(of: color))
        }
    }

    private func shown(at point: ColorXY) -> Shown? {
        guard let mode = modes.forColors else { return nil }
        let isPale = Gamut.c.hueSaturation(of: point).saturation < Self.palest
        if isPale, let white = modes.forWhite { return .white(white) }
        return .color(ColorRGB(showing: point), mode)
    }

    /// Whatever the mode can set is set, so that nothing of an earlier colour shines through.
    func write(_ shown: Shown, to writer: inout ProtoWriter) {
        switch shown {
        case .temperature(let mirek, let mode):
            write(mode, color: nil, white: 1, to: &writer)
            if mode.contains(.temperature) { writer.write(level: Double(mirek.value), at: (12, 13)) }
            if mode.contains(.coldWarm) { write(Self.mix(mirek, temperatures), to: &writer) }
        case .white(let mode):
            write(mode, color: nil, white: 1, to: &writer)
        case .color(let color, let mode):
            write(mode, color: color, white: 0, to: &writer)
            if mode.contains(.coldWarm) { write((cold: 0, warm: 0), to: &writer) }
        }
    }

    private func write(_ mode: ESPMode, color: ColorRGB?, white: Double, to writer: inout ProtoWriter) {
        writer.write(22, true)
        writer.write(23, mode.rawValue)
        if mode.contains(.color) { writer.write(level: color == nil ? 0 : 1, at: (20, 21)) }
        // Firmware from before there were modes knows no strength of colours: none shines that is black.
        if let color = color ?? (isOld && mode.contains(.color) ? ColorRGB(red: 0, green: 0, blue: 0) : nil) {
            writer.write(6, true)
            // What is behind the fourth decimal is nothing but arithmetic.
            for (field, share) in [(7, color.red), (8, color.green), (9, color.blue)] {
                writer.write(field, float: (share * 10_000).rounded() / 10_000)
            }
        }
        if mode.contains(.white) { writer.write(level: white, at: (10, 11)) }
    }

    private func write(_ mix: (cold: Double, warm: Double), to writer: inout ProtoWriter) {
        writer.write(level: mix.cold, at: (24, 25))
        writer.write(level: mix.warm, at: (26, 27))
    }

    /// How cold and warm white together make a temperature: one of them shines fully, the other as much as is needed.
    static func mix(_ mirek: Mirek, _ range: MirekRange?) -> (cold: Double, warm: Double) {
        guard let range, range.warmest > range.coldest else { return (1, 1) }
        let warm = Double(range.clamp(mirek).value - range.coldest.value) / Double(range.warmest.value - range.coldest.value)
        let most = max(warm, 1 - warm)
        return (pow((1 - warm) / most, 1 / gamma), pow(warm / most, 1 / gamma))
    }

    /// The temperature that cold and warm white make together; `nil` if neither shines.
    static func mirek(cold: Double, warm: Double, _ range: MirekRange) -> Mirek? {
        let (cold, warm) = (pow(max(cold, 0), gamma), pow(max(warm, 0), gamma))
        guard cold + warm > 0 else { return nil }
        let span = Double(range.warmest.value - range.coldest.value)
        return Mirek(range.coldest.value + Int((warm / (cold + warm) * span).rounded()))
    }
}
