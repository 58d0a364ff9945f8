package import Connectivity
package import HomeModel

/// How clouds that have no words for lamps of their own speak of them here: `bri` 1…254, `ct` in mireds, `hue` 0…65535, `sat`
/// 0…254, `xy` as two numbers (Docs/Clouds.md). Whether a lamp is on is said in each cloud's own way.
package enum LightWords {
    /// What a lamp with these abilities says it is set to, apart from whether it is on. What cannot be read is left out.
    package static func reading(_ words: JSONValue, abilities: LightAbilities) -> LightReading {
        var reading = LightReading(brightness: words["bri"]?.double.map(brightness))
        if let point = point(words["xy"]) {
            reading.xy = point
        } else if let hue = words["hue"]?.double, let gamut = abilities.gamut {
            reading.xy = gamut.xy(of: color(hue: hue, saturation: words["sat"]?.double ?? 254))
        } else if let mirek = words["ct"]?.int {
            reading.mirek = Mirek(mirek)
        }
        return reading
    }

    /// What a lamp is asked for, apart from being on and how long it takes.
    package static func words(for action: LightAction) -> [String: JSONValue] {
        var words: [String: JSONValue] = [:]
        if let brightness = action.brightness { words["bri"] = bri(brightness) }
        if let color = action.color { words.merge(Self.words(for: color)) { $1 } }
        return words
    }

    /// What a lamp is set to, apart from whether it is on.
    package static func words(for state: LightState) -> [String: JSONValue] {
        var words: [String: JSONValue] = [:]
        if let brightness = state.brightness { words["bri"] = bri(brightness) }
        if let color = state.color?.asAsked { words.merge(Self.words(for: color)) { $1 } }
        if let point = state.color?.xy { words["xy"] = [.double(point.x), .double(point.y)] }
        return words
    }

    /// What somebody wants of a lamp, apart from being on and how long it takes. What cannot be read is left out.
    package static func patch(_ words: JSONValue) -> LightPatch {
        var patch = LightPatch()
        patch.brightness = words["bri"]?.double.map { .to(brightness($0)) }
        patch.xy = point(words["xy"]).map { .to($0) }
        patch.mirek = words["ct"]?.int.map { .to(Mirek($0)) }
        patch.hue = words["hue"]?.double.map { .to(color(hue: $0, saturation: 0).hue) }
        patch.saturation = words["sat"]?.double.map { .to(color(hue: 0, saturation: $0).saturation) }
        return patch
    }

    private static func words(for color: LightAction.Color) -> [String: JSONValue] {
        switch color {
        case .xy(let point): ["xy": [.double(point.x), .double(point.y)]]
        case .mirek(let mirek): ["ct": .int(Int64(mirek.value))]
        case .hueSaturation(let color):
            ["hue": .int(Int64((color.hue / 360 * 65_536).rounded()) % 65_536), "sat": .int(Int64((color.saturation * 254).rounded()))]
        }
    }

    private static func bri(_ brightness: Brightness) -> JSONValue { .int(Int64((brightness.fraction * 253).rounded()) + 1) }

    private static func brightness(_ bri: Double) -> Brightness { Brightness(fraction: (bri - 1) / 253) }

    private static func color(hue: Double, saturation: Double) -> HueSaturation {
        HueSaturation(hue: hue / 65_536 * 360, saturation: saturation / 254)
    }

    private static func point(_ words: JSONValue?) -> ColorXY? {
        guard let pair = words?.array, pair.count == 2, let x = pair[0].double, let y = pair[1].double else { return nil }
        return ColorXY(x: x, y: y)
    }
}
