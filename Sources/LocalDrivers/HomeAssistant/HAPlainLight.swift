import Connectivity
import HomeModel

/// A light that is told and says everything on topics of its own, in plain text: the schema that is meant where none is named.
struct HAPlainLight: HALamp {
    /// When the word that switches on is sent, if other words are.
    enum OnCommand: String, Sendable, Hashable {
        case last, first, brightness
    }

    /// One thing that is told and said.
    struct Wire: Sendable, Hashable {
        let command: String?
        let words: HATemplate?
        let state: String?
        let template: HATemplate?

        init(_ config: HAConfig, _ name: String) throws(HATemplate.Unsupported) {
            command = config.topic(name + "command_topic")
            words = try config.template(name.isEmpty ? "command_template" : name + "command_template")
            state = config.topic(name + "state_topic")
            template = try config.template(name.isEmpty ? "state_value_template" : name + "value_template")
        }

        func said(_ topic: String, _ payload: [UInt8]) -> String? {
            guard topic == state else { return nil }
            return template.map { $0.render(payload) } ?? String(decoding: payload, as: UTF8.self)
        }
    }

    let power: Wire
    let level: Wire
    let effect: Wire
    /// The light's own word of which colour counts.
    let mode: Wire
    /// How each mode is told and said.
    let tints: [HAColorMode: Wire]
    let palette: HAPalette
    let scale: BrightnessScale
    let effects: HAEffects
    let speaksKelvin: Bool
    let onCommand: OnCommand
    let on: String
    let off: String
    let isRetained: Bool
    let isOptimistic: Bool
    let isSwitch: Bool
    /// The colours that were said, and which of them counts.
    var said: [HAColorMode: HATint] = [:]
    var current: HAColorMode?

    private static let prefixes: [HAColorMode: String] = [
        .temperature: "color_temp_", .hs: "hs_", .xy: "xy_", .rgb: "rgb_", .rgbw: "rgbw_", .rgbww: "rgbww_",
    ]

    /// Reads a config, of a switch too, which is a light with nothing but a state.
    ///
    /// - Returns: `nil` if nobody can switch it.
    init?(_ config: HAConfig) throws(HATemplate.Unsupported) {
        guard config.topic("command_topic") != nil else { return nil }
        isSwitch = config.component == "switch"
        let state = try isSwitch ? HASwitchWords(config) : nil
        power = try Wire(config, "")
        level = try Wire(config, "brightness_")
        effect = try Wire(config, "effect_")
        mode = try Wire(config, "color_mode_")
        var tints: [HAColorMode: Wire] = [:]
        for (mode, prefix) in Self.prefixes where !isSwitch {
            let wire = try Wire(config, prefix)
            if wire.command != nil { tints[mode] = wire }
        }
        self.tints = tints
        palette = HAPalette(Set(tints.keys), config)
        scale = BrightnessScale(top: config.number("brightness_scale") ?? 255)
        effects = HAEffects(config)
        speaksKelvin = config.flag("color_temp_kelvin") ?? false
        onCommand = config.text("on_command_type").flatMap(OnCommand.init) ?? .last
        on = config.text("payload_on") ?? "ON"
        off = config.text("payload_off") ?? "OFF"
        words = state ?? HASwitchWords(on: on, off: off, template: power.template)
        isRetained = config.flag("retain") ?? false
        isOptimistic = config.flag("optimistic") ?? false || power.state == nil
    }

    /// What its state topic says.
    let words: HASwitchWords

    /// Colours of red, green and blue carry a brightness with them, unless that is told by itself.
    var dimsByColor: Bool {
        !isSwitch && level.command == nil && [.rgb, .rgbw, .rgbww].contains { tints[$0] != nil } && tints[.xy] == nil && tints[.hs] == nil
    }

    var abilities: LightAbilities {
        LightAbilities(
            dims: !isSwitch && level.command != nil || dimsByColor, temperatures: palette.temperatures, gamut: palette.gamut)
    }

    var topics: [String] { ([power, level, effect, mode] + tints.values).compactMap(\.state) }
}

/// The words on a state topic.
struct HASwitchWords: Sendable, Hashable {
    let on: String
    let off: String
    let template: HATemplate?

    init(on: String, off: String, template: HATemplate?) { (self.on, self.off, self.template) = (on, off, template) }

    /// A switch or sensor says what it is told, unless other words are named.
    init(_ config: HAConfig) throws(HATemplate.Unsupported) {
        on = config.text("state_on") ?? config.text("payload_on") ?? "ON"
        off = config.text("state_off") ?? config.text("payload_off") ?? "OFF"
        template = try config.template("value_template")
    }

    /// Whether a payload says yes; `nil` if it says neither.
    func flag(_ payload: [UInt8]) -> Bool? {
        guard let word = template.map({ $0.render(payload) }) ?? String(decoding: payload, as: UTF8.self) else { return nil }
        return word.isSame(as: on) ? true : word.isSame(as: off) ? false : nil
    }
}
