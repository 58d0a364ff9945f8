import HomeModel

extension ESPLight {
    /// How long it flashes to be seen, in milliseconds.
    static let flash: UInt64 = 3000

    /// What is sent for an action, in order; nothing if there is no word for any of it.
    ///
    /// - Parameter said: what the light said last, by which a flash can be seen.
    func commands(for action: LightAction, said: LightReading) -> [ESPFrame] {
        if isPlug { return action.on.map { [plugCommand($0)] } ?? [] }
        return [change(for: action), alert(for: action, said: said)].compactMap(\.self)
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
    private func change(for action: LightAction) -> ESPFrame? {
        let isGoingOff = action.on == false
        let color = isGoingOff ? nil : action.color.flatMap(shown)
        let brightness = isGoingOff || !dims ? nil : action.brightness
        let effect = isGoingOff ? nil : word(for: action.effect)
        guard action.on != nil || color != nil || brightness != nil || effect != nil else { return nil }
        return command {
            if let on = action.on { $0.write(on, at: (2, 3)) }
            if let brightness { $0.write(level: Self.level(of: brightness), at: (4, 5)) }
            if let color { write(color, to: &$0) }
            // A fade and an effect exclude each other.
            if let effect {
                $0.write(18, true)
                $0.write(19, effect)
            } else if dims {
                $0.write(14, true)
                $0.write(15, UInt64(max(action.transition / .milliseconds(1), 0)))
            }
        }
    }

    /// A flash must not look like the light does anyway. It leaves the light as it was.
    private func alert(for action: LightAction, said: LightReading) -> ESPFrame? {
        guard let alert = action.alert, alert != LightAlert.none else { return nil }
        let on = action.on ?? said.on ?? false
        return command {
            $0.write(dims || !on, at: (2, 3))
            if dims { $0.write(level: Self.flashLevel(on: on, action.brightness ?? said.brightness), at: (4, 5)) }
            $0.write(16, true)
            $0.write(17, Self.flash)
        }
    }

    /// How bright a flash is.
    static func flashLevel(on: Bool, _ brightness: Brightness?) -> Double {
        on && (brightness ?? .full).fraction > 0.5 ? 0.1 : 1
    }

    private func word(for effect: LightEffect?) -> String? {
        guard let effect, let colorLoop else { return nil }
        return effect == .colorLoop ? colorLoop : "None"
    }

    /// v1's 1…254 of 254, so that the lowest level is lit.
    static func level(of brightness: Brightness) -> Double { (brightness.fraction * 253 + 1) / 254 }
}

extension ProtoWriter {
    /// A level, with the flag that says that it is there.
    mutating func write(level: Double, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, float: level)
    }

    fileprivate mutating func write(_ on: Bool, at place: (has: Int, value: Int)) {
        write(place.has, true)
        write(place.value, on)
    }
}
