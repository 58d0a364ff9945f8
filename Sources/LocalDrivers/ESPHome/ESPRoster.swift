import BridgeCore
import HomeModel

/// A device that was met: what its states mean, and what it is sent for orders.
struct ESPRoster: Sendable {
    let device: ESPDevice
    private let driver: String
    private var said: [Int: ESPSaid] = [:]
    private var sensed: [Int: SensorReading] = [:]
    private var flashes: [Int: ESPFlash] = [:]
    private var held: [ESPKey: Int] = [:]
    private var battery: Int?

    init(_ device: ESPDevice, driver: String) {
        self.device = device
        self.driver = driver
    }

    /// The device as it is told to the home.
    var shown: BackendDevice {
        BackendDevice(
            description: device.description(driver: driver, battery: battery), isReachable: true,
            lights: said.mapValues(\.reading), sensors: sensed)
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
        if let end = flashes[index]?.end, end <= now { flashes[index] = nil }
        var (reading, known) = (device.lights[index].reading(fields), said[index] ?? ESPSaid())
        if flashes[index]?.explains(fields) == true {
            // What was asked for before the flash was done before it; only how it is lit is the flash's.
            (reading.on, reading.brightness) = (known.goal.on, known.goal.brightness)
        }
        device.lights[index].take(fields, as: reading, into: &known)
        said[index] = known
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

    /// Whether one of the lights is on, as far as it said.
    func isOn(_ index: Int) -> Bool { said[index]?.reading.on ?? false }

    /// Whether one of the lights calls attention by a flash of its own.
    func flashes(for action: LightAction, at index: Int) -> Bool {
        device.lights.indices.contains(index) && device.lights[index].flashes(for: action)
    }

    /// What an order comes to of which the light will say nothing: nothing, if there is no word for any of it. Firmware says of a
    /// switch only that it changed, and of one whose state it guesses not even that. `nil` if the light will say how it is set.
    func silence(after action: LightAction, at index: Int) -> LightReading? {
        guard device.lights.indices.contains(index) else { return LightReading() }
        let (light, known) = (device.lights[index], said[index] ?? ESPSaid())
        guard action.alert == nil else { return nil }
        guard !light.commands(for: action, said: known).isEmpty else { return LightReading() }
        return light.isPlug && (light.isGuessed || known.reading.on == action.on) ? LightReading(on: action.on) : nil
    }

    /// What is sent for an order to one of the lights.
    mutating func commands(for action: LightAction, at index: Int, now: Duration) -> [ESPFrame] {
        guard device.lights.indices.contains(index) else { return [] }
        let light = device.lights[index]
        var (known, action) = (said[index] ?? ESPSaid(), action)
        known.isFlashing = (flashes[index]?.end ?? now) > now
        if known.isFlashing, !action.isOnlyAlert {
            action.comeBack(to: known.goal)
            (known.isFlashing, flashes[index]) = (false, nil)
        }
        if light.flashes(for: action) {
            var flash = ESPFlash(of: light, known.goal.following(action))
            flash.end = now + .milliseconds(Int64(ESPFlash.length)) + .milliseconds(500)
            flashes[index] = flash
        }
        said[index]?.goal = known.goal.following(action)
        return light.commands(for: action, said: known)
    }
}

extension LightAction {
    /// Whether it asks for nothing but attention.
    fileprivate var isOnlyAlert: Bool {
        var rest = self
        rest.alert = nil
        return rest.isEmpty && alert != LightAlert.none
    }

    /// In the midst of a flash firmware goes on from what the flash shows, so it is told the rest of what it is to show as well.
    fileprivate mutating func comeBack(to reading: LightReading) {
        guard on != false else { return }
        on = on ?? reading.on
        if on != false { brightness = brightness ?? reading.brightness }
    }
}
