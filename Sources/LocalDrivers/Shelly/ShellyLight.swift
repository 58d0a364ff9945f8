import Connectivity
import HomeModel

/// A component that gives light or switches something that does, of Gen2 and later.
struct ShellyLight: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case `switch`, light, rgb, rgbw, cct

        var method: String { self == .switch ? "Switch.Set" : self == .light ? "Light.Set" : rawValue.uppercased() + ".Set" }
    }

    /// What devices show that do not say what they show.
    private static let usualKelvin = (warm: 2700.0, cold: 6500.0)
    /// The shortest transition that is taken, in seconds.
    private static let shortest = 0.5

    let kind: Kind
    let id: Int
    let name: String?
    private let whites: MirekRange?

    /// What it is called in status and configuration: `light:0`.
    var key: String { "\(kind.rawValue):\(id)" }

    /// `nil` if this is the key of something else.
    init?(key: String, config: JSONValue?) {
        let parts = key.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let id = Int(parts[1]), id >= 0 else { return nil }
        self.kind = kind
        self.id = id
        name = ResourceName.fit(config?["name"]?.string)
        whites = kind == .cct ? Self.range(config?["ct_range"]) : nil
    }

    private static func range(_ word: JSONValue?) -> MirekRange {
        let ends = (word?.array ?? []).compactMap(\.double).filter { (1000...20_000).contains($0) }
        let (low, high) = ends.count == 2 ? (ends[0], ends[1]) : (usualKelvin.warm, usualKelvin.cold)
        return MirekRange(Int((1_000_000 / low).rounded()), Int((1_000_000 / high).rounded()))
    }

    private var showsColors: Bool { kind == .rgb || kind == .rgbw }

    var abilities: LightAbilities {
        LightAbilities(
            dims: kind != .switch, temperatures: showsColors ? ColorMemory.whites : whites, gamut: showsColors ? Gamut.c : nil)
    }

    /// What a status says.
    func reading(_ status: JSONValue, _ colors: ColorMemory) -> LightReading {
        var reading = LightReading()
        if showsColors, let parts = status["rgb"]?.array?.compactMap(\.double), parts.count == 3 {
            let rgb = ColorRGB(levels: parts[0], parts[1], parts[2])
            if rgb.peak > 0 { reading = colors.reading(rgb) }
        }
        if let whites, let kelvin = status["ct"]?.double, kelvin >= 1000 {
            reading.mirek = whites.clamp(Mirek(Int((1_000_000 / kelvin).rounded())))
        }
        if kind != .switch { reading.brightness = status["brightness"]?.double.flatMap(BrightnessScale.percent.brightness) }
        reading.on = status["output"]?.bool
        return reading
    }

    /// What to call its method with for an order; `nil` for nothing.
    func params(for action: LightAction, _ colors: inout ColorMemory) -> [String: JSONValue]? {
        var params: [String: JSONValue] = [:]
        if let on = action.on { params["on"] = .bool(on) }
        if action.on != false, kind != .switch {
            if let wanted = action.brightness { params["brightness"] = .int(Int64(BrightnessScale.percent.number(wanted))) }
            if let color = action.color { params.merge(words(for: color, &colors)) { $1 } }
        }
        guard !params.isEmpty else { return nil }
        params["id"] = .int(Int64(id))
        if kind != .switch {
            // Thousandths: what is behind that is the sum's, not anybody's wish.
            let seconds = (action.transition / .milliseconds(1)).rounded() / 1000
            params["transition_duration"] = .double(max(seconds, Self.shortest))
        }
        return params
    }

    private func words(for color: LightAction.Color, _ colors: inout ColorMemory) -> [String: JSONValue] {
        if showsColors {
            let rgb = colors.rgb(for: color)
            let words: [String: JSONValue] = ["rgb": .array(rgb.levels.map { .int(Int64($0)) })]
            return kind == .rgbw ? words.merging(["white": 0]) { $1 } : words
        }
        guard let whites, case .mirek(let mirek) = color else { return [:] }
        return ["ct": .int(Int64((1_000_000 / Double(whites.clamp(mirek).value)).rounded()))]
    }
}
