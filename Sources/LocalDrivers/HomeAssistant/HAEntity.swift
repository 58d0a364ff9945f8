import Connectivity
import HomeModel

/// One entity: what it is, and what is known of it.
struct HAEntity: Sendable {
    enum Part: Sendable {
        case lamp(any HALamp)
        case sense(HASense)
        case hand(HAHand)
    }

    /// What it is told apart by: its unique id, or where its config stands if it has none.
    let key: String
    let config: HAConfig
    let device: HADevice
    var part: Part
    var availability: HAAvailability
    /// What its light is set to, as far as it said.
    var light = LightReading()
    /// What it senses, as far as it said.
    var sense: SensorReading?
    /// Charge in percent, as far as it said.
    var charge: Int?
    /// Whether what it said has become too old.
    var isExpired: Bool

    /// Reads a config; `nil` for what the home has no use for.
    init?(_ config: HAConfig) throws(HATemplate.Unsupported) {
        guard let part = try Self.part(config) else { return nil }
        self.config = config
        self.part = part
        key = config.component + ":" + (config.text("unique_id") ?? config.source)
        device = HADevice(config)
        availability = try HAAvailability(config)
        isExpired = false
        if case .sense(let sense) = part, sense.expiry != nil { isExpired = true }
    }

    private static func part(_ config: HAConfig) throws(HATemplate.Unsupported) -> Part? {
        // What is there to set a device up is nothing for a home, apart from batteries.
        let isMain = config["entity_category"] == nil && config.flag("enabled_by_default") != false
        switch config.component {
        case "light" where isMain:
            switch config.text("schema") ?? "basic" {
            case "json": return HAJSONLight(config).map { .lamp($0) }
            case "basic", "default": return try HAPlainLight(config).map { .lamp($0) }
            default: return nil
            }
        case "switch" where isMain: return try HAPlainLight(config).map { .lamp($0) }
        case "binary_sensor" where isMain: return try HASense(config).map { .sense($0) }
        case "sensor":
            guard let sense = try HASense(config), isMain || sense.kind == .battery else { return nil }
            return .sense(sense)
        case "device_automation", "event": return try HAHand(config).map { .hand($0) }
        default: return nil
        }
    }

    /// What to listen to.
    var topics: Set<String> {
        switch part {
        case .lamp(let lamp): Set(lamp.topics + availability.topics)
        case .sense(let sense): Set([sense.topic] + availability.topics)
        case .hand(let hand): Set([hand.topic] + availability.topics)
        }
    }

    var lamp: (any HALamp)? { if case .lamp(let lamp) = part { lamp } else { nil } }

    var senses: HASense? { if case .sense(let sense) = part { sense } else { nil } }

    var hand: HAHand? { if case .hand(let hand) = part { hand } else { nil } }

    /// Whether it can be reached, as far as is known.
    var isAvailable: Bool { availability.isAvailable && !isExpired }

    /// Takes over what is known, since its config came again, perhaps with more in it.
    mutating func remember(_ old: HAEntity) {
        availability.remember(old.availability)
        guard old.config.component == config.component else { return }
        if old.topics == topics { (light, charge, isExpired) = (old.light, old.charge, old.isExpired) }
        if old.senses?.kind == senses?.kind, old.senses?.topic == senses?.topic { sense = old.sense }
    }

    /// What to call it besides its device, if it has a name of its own.
    var name: String? { ResourceName.fit(config.text("name")) }
}
