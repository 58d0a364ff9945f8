import BridgeCore
import Connectivity
import HomeModel

/// What is known of one Shelly of Gen2 or later. It is pure. What it can do is seen from its components, never from its model.
struct ShellyDevice: Sendable {
    /// What devices' keys name the driver by.
    static let driver = "shelly"

    let identity: ShellyIdentity
    /// Of the device as its owner called it.
    private let name: String
    let lights: [ShellyLight]
    private let senses: [ShellySense]
    private var buttons: ShellyButtons
    /// The last status of every component, by its key.
    private var status: [String: JSONValue]
    var colors: [Int: ColorMemory] = [:]

    /// - Parameters:
    ///   - config: what `Shelly.GetConfig` gave.
    ///   - status: what `Shelly.GetStatus` gave.
    init(_ identity: ShellyIdentity, config: JSONValue, status: JSONValue) {
        let config = config.object ?? [:]
        self.identity = identity
        self.status = status.object ?? [:]
        name = ResourceName.fit(config["sys"]?["device"]?["name"]?.string) ?? identity.shownName
        let keys = self.status.keys.sorted()
        let kinds = ShellyLight.Kind.allCases
        lights = keys.compactMap { ShellyLight(key: $0, config: config[$0]) }
            .sorted { (kinds.firstIndex(of: $0.kind) ?? 0, $0.id) < (kinds.firstIndex(of: $1.kind) ?? 0, $1.id) }
        let sensing = ShellySense.Kind.allCases
        senses = keys.compactMap { ShellySense(key: $0, config: config[$0]) }
            .sorted { (sensing.firstIndex(of: $0.kind) ?? 0, $0.id) < (sensing.firstIndex(of: $1.kind) ?? 0, $1.id) }
        buttons = ShellyButtons(config: config)
    }

    /// It in the home's terms.
    var described: BackendDevice {
        var sensors = senses.map { DeviceDescription.SensorDescription(name: $0.name ?? name, reading: $0.first) }
        if buttons.count > 0 { sensors.append(.init(name: name, reading: .buttons(count: buttons.count, last: nil))) }
        let isSwitch = lights.allSatisfy { $0.kind == .switch }
        let description = DeviceDescription(
            key: DeviceKey(driver: Self.driver, identity: identity.mac), name: name,
            product: identity.product(isSwitch: isSwitch), battery: battery, lights: lights.map(\.abilities),
            lightNames: lightNames, sensors: sensors)
        return BackendDevice(
            description: description, isReachable: true,
            lights: Dictionary(lights.indices.map { ($0, reading($0)) }) { first, _ in first },
            sensors: Dictionary(senses.enumerated().compactMap { place, sense in
                status[sense.key].flatMap(sense.reading).map { (place, $0) }
            }) { first, _ in first })
    }

    private var battery: Int? {
        status["devicepower:0"]?["battery"]?["percent"]?.double.map { Int(min(max($0, 0), 100)) }
    }

    private var lightNames: [Int: String]? {
        guard lights.count > 1 || lights.first?.name != nil else { return nil }
        let names = lights.enumerated().map { ($0, $1.name ?? ResourceName.part("\($0 + 1)", of: name)) }
        return Dictionary(names) { first, _ in first }
    }

    /// How a light is set.
    func reading(_ index: Int) -> LightReading {
        lights[index].reading(status(of: lights[index]), colors[index] ?? ColorMemory())
    }

    /// What a light said last.
    func status(of light: ShellyLight) -> JSONValue { status[light.key] ?? .null }

    /// A light took what it was told, of which it tells in a moment.
    mutating func take(_ params: [String: JSONValue], by light: ShellyLight) {
        status[light.key] = .object((status(of: light).object ?? [:]).merging(ShellyLight.status(after: params)) { $1 })
    }

    /// It tells something without being asked.
    mutating func hear(_ notice: ShellyNotice) -> [BackendNews] {
        switch notice {
        case .status(let words): take(words)
        case .fullStatus(let words): take(words)
        case .events(let events): happen(events)
        }
    }

    private mutating func take(_ words: [String: JSONValue]) -> [BackendNews] {
        for (key, word) in words {
            guard let members = word.object else { continue }
            status[key] = .object((status[key]?.object ?? [:]).merging(members) { $1 })
        }
        let lit = lights.indices.filter { lights[$0].isTold(by: words[lights[$0].key]) }.map {
            BackendNews.light(LightAddress(identity: identity.mac, index: $0), reading($0))
        }
        let sensed = senses.enumerated().compactMap { place, sense in
            words[sense.key].flatMap(sense.reading).map { BackendNews.sensor(identity: identity.mac, index: place, $0) }
        }
        return lit + sensed
    }

    private mutating func happen(_ events: [JSONValue]) -> [BackendNews] {
        var news: [BackendNews] = []
        for event in events {
            for press in buttons.presses(event) {
                news.append(.sensor(
                    identity: identity.mac, index: senses.count, .buttons(count: buttons.count, last: press)))
            }
        }
        return news
    }
}

extension ShellyNotice {
    /// Whether the device may be another than before: its profile, its names, what is plugged into it.
    func changes(_ device: ShellyDevice) -> Bool {
        switch self {
        case .events(let events): events.contains { $0["event"]?.string == "config_changed" }
        case .status(let words), .fullStatus(let words):
            words.keys.contains { key in
                let isLight = ShellyLight(key: key, config: nil) != nil
                return isLight && !device.lights.contains { $0.key == key }
            }
        }
    }
}
