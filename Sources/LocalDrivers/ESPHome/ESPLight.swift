package import HomeModel

/// A light of a device, or a switch, which is a light that goes on and off.
package struct ESPLight: Sendable, Hashable {
    /// Warmest and coldest temperatures that are believed of a lamp that says none.
    private static let usualTemperatures = MirekRange(153, 500)

    /// What tells it from other lights of the device.
    package let key: ESPKey
    /// What it is called there; empty if as the device.
    package let name: String
    let isPlug: Bool
    /// Whether firmware sends out orders without seeing what comes of them, as by infrared light.
    let isGuessed: Bool
    /// Whether its firmware is from before there were colour modes.
    let isOld: Bool
    let modes: [ESPMode]
    let temperatures: MirekRange?
    let effects: [String]

    /// Reads an entry of the list of entities; `nil` for one that is no lamp to the owner.
    init?(_ entry: ESPFrame) {
        let fields = entry.fields
        guard [ESPFrame.Kind.light, ESPFrame.Kind.plug].contains(entry.kind), ESPEntry(entry)?.isShown == true,
            let key = ESPKey(entry)
        else { return nil }
        (self.key, name) = (key, fields.string(3))
        isPlug = entry.kind == ESPFrame.Kind.plug
        isGuessed = isPlug && fields.bool(6)
        let modes = isPlug ? [.onOff] : fields.uints(12).map { ESPMode(rawValue: $0) }
        isOld = modes.isEmpty
        self.modes = modes.isEmpty ? [.old(fields)] : modes
        effects = isPlug ? [] : fields.strings(11)
        temperatures = self.modes.forTemperatures.map { _ in
            let (coldest, warmest) = (fields.float(9), fields.float(10))
            guard coldest >= 1, warmest > coldest, warmest <= 10_000 else { return Self.usualTemperatures }
            return MirekRange(Int(coldest.rounded()), Int(warmest.rounded()))
        }
    }

    /// What it can do, in the home's terms.
    package var abilities: LightAbilities {
        LightAbilities(dims: dims, temperatures: temperatures, gamut: modes.forColors.map { _ in .c })
    }

    var dims: Bool { modes.contains { $0.contains(.brightness) } }

    /// What it calls the walk around the colour wheel, if it knows it.
    var colorLoop: String? {
        let names = ["color loop", "colorloop", "rainbow", "addressable rainbow", "color wheel"]
        return names.lazy.compactMap { name in effects.first { $0.lowercased() == name } }.first
    }
}

/// How a device tells its entities apart: by kind, by a number made of the name, and by the part of the device that it is in.
package struct ESPKey: Sendable, Hashable {
    /// Entities of different kinds may have the same number.
    enum Kind: String, Sendable, Hashable {
        case light, plug, binarySensor, sensor, event
    }

    let kind: Kind
    let number: UInt32
    let part: UInt64

    /// The home's word for it: firmware makes numbers of names, so they stay when other entities come and go.
    var word: String { "\(kind.rawValue) \(part) \(number)" }

    /// Where entries and states of each kind say which part of the device they belong to.
    private static let fields: [UInt64: (kind: Kind, part: Int)] = [
        ESPFrame.Kind.light: (.light, 16), ESPFrame.Kind.lightState: (.light, 14),
        ESPFrame.Kind.plug: (.plug, 10), ESPFrame.Kind.plugState: (.plug, 3),
        ESPFrame.Kind.binarySensor: (.binarySensor, 10), ESPFrame.Kind.binarySensorState: (.binarySensor, 4),
        ESPFrame.Kind.sensor: (.sensor, 14), ESPFrame.Kind.sensorState: (.sensor, 4),
        ESPFrame.Kind.event: (.event, 10), ESPFrame.Kind.eventState: (.event, 3),
    ]

    /// Reads it from an entry or a state: the number is the second field of an entry and the first of a state. `nil` for what
    /// is neither.
    init?(_ frame: ESPFrame) {
        guard let place = Self.fields[frame.kind] else { return nil }
        let fields = frame.fields
        kind = place.kind
        number = fields.fixed32(ESPEntry.flags[frame.kind] == nil ? 1 : 2)
        part = fields.uint(place.part)
    }
}

/// What all entries of the list of entities have in common.
struct ESPEntry: Sendable, Hashable {
    /// Where entries of each kind say that they are off by default, and that they are about the device itself.
    static let flags: [UInt64: (disabled: Int, category: Int)] = [
        ESPFrame.Kind.light: (13, 15), ESPFrame.Kind.plug: (7, 8), ESPFrame.Kind.binarySensor: (7, 9),
        ESPFrame.Kind.sensor: (12, 13), ESPFrame.Kind.event: (6, 7),
    ]

    /// Whether it is for the owner's use: not off by default, and neither a setting nor a diagnosis.
    let isShown: Bool

    init?(_ frame: ESPFrame) {
        guard let flags = Self.flags[frame.kind] else { return nil }
        let fields = frame.fields
        isShown = !fields.bool(flags.disabled) && fields.uint(flags.category) == 0
    }
}
