import BridgeCore
import Connectivity
import HomeModel

/// A device as the home knows it, and what is known of it.
struct TasmotaMember: Sendable {
    /// One of its sensors.
    enum Slot: Sendable, Hashable {
        case sense(TasmotaSense)
        case buttons
        case dial

        /// The home's word for it.
        var word: String {
            switch self {
            case .sense(let sense): "sense \(sense.kind.rawValue) " + sense.path.joined(separator: " ")
            case .buttons: "buttons"
            case .dial: "dial"
            }
        }
    }

    private(set) var config: TasmotaConfig
    private(set) var lights: [TasmotaLight]
    private(set) var actions: Z2MActions
    private(set) var slots: [Slot] = []
    private var report: [TasmotaSense] = []
    /// What lights are set to, by index, as far as they said.
    var said: [Int: LightReading] = [:]
    /// What sensors read, by index, as far as they said.
    var read: [Int: SensorReading] = [:]
    /// The button that is held.
    var held: Int?
    /// Charge of its battery in percent, as far as it said.
    var battery: Int?
    /// Whether it is there, as far as was said since the connection began.
    var isOnline: Bool?
    /// Whether the list of its sensors came since the connection began.
    var isListed = false
    /// Whether it was asked how it is set since the connection began.
    var isAsked = false
    /// How the home was told of it since the connection began; `nil` if it was not.
    var told: DeviceDescription?

    init(_ config: TasmotaConfig) {
        self.config = config
        lights = TasmotaLight.all(in: config)
        actions = TasmotaHands.actions(config)
        arrange()
    }

    /// What it is told apart by.
    var identity: String { "tasmota:" + config.mac }

    /// Its config came again, perhaps with more in it.
    mutating func update(_ new: TasmotaConfig) {
        let lights = TasmotaLight.all(in: new)
        if lights != self.lights { said = [:] }
        (config, self.lights, actions) = (new, lights, TasmotaHands.actions(new))
        arrange()
    }

    /// The list of its sensors came.
    mutating func sense(_ report: JSONValue) {
        self.report = TasmotaSense.all(in: report)
        isListed = true
        arrange()
    }

    /// Sensors that have a place keep it; new ones come behind them.
    private mutating func arrange() {
        let switches = config.toldSwitches.compactMap { TasmotaSense.of(switch: $0, in: config) }
        let all = (switches + report).map(Slot.sense) + (actions.buttons.isEmpty ? [] : [.buttons]) + (actions.turns ? [.dial] : [])
        let known = slots.enumerated().compactMap { index, slot in read[index].map { (slot, $0) } }
        let kept = slots.filter(all.contains)
        slots = kept + all.filter { !kept.contains($0) }
        let readings = Dictionary(known) { first, _ in first }
        read = [:]
        for (index, slot) in slots.enumerated() { read[index] = readings[slot] }
    }

    /// Whether it can be reached. One that sleeps says so with its reports, and nothing between them.
    var isThere: Bool { config.sleeps || isOnline ?? false }

    /// Whether the home has no use for it.
    var isEmpty: Bool { lights.isEmpty && slots.isEmpty }

    /// What asks it for all that it could say.
    var questions: [MQTTMessage] {
        var questions = [MQTTMessage(topic: config.topics.command("STATE"), payload: [])]
        if !report.isEmpty { questions.append(MQTTMessage(topic: config.topics.command("STATUS"), text: "10")) }
        return questions
    }

    /// The device with all that is known of it.
    func found(driver: String) -> BackendDevice {
        BackendDevice(
            description: description(driver: driver), isReachable: isThere, lights: said, sensors: read)
    }

    func description(driver: String) -> DeviceDescription {
        let isSwitch = lights.allSatisfy { $0.kind == .relay }
        let product = Product(
            model: config.model ?? "Tasmota", name: config.model ?? "Tasmota", manufacturer: "Tasmota",
            softwareVersion: config.version ?? "1",
            archetype: lights.isEmpty ? "unknown_archetype" : isSwitch ? "plug" : "classic_bulb")
        return DeviceDescription(
            key: DeviceKey(driver: driver, identity: identity), name: config.name, product: product, battery: battery,
            lights: lights.map(\.abilities), lightParts: lights.map { "output \($0.output)" }, lightNames: lightNames,
            sensors: slots.map { .init(name: config.name, reading: first($0), part: $0.word) })
    }

    /// Lights of a device with several are called as their outputs are.
    private var lightNames: [Int: String]? {
        guard lights.count > 1 else { return nil }
        var names: [Int: String] = [:]
        for (index, light) in lights.enumerated() where config.outputNames.indices.contains(light.output - 1) {
            names[index] = config.outputNames[light.output - 1]
        }
        return names.isEmpty ? nil : names
    }

    private func first(_ slot: Slot) -> SensorReading {
        switch slot {
        case .sense(let sense): sense.first
        case .buttons: .buttons(count: actions.buttons.count, last: nil)
        case .dial: .rotation(nil)
        }
    }
}
