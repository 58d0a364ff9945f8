import Connectivity
import HomeModel

/// Something that an entity senses, from what it says on its state topic.
struct HASense: Sendable, Hashable {
    enum Kind: Int, Sendable, Hashable {
        case motion, lightLevel, temperature, contact, humidity, flag, battery
    }

    let kind: Kind
    let topic: String
    /// How long after a yes it is a no again without a word.
    let offDelay: Duration?
    /// How long what was said is worth something.
    let expiry: Duration?
    private let words: HASwitchWords
    private let unit: String?

    private static let flags: [String?: Kind] = [
        "motion": .motion, "occupancy": .motion, "presence": .motion, "door": .contact, "window": .contact,
        "garage_door": .contact, "opening": .contact, "moisture": .flag, "smoke": .flag, "vibration": .flag, "tamper": .flag,
        "gas": .flag, "carbon_monoxide": .flag, "sound": .flag, "moving": .motion, nil: .flag,
    ]
    private static let numbers: [String: Kind] = [
        "temperature": .temperature, "illuminance": .lightLevel, "humidity": .humidity, "battery": .battery,
    ]

    /// Reads a config of a sensor; `nil` for what the home has no reading for.
    init?(_ config: HAConfig) throws(HATemplate.Unsupported) {
        let name = config.text("device_class")
        let kind = config.component == "binary_sensor" ? Self.flags[name] : name.flatMap { Self.numbers[$0] }
        guard let kind, let topic = config.topic("state_topic") else { return nil }
        self.kind = kind
        self.topic = topic
        words = try HASwitchWords(config)
        unit = config.text("unit_of_measurement")
        offDelay = config.number("off_delay").flatMap(Self.seconds)
        expiry = config.number("expire_after").flatMap(Self.seconds)
    }

    private static func seconds(_ number: Double) -> Duration? {
        number > 0 && number <= 31_536_000 ? .milliseconds(Int64((number * 1000).rounded())) : nil
    }

    /// A first reading that nobody is told of; `nil` for a battery, which is no sensor.
    var first: SensorReading? {
        switch kind {
        case .motion: .motion(false)
        case .lightLevel: .lightLevel(0)
        case .temperature: .temperature(0)
        case .contact: .contact(false)
        case .humidity: .humidity(0)
        case .flag: .flag(false)
        case .battery: nil
        }
    }

    /// What a yes or a no is.
    func reading(_ flag: Bool) -> SensorReading? {
        switch kind {
        case .motion: .motion(flag)
        case .contact: .contact(flag)
        case .flag: .flag(flag)
        case .lightLevel, .temperature, .humidity, .battery: nil
        }
    }

    /// What a payload says; `nil` if it does not say, or says that it is not known.
    func reading(_ payload: [UInt8]) -> SensorReading? {
        switch kind {
        case .motion, .contact, .flag: words.flag(payload).flatMap { reading($0) }
        case .lightLevel: number(payload).map { .lightLevel(LightLevel.level(lux: $0)) }
        case .temperature: number(payload).map { .temperature(celsius($0)) }
        case .humidity: number(payload).map { .humidity(min(max($0, 0), 100)) }
        case .battery: nil
        }
    }

    /// Charge in percent; `nil` if this is no battery or does not say.
    func charge(_ payload: [UInt8]) -> Int? {
        kind == .battery ? number(payload).map { Int(min(max($0, 0), 100).rounded()) } : nil
    }

    private func number(_ payload: [UInt8]) -> Double? {
        guard let word = words.template.map({ $0.render(payload) }) ?? String(decoding: payload, as: UTF8.self) else { return nil }
        return JSONValue.string(word.filter { !$0.isWhitespace }).plainNumber
    }

    private func celsius(_ number: Double) -> Double {
        switch unit {
        case "°F", "F": (number - 32) / 1.8
        case "K": number - 273.15
        default: number
        }
    }
}
