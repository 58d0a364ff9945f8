import Connectivity
import HomeModel

/// Something that a device senses: a member of its `SENSOR` reports, or a switch that says how it stands.
struct TasmotaSense: Sendable, Hashable {
    enum Kind: Int, Sendable, Hashable {
        case motion, lightLevel, temperature, humidity, flag
    }

    let kind: Kind
    /// The members that lead to it, such as `DHT11` and `Temperature`; of a switch its name.
    let path: [String]

    /// All that is in a report, in the order of its members' names.
    static func all(in report: JSONValue) -> [TasmotaSense] {
        var senses: [TasmotaSense] = []
        // The chip's own warmth is nobody's business.
        for (name, value) in (report.object ?? [:]).sorted(by: { $0.key < $1.key }) where name != "ESP32" {
            if let kind = kind(of: name), value.plainNumber != nil { senses.append(TasmotaSense(kind: kind, path: [name])) }
            senses += inside(value, [name])
        }
        return Array(senses.prefix(64))
    }

    /// A chip's values, or those of the sensors behind it.
    private static func inside(_ chip: JSONValue, _ path: [String]) -> [TasmotaSense] {
        (chip.object ?? [:]).sorted { $0.key < $1.key }.flatMap { name, value -> [TasmotaSense] in
            if path.count < 2, value.object != nil { return inside(value, path + [name]) }
            guard let kind = kind(of: name), value.isNull || value.plainNumber != nil else { return [] }
            return [TasmotaSense(kind: kind, path: path + [name])]
        }
    }

    /// How a switch that says how it stands is sensed: one for people who move is on for a while, and one that is followed is what
    /// it says; `nil` for one that is pressed like a button.
    static func of(switch number: Int, in config: TasmotaConfig) -> TasmotaSense? {
        switch config.switches[number - 1] {
        case 1, 2, 9, 10, 15, 16: TasmotaSense(kind: .flag, path: [config.switchName(number)])
        case 13, 14: TasmotaSense(kind: .motion, path: [config.switchName(number)])
        default: nil
        }
    }

    /// Several sensors of one sort in one chip have numbers.
    private static func kind(of name: String) -> Kind? {
        var name = Substring(name)
        while let last = name.last, last.isNumber { name.removeLast() }
        return ["Temperature": .temperature, "Humidity": .humidity, "Illuminance": .lightLevel, "Ambient": .lightLevel][name]
    }

    /// A first reading that nobody is told of.
    var first: SensorReading {
        switch kind {
        case .motion: .motion(false)
        case .lightLevel: .lightLevel(0)
        case .temperature: .temperature(0)
        case .humidity: .humidity(0)
        case .flag: .flag(false)
        }
    }

    /// What a report says; `nil` if it does not.
    func reading(_ report: JSONValue, _ config: TasmotaConfig) -> SensorReading? {
        let value = path.reduce(Optional(report)) { $0?[$1] }
        switch kind {
        case .motion, .flag: return flag(value?["Action"] ?? value, config).map { kind == .motion ? .motion($0) : .flag($0) }
        case .temperature: return value?.plainNumber.map { .temperature(report["TempUnit"] == "F" ? ($0 - 32) / 1.8 : $0) }
        case .humidity: return value?.plainNumber.map { .humidity(min(max($0, 0), 100)) }
        case .lightLevel: return value?.plainNumber.map { .lightLevel(LightLevel.level(lux: $0)) }
        }
    }

    private func flag(_ word: JSONValue?, _ config: TasmotaConfig) -> Bool? { word.flatMap { TasmotaLight.flag($0, config) } }
}
