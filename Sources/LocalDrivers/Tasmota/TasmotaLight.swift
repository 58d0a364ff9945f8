import HomeModel

/// One light of a device: an output, and how its level and its colours are told.
struct TasmotaLight: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// On and off.
        case relay
        /// One channel.
        case dimmer
        /// Cold and warm white.
        case whites
        /// Red, green and blue, perhaps with a white that cannot be chosen.
        case colors
        /// Red, green, blue, cold and warm white.
        case all
    }

    let kind: Kind
    /// Which output it is, from 1.
    let output: Int
    /// What its level is called in commands.
    let dimmer: String
    /// What its level is called in what the device says; `nil` if that is one of several channels.
    let level: String?
    /// Which of the channels it is, if each channel is a light.
    let channel: Int?
    /// The temperatures that it can show.
    let range: MirekRange
    /// Whether white is told by itself.
    let hasWhite: Bool
    /// Whether a level or colour leaves a lamp off that is off.
    let needsPower: Bool
    /// Whether it fades at all; a microcontroller of Tuya's does not.
    let fades: Bool
    /// Whether a fade takes its time whatever it changes.
    let fadesByTime: Bool

    /// All lights of a device.
    static func all(in config: TasmotaConfig) -> [TasmotaLight] {
        let outputs = config.outputs.indices.filter { config.outputs[$0] == 1 || config.outputs[$0] == 2 }
        let lights = outputs.filter { config.outputs[$0] == 2 }
        return outputs.filter { !config.isFan || $0 == 0 }.map { output in
            TasmotaLight(config, output, lights.firstIndex(of: output))
        }
    }

    private init(_ config: TasmotaConfig, _ place: Int, _ light: Int?) {
        output = place + 1
        range = config.option(82) == 1 ? MirekRange(200, 380) : MirekRange(153, 500)
        needsPower = config.option(20) == 1
        fades = !config.isTuya
        fadesByTime = config.option(117) == 1
        let isSplit = !config.isLinked && config.lightType >= 4
        let type = config.lightType
        // The lamp of a fan goes on and off, whatever it is called.
        guard let light, type > 0 || config.option(68) == 1 else {
            (kind, dimmer, level, channel, hasWhite) = (.relay, "", nil, nil, false)
            return
        }
        if config.option(68) == 1 {
            // Channels have the numbers of their outputs, and stand in lists by themselves.
            (kind, dimmer, level, channel, hasWhite) = (.dimmer, "Channel\(output)", "Channel\(output)", light, false)
        } else if isSplit {
            let name = "Dimmer\(light + 1)"
            kind = light == 0 ? .colors : type == 5 ? .whites : .dimmer
            (dimmer, level, channel, hasWhite) = (name, name, nil, false)
        } else {
            let kinds: [Int: Kind] = [2: .whites, 3: .colors, 4: .colors, 5: .all]
            kind = kinds[type] ?? .dimmer
            (dimmer, level, channel, hasWhite) = (config.isTuya ? "Dimmer3" : "Dimmer", "Dimmer", nil, type >= 4)
        }
    }

    /// What it can do.
    var abilities: LightAbilities {
        LightAbilities(dims: kind != .relay, temperatures: showsWhites ? range : nil, gamut: showsColors ? .c : nil)
    }

    var showsWhites: Bool { kind == .whites || kind == .all }

    var showsColors: Bool { kind == .colors || kind == .all }
}
