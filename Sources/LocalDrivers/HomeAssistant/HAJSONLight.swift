import Connectivity
import HomeModel

/// A light that is told and says everything in one object: `schema: json`.
struct HAJSONLight: HALamp {
    private let command: String
    private let state: String?
    let palette: HAPalette
    let scale: BrightnessScale
    let dims: Bool
    let speaksKelvin: Bool
    let effects: HAEffects
    private let flashes: (short: Double, long: Double)?
    private let fades: Bool
    private let isRetained: Bool
    let isOptimistic: Bool
    let isSwitch = false

    /// Reads a config; `nil` if nobody can switch it.
    init?(_ config: HAConfig) {
        guard let command = config.topic("command_topic") else { return nil }
        self.command = command
        state = config.topic("state_topic")
        palette = HAPalette(Self.modes(config), config)
        dims = !palette.modes.isSubset(of: [.onoff])
        scale = BrightnessScale(top: config.number("brightness_scale") ?? 255)
        speaksKelvin = config.flag("color_temp_kelvin") ?? false
        effects = HAEffects(config)
        flashes = config.flag("flash") == false
            ? nil : (config.number("flash_time_short") ?? 2, config.number("flash_time_long") ?? 10)
        fades = dims && config.flag("transition") != false
        isRetained = config.flag("retain") ?? false
        isOptimistic = config.flag("optimistic") ?? false || state == nil
    }

    /// The list of modes; in older configs each has a member of its own.
    private static func modes(_ config: HAConfig) -> Set<HAColorMode> {
        let listed = Set(config.list("supported_color_modes").compactMap(HAColorMode.init))
        if !listed.isEmpty { return listed }
        return Set(HAColorMode.allCases.filter { config.flag($0.rawValue) ?? false })
            .union(config.flag("white_value") ?? false ? [.brightness] : [])
    }

    var abilities: LightAbilities {
        LightAbilities(dims: dims, temperatures: palette.temperatures, gamut: palette.gamut)
    }

    var topics: [String] { state.map { [$0] } ?? [] }

    func messages(for action: LightAction, _ said: LightReading) -> [MQTTMessage] {
        guard let words = words(for: action) else { return [] }
        return [MQTTMessage(topic: command, text: JSONValue.object(words).text, isRetained: isRetained)]
    }

    /// Only what changes is said, and always whether it is to be on.
    private func words(for action: LightAction) -> [String: JSONValue]? {
        var words: [String: JSONValue] = [:]
        if action.on != false {
            if dims, let wanted = action.brightness { words["brightness"] = .int(Int64(scale.number(wanted))) }
            if let tint = action.color.flatMap(palette.tint) { words.merge(self.words(for: tint)) { $1 } }
            if let effect = effects.name(for: action) { words["effect"] = .string(effect) }
            if let flash = flash(action.alert) { words["flash"] = .double(flash) }
            guard action.on == true || !words.isEmpty else { return nil }
        }
        if fades, words["flash"] == nil { words["transition"] = .double(action.transition.inSeconds.inHundredths) }
        words["state"] = action.on == false ? "OFF" : "ON"
        return words
    }

    private func flash(_ alert: LightAlert?) -> Double? {
        switch alert {
        case .breatheOnce?: flashes?.short
        case .breatheLong?: flashes?.long
        case LightAlert.none?, nil: nil
        }
    }
}
