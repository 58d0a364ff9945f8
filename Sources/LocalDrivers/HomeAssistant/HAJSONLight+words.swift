import Connectivity
import HomeModel

extension HAJSONLight {
    /// The members that tell a colour. Never colour and temperature together.
    func words(for tint: HATint) -> [String: JSONValue] {
        switch tint {
        case .mirek(let mirek): ["color_temp": .int(Int64(speaksKelvin ? Int(mirek.kelvin.rounded()) : mirek.value))]
        case .xy(let point): ["color": ["x": .double(point.x), "y": .double(point.y)]]
        case .hs(let color):
            ["color": ["h": .double(color.hue.inHundredths.truncatingRemainder(dividingBy: 360)), "s": .double((color.saturation * 100).inHundredths)]]
        case .rgb(let rgb): ["color": .object(Self.members("rgb", rgb.levels))]
        case .rgbw(let rgb, let white): ["color": .object(Self.members("rgbw", rgb.levels + [white.inLevels]))]
        case .rgbww(let rgb, let cold, let warm):
            ["color": .object(Self.members("rgbcw", rgb.levels + [cold.inLevels, warm.inLevels]))]
        }
    }

    private static func members(_ names: String, _ levels: [Int]) -> [String: JSONValue] {
        Dictionary(zip(names.map(String.init), levels.map { .int(Int64($0)) })) { first, _ in first }
    }

    /// What an object says; a bare word is a state.
    func hear(_ topic: String, _ payload: [UInt8]) -> LightReading? {
        guard topics.contains(topic) else { return nil }
        guard let json = try? JSONValue(parsing: payload), let said = json.object else {
            return Self.state(String(decoding: payload, as: UTF8.self)).map { LightReading(on: $0) }
        }
        var reading = tint(said).map(palette.reading) ?? LightReading()
        reading.on = said["state"]?.bool ?? said["state"]?.string.flatMap(Self.state)
        // A lamp that is off says 0, which is no level to come back with.
        if dims { reading.brightness = said["brightness"]?.plainNumber.flatMap(scale.brightness) }
        reading.effect = said["effect"]?.string.flatMap(effects.reading)
        return reading
    }

    private static func state(_ word: String) -> Bool? { ["ON": true, "OFF": false][word.uppercased()] }

    /// The light's own word decides, for many say all of it and derive one from the other. Where it says nothing, there must be no
    /// doubt.
    private func tint(_ said: [String: JSONValue]) -> HATint? {
        let color = said["color"]
        if let mode = said["color_mode"]?.string {
            return mode == HAColorMode.temperature.rawValue ? temperature(said) : HAColorMode(rawValue: mode).flatMap { tint(color, $0) }
        }
        guard color?.isNull == false else { return temperature(said) }
        guard temperature(said) == nil else { return nil }
        return [.xy, .hs, .rgbww, .rgbw, .rgb].lazy.compactMap { tint(color, $0) }.first
    }

    private func temperature(_ said: [String: JSONValue]) -> HATint? {
        guard let number = said["color_temp"]?.plainNumber, number >= 1, number <= 65_535 else { return nil }
        return .mirek(Mirek(Int((speaksKelvin ? 1_000_000 / number : number).rounded())))
    }

    private func tint(_ color: JSONValue?, _ mode: HAColorMode) -> HATint? {
        func numbers(_ names: String...) -> [Double]? {
            let found = names.compactMap { color?[$0]?.plainNumber }
            return found.count == names.count ? found : nil
        }
        switch mode {
        case .xy: return numbers("x", "y").flatMap(HATint.init(xy:))
        case .hs: return numbers("h", "s").map { .hs(HueSaturation(hue: $0[0], saturation: $0[1] / 100)) }
        case .rgb: return numbers("r", "g", "b").flatMap(HATint.init(levels:))
        case .rgbw: return numbers("r", "g", "b", "w").flatMap(HATint.init(levels:))
        case .rgbww: return (numbers("r", "g", "b", "c", "w")).flatMap(HATint.init(levels:))
        case .onoff, .brightness, .temperature, .white: return nil
        }
    }
}

extension HATint {
    /// Two coordinates; `nil` for what is no colour.
    init?(xy numbers: [Double]) {
        guard numbers.count == 2, numbers[0] >= 0, numbers[1] > 0, numbers.allSatisfy({ $0 <= 1 }) else { return nil }
        self = .xy(ColorXY(x: numbers[0], y: numbers[1]))
    }

    /// Three to five levels, 0…255; `nil` for another number of them, and for no light at all.
    init?(levels: [Double]) {
        guard (3...5).contains(levels.count), levels.contains(where: { $0 > 0 }) else { return nil }
        let rgb = ColorRGB(levels: levels[0], levels[1], levels[2])
        switch levels.count {
        case 3: self = .rgb(rgb)
        case 4: self = .rgbw(rgb, levels[3] / 255)
        default: self = .rgbww(rgb, cold: levels[3] / 255, warm: levels[4] / 255)
        }
    }
}

extension Double {
    /// A share as a level, 0…255.
    var inLevels: Int { Int((min(max(self, 0), 1) * 255).rounded()) }
}
