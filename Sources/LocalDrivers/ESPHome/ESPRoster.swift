import BridgeCore
import HomeModel

/// A device that was met: what its states mean, and what it is sent for orders.
struct ESPRoster: Sendable {
    /// A light that flashes says so, and then how it was before.
    private struct Flash: Sendable {
        let level: Double
        let end: Duration
    }

    let device: ESPDevice
    private let driver: String
    private var said: [Int: LightReading] = [:]
    private var sensed: [Int: SensorReading] = [:]
    private var flashes: [Int: Flash] = [:]
    private var held: [ESPKey: Int] = [:]
    private var battery: Int?

    init(_ device: ESPDevice, driver: String) {
        self.device = device
        self.driver = driver
    }

    /// The device as it is told to the home.
    var shown: BackendDevice {
        BackendDevice(
            description: device.description(driver: driver, battery: battery), isReachable: true, lights: said, sensors: sensed)
    }

    /// Whether all of its lights have said how they are set.
    var isWhole: Bool { said.count == device.lights.count }

    /// Takes in a state; what is of no known entity is left aside.
    mutating func take(_ frame: ESPFrame, at now: Duration) -> [BackendNews] {
        guard let key = ESPKey(frame) else { return [] }
        if let index = device.lights.firstIndex(where: { $0.key == key }) { return hear(frame.fields, ofLight: index, at: now) }
        guard let sense = device.senses.first(where: { $0.key == key }) else { return [] }
        return hear(frame.fields, of: sense)
    }

    private mutating func hear(_ fields: ProtoFields, ofLight index: Int, at now: Duration) -> [BackendNews] {
        if let flash = flashes[index] {
            if flash.end <= now { flashes[index] = nil } else if abs(fields.float(3) - flash.level) < 0.005 { return [] }
        }
        let reading = device.lights[index].reading(fields)
        said[index, default: LightReading()].merge(reading)
        return [.light(LightAddress(identity: device.identity, index: index), reading)]
    }

    private mutating func hear(_ fields: ProtoFields, of sense: ESPSense) -> [BackendNews] {
        if sense.sort == .battery { return hear(charge: sense.number(fields)) }
        guard let index = device.sensors.firstIndex(of: sense) else { return [] }
        if case .buttons(let actions) = sense.sort {
            return actions.gestures(for: fields.string(2), held: &held[sense.key]).compactMap { gesture in
                guard case .press(let press) = gesture else { return nil }
                return .sensor(identity: device.identity, index: index, .buttons(count: actions.buttons.count, last: press))
            }
        }
        guard let reading = sense.reading(fields) else { return [] }
        sensed[index] = reading
        return [.sensor(identity: device.identity, index: index, reading)]
    }

    private mutating func hear(charge: Double?) -> [BackendNews] {
        guard let charge, case let percent = Int(min(max(charge, 0), 100).rounded()), percent != battery else { return [] }
        battery = percent
        return [.found(shown)]
    }

    /// What is sent for an order to one of the lights.
    mutating func commands(for action: LightAction, at index: Int, now: Duration) -> [ESPFrame] {
        guard device.lights.indices.contains(index) else { return [] }
        let light = device.lights[index]
        let known = said[index] ?? LightReading()
        if let alert = action.alert, alert != LightAlert.none, light.dims {
            let level = ESPLight.flashLevel(on: action.on ?? known.on ?? false, action.brightness ?? known.brightness)
            flashes[index] = Flash(level: level, end: now + .milliseconds(Int64(ESPLight.flash)) + .milliseconds(500))
        }
        return light.commands(for: action, said: known)
    }
}
