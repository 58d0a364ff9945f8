package import Connectivity
package import HomeModel

extension WLEDDevice {
    /// The longest transition in tenths of a second. It counts milliseconds in 16 bits, so that a longer one would be a short one.
    private static let longest = 655.0

    /// What to send for an order.
    ///
    /// - Parameter index: which of its lights.
    /// - Returns: `nil` if there is no such light, or no word for anything of it.
    package mutating func command(_ action: LightAction, for index: Int) -> JSONValue? {
        guard segments.indices.contains(index) else { return nil }
        var (whole, part) = isDivided ? divided(action, index) : undivided(action, index)
        let able = abilities(of: segments[index])
        if action.on != false {
            if let brightness = action.brightness, able.ofLight.dims {
                let number = JSONValue.int(Int64(BrightnessScale.byte.number(brightness)))
                if isDivided { part["bri"] = number } else { whole["bri"] = number }
            }
            if let color = action.color { part.merge(words(for: color, able, segments[index].id)) { $1 } }
            if let effect = action.effect, able.colors { part["fx"] = .int(Int64(WLEDEffect.number(effect))) }
        }
        var all = [JSONValue]()
        if !part.isEmpty { all.append(.object(part.merging(["id": .int(Int64(segments[index].id))]) { $1 })) }
        if action.on == true, !isOn, isDivided { all += others(than: index) }
        guard !whole.isEmpty || !all.isEmpty else { return nil }
        if !all.isEmpty { whole["seg"] = .array(all) }
        // For this once; `transition` would be kept as the owner's choice.
        whole["tt"] = .int(Int64(min(max(action.transition / .milliseconds(100), 0), Self.longest).rounded()))
        return .object(whole)
    }

    /// The device as a whole is switched. Its segment must be on for that to be seen.
    private func undivided(_ action: LightAction, _ index: Int) -> ([String: JSONValue], [String: JSONValue]) {
        guard let on = action.on else { return ([:], [:]) }
        return (["on": .bool(on)], on && !segments[index].isOn ? ["on": true] : [:])
    }

    /// The segment is switched, and the device stays on.
    private func divided(_ action: LightAction, _ index: Int) -> ([String: JSONValue], [String: JSONValue]) {
        guard let on = action.on else { return ([:], [:]) }
        return (on && !isOn ? ["on": true] : [:], ["on": .bool(on)])
    }

    /// When the device comes on for one segment, the others stay dark.
    private func others(than index: Int) -> [JSONValue] {
        segments.indices.filter { $0 != index && segments[$0].isOn }.map { ["id": .int(Int64(segments[$0].id)), "on": false] }
    }

    /// A colour would not be seen under an effect, so that ends with it unless the order says otherwise.
    private mutating func words(for color: LightAction.Color, _ able: WLEDAbilities, _ id: Int) -> [String: JSONValue] {
        if case .mirek(let mirek) = color, able.tones {
            let shown: [JSONValue] = [0, 0, 0, 255]
            return ["cct": .int(Int64(WLEDTone.number(mirek))), "col": [.array(shown)], "fx": 0]
        }
        guard able.colors else { return [:] }
        let rgb = colors[id, default: ColorMemory()].rgb(for: color)
        let parts = rgb.levels + (able.white ? [0] : [])
        return ["col": [.array(parts.map { .int(Int64($0)) })], "fx": 0]
    }
}
