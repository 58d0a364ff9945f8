import Connectivity
import HomeModel

/// A component that gives light or switches something that does, of Gen2 and later.
struct ShellyLight: Sendable, Hashable {
    enum Kind: String, Sendable, Hashable, CaseIterable {
        case `switch`, light, rgb, rgbw, cct, rgbcct

        var method: String { self == .switch ? "Switch.Set" : self == .light ? "Light.Set" : rawValue.uppercased() + ".Set" }
    }

    /// What devices show that do not say what they show.
    private static let usualKelvin = 2700.0...6500.0
    /// What of a status says how it is set.
    private static let members: Set = ["output", "brightness", "rgb", "white", "ct", "mode"]
    /// The shortest transition that is taken, in seconds.
    private static let shortest = 0.5

    let kind: Kind
    let id: Int
    let name: String?
    /// The whites that it can show; `nil` for none, or for those that are made of colours.
    private let kelvin: ClosedRange<Double>?

    /// What it is called in status and configuration: `light:0`.
    var key: String { "\(kind.rawValue):\(id)" }

    /// `nil` if this is the key of something else.
    init?(key: String, config: JSONValue?) {
        let parts = key.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let kind = Kind(rawValue: String(parts[0])), let id = Int(parts[1]), id >= 0 else { return nil }
        self.kind = kind
        self.id = id
        name = ResourceName.fit(config?["name"]?.string)
        kelvin = kind == .cct || kind == .rgbcct ? Self.range(config?["ct_range"]) : nil
    }

    private static func range(_ word: JSONValue?) -> ClosedRange<Double> {
        let ends = (word?.array ?? []).compactMap(\.double).filter { (1000...20_000).contains($0) }
        return ends.count == 2 ? min(ends[0], ends[1])...max(ends[0], ends[1]) : usualKelvin
    }

    private var whites: MirekRange? {
        kelvin.map { MirekRange(Int((1_000_000 / $0.lowerBound).rounded()), Int((1_000_000 / $0.upperBound).rounded())) }
    }

    private var showsColors: Bool { kind == .rgb || kind == .rgbw || kind == .rgbcct }

    var abilities: LightAbilities {
        LightAbilities(
            dims: kind != .switch, temperatures: whites ?? (showsColors ? ColorMemory.whites : nil),
            gamut: showsColors ? Gamut.c : nil)
    }

    /// Whether a notice is of how it is set, and not of what it draws or how warm it is inside.
    func isTold(by notice: JSONValue?) -> Bool { notice?.object.map { !Self.members.isDisjoint(with: $0.keys) } ?? false }

    /// What a status says. One that shows colours and whites has both in it, and says by its mode which of them counts.
    func reading(_ status: JSONValue, _ colors: ColorMemory) -> LightReading {
        var reading = LightReading()
        let mode = status["mode"]?.string
        if showsColors, mode != "cct", let parts = status["rgb"]?.array?.compactMap(\.double), parts.count == 3 {
            let rgb = ColorRGB(levels: parts[0], parts[1], parts[2])
            if rgb.peak > 0 { reading = whites == nil ? colors.reading(rgb) : LightReading(xy: rgb.xy()) }
        }
        if let whites, mode != "rgb", let kelvin = status["ct"]?.double, kelvin >= 1000 {
            reading.mirek = whites.clamp(Mirek(Int((1_000_000 / kelvin).rounded())))
        }
        if kind != .switch { reading.brightness = status["brightness"]?.double.flatMap(BrightnessScale.percent.brightness) }
        reading.on = status["output"]?.bool
        return reading
    }

    /// What to call its method with for an order; `nil` for nothing.
    ///
    /// - Parameter status: what the light said last.
    func params(for action: LightAction, _ status: JSONValue, _ colors: inout ColorMemory) -> [String: JSONValue]? {
        var params: [String: JSONValue] = [:]
        if let on = action.on { params["on"] = .bool(on) }
        if action.on != false, kind != .switch {
            if let wanted = action.brightness { params["brightness"] = .int(Int64(BrightnessScale.percent.number(wanted))) }
            if let color = action.color { params.merge(words(for: color, &colors)) { $1 } }
        }
        guard !params.isEmpty else { return nil }
        params["id"] = .int(Int64(id))
        if kind != .switch {
            // A colour is not taken by itself: whether it is on or how bright has to be said with it. What is known of the first may
            // be a moment old, and nobody asked for it.
            if params["on"] == nil, params["brightness"] == nil { params["brightness"] = status["brightness"] }
            // Thousandths: what is behind that is the sum's, not anybody's wish.
            let seconds = (action.transition / .milliseconds(1)).rounded() / 1000
            params["transition_duration"] = .double(max(seconds, Self.shortest))
        }
        return params
    }

    /// What a status says of a light that took this.
    static func status(after params: [String: JSONValue]) -> [String: JSONValue] {
        var status = params.filter { members.contains($0.key) }
        status["output"] = params["on"]
        return status
    }

    private func words(for color: LightAction.Color, _ colors: inout ColorMemory) -> [String: JSONValue] {
        if let kelvin, case .mirek(let mirek) = color {
            // In kelvin, of which the ends of the range are given: one that is rounded to whole mireds may be beyond them.
            let wanted = min(max(mirek.kelvin.rounded(), kelvin.lowerBound), kelvin.upperBound)
            let words: [String: JSONValue] = ["ct": .int(Int64(wanted))]
            return kind == .rgbcct ? words.merging(["mode": "cct"]) { $1 } : words
        }
        guard showsColors else { return [:] }
        let words: [String: JSONValue] = ["rgb": .array(colors.rgb(for: color).levels.map { .int(Int64($0)) })]
        switch kind {
        case .rgbw: return words.merging(["white": 0]) { $1 }
        case .rgbcct: return words.merging(["mode": "rgb"]) { $1 }
        default: return words
        }
    }
}
