import Connectivity
import HomeModel

extension HAPlainLight {
    /// What to send: first how the light is to look and then the word that switches it on, or as its config wants it.
    func messages(for action: LightAction, _ known: LightReading) -> [MQTTMessage] {
        if action.on == false { return message(power, off) }
        var style = look(for: action, known)
        guard action.on == true || !style.isEmpty else { return [] }
        // Whoever is on already need not be told so with every step of a slider.
        let power = action.on == true || known.on != true ? message(power, on) : []
        switch onCommand {
        case .last: return style + power
        case .first: return power + style
        case .brightness:
            if action.brightness == nil, action.on == true {
                var level = LightAction()
                level.brightness = known.brightness ?? .full
                style += look(for: level, known)
            }
            return style.isEmpty ? power : style
        }
    }

    private func look(for action: LightAction, _ known: LightReading) -> [MQTTMessage] {
        var messages: [MQTTMessage] = []
        if !isSwitch, let wanted = action.brightness { messages += message(level, String(scale.number(wanted))) }
        if let tint = tint(for: action, known), let wire = tints[tint.mode] { messages += message(wire, text(tint)) }
        if let name = effects.name(for: action) { messages += message(effect, name) }
        return messages
    }

    /// A colour; where it carries the brightness, also for an action that is about brightness alone.
    private func tint(for action: LightAction, _ known: LightReading) -> HATint? {
        let wanted = action.color.flatMap(palette.tint)
        guard dimsByColor else { return wanted }
        let level = action.brightness ?? (wanted == nil ? nil : known.brightness ?? .full)
        guard let level, let tint = wanted ?? shown(known) else { return wanted }
        return tint.scaled(by: Double(BrightnessScale.byte.number(level)) / 255)
    }

    /// The colour that it shows as far as is known, at full brightness; white if nothing is.
    private func shown(_ known: LightReading) -> HATint? {
        if let tint = current.flatMap({ said[$0] }) { return tint.full }
        let color = known.xy.map { LightAction.Color.xy($0) } ?? known.mirek.map { .mirek($0) }
        return palette.tint(for: color ?? .xy(ColorXY(x: 0.3127, y: 0.329)))
    }

    private func message(_ wire: Wire, _ word: String) -> [MQTTMessage] {
        guard let topic = wire.command, let text = wire.words.map({ $0.render(Array(word.utf8)) }) ?? word else { return [] }
        return [MQTTMessage(topic: topic, text: text, isRetained: isRetained)]
    }

    private func text(_ tint: HATint) -> String {
        let numbers: [Double] =
            switch tint {
            case .mirek(let mirek): [(speaksKelvin ? mirek.kelvin : Double(mirek.value)).rounded()]
            case .xy(let point): [point.x, point.y]
            case .hs(let color): [color.hue.inHundredths.truncatingRemainder(dividingBy: 360), (color.saturation * 100).inHundredths]
            case .rgb(let rgb): rgb.levels.map(Double.init)
            case .rgbw(let rgb, let white): (rgb.levels + [white.inLevels]).map(Double.init)
            case .rgbww(let rgb, let cold, let warm): (rgb.levels + [cold.inLevels, warm.inLevels]).map(Double.init)
            }
        return numbers.map { $0 == $0.rounded() ? String(Int($0)) : String($0) }.joined(separator: ",")
    }
}

extension HATint {
    /// The mode that it is told in.
    fileprivate var mode: HAColorMode {
        switch self {
        case .mirek: .temperature
        case .xy: .xy
        case .hs: .hs
        case .rgb: .rgb
        case .rgbw: .rgbw
        case .rgbww: .rgbww
        }
    }

    fileprivate func scaled(by factor: Double) -> HATint {
        switch self {
        case .rgb(let rgb): .rgb(rgb.scaled(by: factor))
        case .rgbw(let rgb, let white): .rgbw(rgb.scaled(by: factor), white * factor)
        case .rgbww(let rgb, let cold, let warm): .rgbww(rgb.scaled(by: factor), cold: cold * factor, warm: warm * factor)
        case .mirek, .xy, .hs: self
        }
    }

    /// With its largest share full.
    fileprivate var full: HATint {
        let most: Double =
            switch self {
            case .rgb(let rgb): rgb.peak
            case .rgbw(let rgb, let white): max(rgb.peak, white)
            case .rgbww(let rgb, let cold, let warm): max(rgb.peak, cold, warm)
            case .mirek, .xy, .hs: 1
            }
        return most > 0 ? scaled(by: 1 / most) : self
    }
}
