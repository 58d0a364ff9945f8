import Connectivity
import HomeModel

extension Z2MLight {
    /// What a command for an action says: one object, empty if there is no word for any of it.
    ///
    /// Off says nothing else, for a level beside it would light the lamp or be lost.
    func command(for action: LightAction) -> [String: JSONValue] {
        var words: [String: JSONValue] = [:]
        if let on = action.on { words[state.property] = on ? state.yes : state.no }
        if action.on != false {
            words.merge(level(for: action)) { $1 }
            if let color = action.color.flatMap(word) { words[color.0] = color.1 }
        }
        if !words.isEmpty, fades(words) { words["transition"] = .double(action.transition.inThousandths) }
        if action.on != false, let (name, word) = effects.word(for: action) { words[name] = word }
        return words
    }

    /// Words of a light that neither dims nor shows colours take no time, nor does the end of a fade.
    private func fades(_ words: [String: JSONValue]) -> Bool {
        guard brightness != nil || color != nil || temperature != nil else { return false }
        return Set(words.keys) != [member("brightness_move")]
    }

    private func level(for action: LightAction) -> [String: JSONValue] {
        guard let brightness else { return [:] }
        if let wanted = action.brightness {
            return [brightness.property: .int(Int64((wanted.fraction * (top - 1)).rounded()) + 1)]
        }
        return action.stopsFade ? [member("brightness_move"): "stop"] : [:]
    }

    /// Colour or temperature, never both: only one of them would be heard.
    private func word(for color: LightAction.Color) -> (String, JSONValue)? {
        switch color {
        case .mirek(let wanted):
            if let temperature, let range = temperatures {
                return (temperature.property, .int(Int64(range.clamp(wanted).value)))
            }
            return gamut.flatMap { word(at: $0.clip(wanted.xy)) }
        case .xy(let wanted): return word(at: wanted)
        case .hueSaturation(let wanted): return gamut.flatMap { speaksXY ? word(at: $0.xy(of: wanted)) : word(wanted) }
        }
    }

    private func word(at point: ColorXY) -> (String, JSONValue)? {
        guard let color, let gamut else { return nil }
        let shown = gamut.clip(point)
        guard speaksXY else { return word(gamut.hueSaturation(of: shown)) }
        return (color.property, ["x": .double(shown.x), "y": .double(shown.y)])
    }

    private func word(_ wanted: HueSaturation) -> (String, JSONValue)? {
        color.map {
            let (hue, part) = (Int64(wanted.hue.rounded()) % 360, Int64((wanted.saturation * 100).rounded()))
            return ($0.property, ["hue": .int(hue), "saturation": .int(part)])
        }
    }

    /// What asks the light how it is set. The answer is a state object like any other; `nil` if it cannot be asked.
    var question: [String: JSONValue]? {
        let features = [state, brightness, temperature, color].compactMap(\.self).filter(\.isGettable)
        let words = features.map { ($0.property, JSONValue("")) }
        return words.isEmpty ? nil : Dictionary(words) { first, _ in first }
    }
}

extension Duration {
    /// In seconds, to the nearest thousandth: what is behind that is no use to a lamp.
    fileprivate var inThousandths: Double { (self / .milliseconds(1)).rounded() / 1000 }
}
