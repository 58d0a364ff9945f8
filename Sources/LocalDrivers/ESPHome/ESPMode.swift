/// A colour mode of a light: the set of what can be set while it is in force, as the firmware's own numbers have it.
struct ESPMode: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    static let onOff = ESPMode(rawValue: 1)
    static let brightness = ESPMode(rawValue: 2)
    /// A white of its own, by its own level.
    static let white = ESPMode(rawValue: 4)
    /// A temperature in mireds.
    static let temperature = ESPMode(rawValue: 8)
    /// A cold and a warm white, each by its own level.
    static let coldWarm = ESPMode(rawValue: 16)
    static let color = ESPMode(rawValue: 32)

    /// The mode of a light whose firmware is from before there were modes (API 1.6): its entry says one by one what it can do.
    static func old(_ entry: ProtoFields) -> ESPMode {
        let abilities: [(field: Int, mode: ESPMode)] = [(5, .brightness), (6, .color), (7, .white), (8, .temperature)]
        return abilities.reduce(.onOff) { entry.bool($1.field) ? $0.union($1.mode) : $0 }
    }
}

extension [ESPMode] {
    /// The mode for whites of a temperature: one of whites alone if there is one.
    var forTemperatures: ESPMode? {
        let fit = filter { !$0.isDisjoint(with: [.temperature, .coldWarm]) }
        let detour = { (mode: ESPMode) in (mode.contains(.color) ? 2 : 0) + (mode.contains(.coldWarm) ? 1 : 0) }
        return fit.min { detour($0) < detour($1) }
    }

    /// The mode for colours: one of colours alone if there is one.
    var forColors: ESPMode? { filter { $0.contains(.color) }.min { $0.rawValue < $1.rawValue } }

    /// The mode for the white that has no temperature.
    var forWhite: ESPMode? {
        let fit = filter { $0.contains(.white) && $0.isDisjoint(with: [.temperature, .coldWarm]) }
        return fit.min { $0.rawValue < $1.rawValue }
    }
}
