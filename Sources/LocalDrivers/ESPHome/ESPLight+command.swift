import HomeModel

extension ESPLight {
    /// Whether it calls attention by a flash of its own. A relay has none, and none goes on for long.
    func flashes(for action: LightAction) -> Bool { action.alert == .breatheOnce && !isPlug }

    /// What is sent for an action, in order; nothing if there is no word for any of it.
    ///
    /// - Parameter said: what the light said last.
    func commands(for action: LightAction, said: ESPSaid = ESPSaid()) -> [ESPFrame] {
        if isPlug { return action.on.map { [plugCommand($0)] } ?? [] }
        let end = endsEffect(action, said) ? command { $0.write("None", at: (18, 19)) } : nil
        return [end, change(for: action, said)].compactMap(\.self) + flash(for: action, said)
    }

    private func plugCommand(_ on: Bool) -> ESPFrame {
        ESPFrame(ESPFrame.Kind.plugCommand) {
            $0.write(1, fixed32: key.number)
            $0.write(2, on)
            $0.write(3, key.part)
        }
    }

    private func command(_ write: (inout ProtoWriter) -> Void) -> ESPFrame {
        ESPFrame(ESPFrame.Kind.lightCommand) {
            $0.write(1, fixed32: key.number)
            write(&$0)
            $0.write(28, key.part)
        }
    }

    /// Off says nothing else, for a level beside it would light the lamp or be lost.
    private func change(for action: LightAction, _ said: ESPSaid) -> ESPFrame? {
        let isGoingOff = action.on == false
        let color = isGoingOff ? nil : action.color.flatMap(shown)
        let brightness = isGoingOff || !dims ? nil : action.brightness
        let effect = isGoingOff || action.effect != .colorLoop ? nil : colorLoop
        guard action.on != nil || color != nil || brightness != nil || effect != nil else { return nil }
        return command {
            if let on = action.on { $0.write(on, at: (2, 3)) }
            if let brightness { $0.write(level: Self.level(of: brightness), at: (4, 5)) }
            if let color { write(color, to: &$0) } else if brightness != nil { write(full: said.dimmed, to: &$0) }
            // A fade and an effect exclude each other.
            if let effect {
                $0.write(effect, at: (18, 19))
            } else if dims {
                $0.write(milliseconds: action.transition, at: (14, 15))
            }
        }
    }

    /// Brightness is all of a light's brightness: what it shows must not be turned down beside it.
    private func write(full dimmed: ESPMode, to writer: inout ProtoWriter) {
        if dimmed.contains(.color) { writer.write(level: 1, at: (20, 21)) }
        if dimmed.contains(.white) { writer.write(level: 1, at: (10, 11)) }
    }

    /// After a flash firmware brings back how a fade began that was under way, so a fade is brought to its end before.
    private func flash(for action: LightAction, _ said: ESPSaid) -> [ESPFrame] {
        guard flashes(for: action) else { return [] }
        let flash = ESPFlash(of: self, said.goal.following(action))
        let isFading = dims && !said.isFlashing
        let end = isFading ? command { $0.write(milliseconds: .zero, at: (14, 15)) } : nil
        return [end].compactMap(\.self) + [command { writer in
            writer.write(flash.on, at: (2, 3))
            if let level = flash.level { writer.write(level: level, at: (4, 5)) }
            writer.write(16, true)
            writer.write(17, ESPFlash.length)
        }]
    }

    /// v1's 1…254 of 254, so that the lowest level is lit.
    static func level(of brightness: Brightness) -> Double { (brightness.fraction * 253 + 1) / 254 }
}

extension LightReading {
    /// How a light is lit once it has followed.
    func following(_ action: LightAction) -> LightReading {
        LightReading(on: action.on ?? on, brightness: action.brightness ?? brightness)
    }
}
