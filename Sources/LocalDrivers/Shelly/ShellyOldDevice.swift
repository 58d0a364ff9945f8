import BridgeCore
import Connectivity
import HomeModel

/// What is known of one Gen1 Shelly. It is pure.
struct ShellyOldDevice: Sendable {
    let identity: ShellyIdentity
    private let settings: JSONValue
    private var status: JSONValue
    var colors: [Int: ColorMemory] = [:]

    /// - Parameters:
    ///   - settings: what `/settings` gave.
    ///   - status: what `/status` gave.
    init(_ identity: ShellyIdentity, settings: JSONValue, status: JSONValue) {
        self.identity = identity
        self.settings = settings
        self.status = status
    }

    /// Its lights: relays, then what gives light itself. A roller's relays are no lights.
    var lights: [ShellyOldLight] {
        let isRoller = settings["mode"]?.string == "roller"
        let relays = isRoller ? [] : (status["relays"]?.array ?? []).indices.map { ShellyOldLight(relay: $0) }
        let lit = status["lights"]?.array ?? []
        return relays + lit.enumerated().map { ShellyOldLight(light: $0, status: $1, isOnly: lit.count == 1) }
    }

    /// What a light says.
    func status(of light: ShellyOldLight) -> JSONValue {
        let all = (light.kind == .relay ? status["relays"] : status["lights"])?.array ?? []
        return all.indices.contains(light.id) ? all[light.id] : .null
    }

    /// How a light is set.
    func reading(_ index: Int) -> LightReading {
        lights[index].reading(status(of: lights[index]), colors[index] ?? ColorMemory())
    }

    /// Takes in a whole status.
    ///
    /// - Returns: what the home must be told.
    mutating func hear(_ word: JSONValue) -> [BackendNews] {
        guard word["relays"]?.array != nil || word["lights"]?.array != nil || word["sensor"] != nil || word["tmp"] != nil
        else { return [] }
        let before = described.description
        status = word
        let now = described
        if now.description != before { return [.found(now)] }
        return now.lights.sorted { $0.key < $1.key }.map { .light(LightAddress(identity: identity.mac, index: $0.key), $0.value) }
            + now.sensors.sorted { $0.key < $1.key }.map { .sensor(identity: identity.mac, index: $0.key, $0.value) }
    }

    /// Takes in what a light answered to an order, which is its status.
    mutating func hear(_ answer: JSONValue, of index: Int) -> [BackendNews] {
        guard answer["ison"]?.bool != nil, lights.indices.contains(index), var all = status.object else { return [] }
        let (light, name) = (lights[index], lights[index].kind == .relay ? "relays" : "lights")
        guard var words = all[name]?.array, words.indices.contains(light.id) else { return [] }
        words[light.id] = .object((words[light.id].object ?? [:]).merging(answer.object ?? [:]) { $1 })
        all[name] = .array(words)
        return hear(.object(all))
    }

    /// It in the home's terms.
    var described: BackendDevice {
        let (lights, senses) = (lights, ShellyOldSense.all(in: status))
        let name = ResourceName.fit(settings["name"]?.string) ?? identity.shownName
        let description = DeviceDescription(
            key: DeviceKey(driver: ShellyDevice.driver, identity: identity.mac), name: name,
            product: identity.product(isSwitch: lights.allSatisfy { $0.kind == .relay }), battery: battery,
            lights: lights.map(\.abilities), lightNames: names(lights, name),
            sensors: senses.map { .init(name: name, reading: $0.first) })
        return BackendDevice(
            description: description, isReachable: true,
            lights: Dictionary(lights.indices.map { ($0, reading($0)) }) { first, _ in first },
            sensors: Dictionary(senses.enumerated().compactMap { place, sense in
                sense.reading(status).map { (place, $0) }
            }) { first, _ in first })
    }

    private var battery: Int? { status["bat"]?["value"]?.int.map { min(max($0, 0), 100) } }

    private func names(_ lights: [ShellyOldLight], _ device: String) -> [Int: String]? {
        guard lights.count > 1 else { return nil }
        let names = lights.enumerated().map { place, light in
            let all = settings[light.kind == .relay ? "relays" : "lights"]?.array ?? []
            let own = all.indices.contains(light.id) ? ResourceName.fit(all[light.id]["name"]?.string) : nil
            return (place, own ?? ResourceName.part("\(place + 1)", of: device))
        }
        return Dictionary(names) { first, _ in first }
    }
}
