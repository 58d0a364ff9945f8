package import Connectivity
package import HomeModel

extension WLEDDevice {
    /// What to send for an order.
    ///
    /// - Parameter index: which of its lights.
    /// - Returns: `nil` if there is no such light, or no word for anything of it.
    package mutating func command(_ action: LightAction, for index: Int) -> JSONValue? {
        guard let segment = segment(index) else { return nil }
        var (whole, part) = isDivided ? divided(action) : undivided(action, segment)
        let able = abilities(of: segment)
        if action.on != false {
            if let brightness = action.brightness, able.ofLight.dims {
                let number = JSONValue.int(Int64(BrightnessScale.byte.number(brightness)))
                if isDivided { part["bri"] = number } else { whole["bri"] = number }
            }
            if let color = action.color { part.merge(words(for: color, able, segment.id)) { $1 } }
            if let effect = action.effect, able.colors { part["fx"] = .int(Int64(WLEDEffect.number(effect))) }
        }
        var all = [JSONValue]()
        if !part.isEmpty { all.append(.object(part.merging(["id": .int(Int64(segment.id))]) { $1 })) }
        if action.on == true, !isOn, isDivided { all += others(than: segment.id) }
        guard !whole.isEmpty || !all.isEmpty else { return nil }
        if !all.isEmpty { whole["seg"] = .array(all) }
        // For this once; `transition` would be kept as the owner's choice.
        whole["tt"] = .int(Int64(min(max(action.transition / .milliseconds(100), 0), 65_535).rounded()))
        return .object(whole)
    }

    /// The device as a whole is switched. Its segment must be on for that to be seen.
    private func undivided(_ action: LightAction, _ segment: WLEDSegment) -> ([String: JSONValue], [String: JSONValue]) {
        guard let on = action.on else { return ([:], [:]) }
        return (["on": .bool(on)], on && !segment.isOn ? ["on": true] : [:])
    }

    /// The segment is switched, and the device stays on.
    private func divided(_ action: LightAction) -> ([String: JSONValue], [String: JSONValue]) {
        guard let on = action.on else { return ([:], [:]) }
        return (on && !isOn ? ["on": true] : [:], ["on": .bool(on)])
    }

    /// When the device comes on for one segment, the others stay dark.
    private func others(than id: Int) -> [JSONValue] {
        segments.filter { $0.id != id && $0.isOn }.map { ["id": .int(Int64($0.id)), "on": false] }
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
