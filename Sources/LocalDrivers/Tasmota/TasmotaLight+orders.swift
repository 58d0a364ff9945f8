import Connectivity
import HomeModel

extension TasmotaLight {
    /// What an action is in commands, of a light that was set so as far as is known. None if there is no word for it.
    func commands(for action: LightAction, _ said: LightReading) -> [String] {
        let power = "Power\(output)"
        var commands: [String] = []
        if action.on != false {
            commands += color(action)
            if kind != .relay, let wanted = action.brightness { commands.append("\(dimmer) \(BrightnessScale.percent.number(wanted))") }
        }
        // A level or colour switches on by itself, unless its owner does not want that.
        if action.on == false {
            commands.append(power + " OFF")
        } else if action.on == true, commands.isEmpty || needsPower {
            commands.append(power + " ON")
        }
        if kind != .relay, fades, !commands.isEmpty { commands = fade(action, said) + commands }
        return commands + attention(action.alert)
    }

    private func color(_ action: LightAction) -> [String] {
        var commands: [String] = []
        switch action.color {
        case .mirek(let mirek) where showsWhites: commands.append("CT \(range.clamp(mirek).value)")
        case .some(let color) where showsColors:
            if let shown = ColorRGB(showing: color.xy(in: .c)).hueSaturation {
                commands += ["HSBColor1 \(Int(shown.hue.rounded()) % 360)", "HSBColor2 \(Int((shown.saturation * 100).rounded()))"]
            }
        case .some, nil: break
        }
        switch action.effect {
        case .colorLoop? where showsColors: commands.append("Scheme 2")
        case LightEffect.none? where showsColors: commands.append("Scheme 0")
        default: break
        }
        return commands
    }

    /// The firmware blinks by itself, and then is as before.
    private func attention(_ alert: LightAlert?) -> [String] {
        switch alert {
        case .breatheOnce?: ["Power\(output) TOGGLE", "Delay 8", "Power\(output) TOGGLE"]
        case .breatheLong?: ["Power\(output) BLINK"]
        case LightAlert.none?: ["Power\(output) BLINKOFF"]
        case nil: []
        }
    }

    /// `Fade2` and `Speed2` count for one change, where `Fade` and `Speed` would be kept and wear the flash out.
    private func fade(_ action: LightAction, _ said: LightReading) -> [String] {
        let halves = action.transition.inSeconds * 2
        let speed = fadesByTime ? halves : halves / max(change(action, said), 0.01)
        guard halves > 0, speed >= 0.5 else { return ["Fade2 0"] }
        return ["Fade2 1", "Speed2 \(Int(min(max(speed.rounded(), 1), 40)))"]
    }

    /// How far the channel goes that goes farthest, 0…1: a fade's speed is for all the way.
    private func change(_ action: LightAction, _ said: LightReading) -> Double {
        guard let on = said.on, let level = said.brightness else { return 1 }
        var next = said
        if let brightness = action.brightness { next.brightness = brightness }
        switch action.color {
        case .mirek(let mirek): (next.mirek, next.xy) = (mirek, nil)
        case .some(let color): (next.xy, next.mirek) = (color.xy(in: .c), nil)
        case nil: break
        }
        let old = channels(said, on ? level.fraction : 0)
        let new = channels(next, (action.on ?? true) ? next.brightness?.fraction ?? 1 : 0)
        return zip(old, new).map { abs($0 - $1) }.max() ?? 1
    }

    /// Red, green, blue, cold and warm, as far as is known; the level for a light that has but one.
    private func channels(_ reading: LightReading, _ level: Double) -> [Double] {
        if let xy = reading.xy {
            let rgb = ColorRGB(showing: xy)
            return [rgb.red, rgb.green, rgb.blue, 0, 0].map { $0 * level }
        }
        guard let mirek = reading.mirek else { return [level, level, level, level, level] }
        let span = Double(range.warmest.value - range.coldest.value)
        let warm = Double(range.clamp(mirek).value - range.coldest.value) / span
        return [0, 0, 0, 1 - warm, warm].map { $0 * level }
    }
}

extension TasmotaConfig {
    /// What is sent for commands: one message, in which nothing waits for anything. A relay has one command, which goes by itself.
    /// Nothing is ever kept by the broker, which would say it again to the device whenever it comes.
    func messages(for commands: [String]) -> [MQTTMessage] {
        guard let first = commands.first else { return [] }
        let words = first.split(separator: " ", maxSplits: 1).map(String.init)
        if commands.count == 1, words.count == 2 { return [MQTTMessage(topic: topics.command(words[0]), text: words[1])] }
        let backlog = commands.map { $0.hasPrefix("Delay") ? $0 : "NoDelay;" + $0 }.joined(separator: ";")
        return [MQTTMessage(topic: topics.command("Backlog"), text: backlog)]
    }
}
