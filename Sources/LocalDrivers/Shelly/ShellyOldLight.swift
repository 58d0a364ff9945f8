import Connectivity
import HomeModel

/// A relay or light of a Gen1 device: where it is spoken to, and how. What it can do is seen from its status.
struct ShellyOldLight: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// `/relay/N`.
        case relay
        /// `/light/N`: dims, and knows nothing of colour.
        case dimmer
        /// `/light/N` with `temp`.
        case toned
        /// `/light/N` with `mode`: colours or temperatures.
        case bulb
        /// `/color/0`: colours.
        case color
        /// `/white/N`: one of the channels of a strip.
        case channel
    }

    /// The longest transition that is taken, in milliseconds.
    private static let longest = 5000

    let kind: Kind
    let id: Int

    /// - Parameters:
    ///   - status: what `/status` says of the light; no relay.
    ///   - isOnly: whether it is the device's only light.
    init(light id: Int, status: JSONValue, isOnly: Bool) {
        self.id = id
        let (shows, tones) = (status["red"]?.int != nil, status["temp"]?.int != nil)
        kind = shows && tones ? .bulb : shows ? .color : tones ? .toned : isOnly ? .dimmer : .channel
    }

    init(relay id: Int) { (kind, self.id) = (.relay, id) }

    private var path: [String] {
        switch kind {
        case .relay: ["relay", "\(id)"]
        case .dimmer, .toned, .bulb: ["light", "\(id)"]
        case .color: ["color", "\(id)"]
        case .channel: ["white", "\(id)"]
        }
    }

    private var showsColors: Bool { kind == .bulb || kind == .color }

    /// Whites of 2700 K to 6500 K; bulbs with colours begin at 3000 K.
    private var whites: MirekRange? {
        switch kind {
        case .toned: MirekRange(154, 370)
        case .bulb: MirekRange(154, 333)
        case .color: ColorMemory.whites
        case .relay, .dimmer, .channel: nil
        }
    }

    var abilities: LightAbilities {
        LightAbilities(dims: kind != .relay, temperatures: whites, gamut: showsColors ? Gamut.c : nil)
    }

    /// Whether a status is one of showing a colour, of which the brightness is `gain`.
    private func isColor(_ status: JSONValue) -> Bool {
        kind == .color || kind == .bulb && status["mode"]?.string != "white"
    }

    /// What a status says.
    func reading(_ status: JSONValue, _ colors: ColorMemory) -> LightReading {
        var reading = LightReading()
        if isColor(status), let red = status["red"]?.double, let green = status["green"]?.double,
            let blue = status["blue"]?.double {
            let rgb = ColorRGB(levels: red, green, blue)
            if let point = rgb.xy() { reading = kind == .color ? colors.reading(rgb) : LightReading(xy: point) }
        } else if let whites, let kelvin = status["temp"]?.double, kelvin >= 1000 {
            reading.mirek = whites.clamp(Mirek(Int((1_000_000 / kelvin).rounded())))
        }
        reading.on = status["ison"]?.bool
        guard kind != .relay else { return reading }
        reading.brightness = status[isColor(status) ? "gain" : "brightness"]?.double.flatMap(BrightnessScale.percent.brightness)
        return reading
    }

    /// What to ask for to have an order done; `nil` for nothing.
    ///
    /// - Parameter status: what the light said last, which tells the mode that it is in.
    func request(for action: LightAction, _ status: JSONValue, _ colors: inout ColorMemory) -> WebRequest? {
        var query: [String: String] = [:]
        if let on = action.on { query["turn"] = on ? "on" : "off" }
        if action.on != false, kind != .relay {
            var shows = isColor(status)
            if let color = action.color {
                query.merge(words(for: color, &colors)) { $1 }
                if kind == .bulb { shows = query["mode"] == "color" }
            }
            if let wanted = action.brightness {
                query[shows ? "gain" : "brightness"] = "\(BrightnessScale.percent.number(wanted))"
            }
        }
        guard !query.isEmpty else { return nil }
        if kind != .relay {
            query["transition"] = "\(min(max(Int((action.transition / .milliseconds(1)).rounded()), 0), Self.longest))"
        }
        return WebRequest("GET", WebRequest.path(path, query: query))
    }

    /// Modes stay until they are changed, so the mode is said with each colour.
    private func words(for color: LightAction.Color, _ colors: inout ColorMemory) -> [String: String] {
        if case .mirek(let mirek) = color, kind != .color, let whites {
            let kelvin = ["temp": "\(Int((1_000_000 / Double(whites.clamp(mirek).value)).rounded()))"]
            return kind == .bulb ? kelvin.merging(["mode": "white"]) { $1 } : kelvin
        }
        guard showsColors else { return [:] }
        let rgb = colors.rgb(for: color).levels
        let words = ["red": "\(rgb[0])", "green": "\(rgb[1])", "blue": "\(rgb[2])", "white": "0", "effect": "0"]
        return kind == .bulb ? words.merging(["mode": "color"]) { $1 } : words
    }
}
