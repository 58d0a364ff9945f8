import Connectivity
import HomeModel

extension HAPlainLight {
    /// What a plain text on one of the topics says. Several things may be said on the same topic, in parts of one object.
    mutating func hear(_ topic: String, _ payload: [UInt8]) -> LightReading? {
        guard topics.contains(topic) else { return nil }
        var reading = LightReading()
        if topic == power.state { reading.on = words.flag(payload) }
        if let level = level.said(topic, payload).flatMap(Double.init).flatMap(scale.brightness) { reading.brightness = level }
        reading.effect = effect.said(topic, payload).flatMap(effects.reading)
        var isColored = false
        if let named = mode.said(topic, payload).map({ HAColorMode(rawValue: $0.lowercased()) }) {
            (current, isColored) = (named, true)
        }
        for (mode, wire) in tints {
            guard let text = wire.said(topic, payload), let tint = Self.tint(text, mode, speaksKelvin) else { continue }
            (said[mode], isColored) = (tint, true)
            // Without a word of its own, what was said last counts.
            if self.mode.state == nil { current = mode }
            if dimsByColor, reading.brightness == nil { reading.brightness = Self.brightness(tint) }
        }
        if isColored, let tint = current.flatMap({ said[$0] }) {
            let color = palette.reading(tint)
            (reading.xy, reading.mirek) = (color.xy, color.mirek)
        }
        return reading
    }

    private static func tint(_ text: String, _ mode: HAColorMode, _ speaksKelvin: Bool) -> HATint? {
        let numbers = text.split(separator: ",").compactMap { part in
            Double(part.drop(while: \.isWhitespace)).flatMap { $0.isFinite ? $0 : nil }
        }
        switch mode {
        case .temperature:
            guard numbers.count == 1, numbers[0] >= 1, numbers[0] <= 65_535 else { return nil }
            return .mirek(Mirek(Int((speaksKelvin ? 1_000_000 / numbers[0] : numbers[0]).rounded())))
        case .hs: return numbers.count == 2 ? .hs(HueSaturation(hue: numbers[0], saturation: numbers[1] / 100)) : nil
        case .xy: return HATint(xy: numbers)
        case .rgb: return numbers.count == 3 ? HATint(levels: numbers) : nil
        case .rgbw: return numbers.count == 4 ? HATint(levels: numbers) : nil
        case .rgbww: return numbers.count == 5 ? HATint(levels: numbers) : nil
        case .onoff, .brightness, .white: return nil
        }
    }

    private static func brightness(_ tint: HATint) -> Brightness? {
        switch tint {
        case .rgb(let rgb): BrightnessScale.byte.brightness(rgb.peak * 255)
        case .rgbw(let rgb, let white): BrightnessScale.byte.brightness(max(rgb.peak, white) * 255)
        case .rgbww(let rgb, let cold, let warm): BrightnessScale.byte.brightness(max(rgb.peak, cold, warm) * 255)
        case .mirek, .xy, .hs: nil
        }
    }
}
