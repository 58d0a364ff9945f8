import BridgeCore
import Connectivity
import HomeModel

/// The devices of an external program, and what the program's words mean for them. It knows no process.
struct ExternalRoster: Sendable {
    /// The most devices that one program may have.
    static let mostDevices = 1000

    private let driver: String
    private(set) var devices: [String: BackendDevice] = [:]

    init(driver: String) { self.driver = driver }

    /// Takes in what is said of devices.
    ///
    /// - Throws: `LanFailure.notUnderstood`.
    mutating func take(_ word: ExternalWord) throws(LanFailure) -> [BackendNews] {
        switch word {
        case .device(let said): [.found(try meet(said))]
        case .light(let said): [try light(said)]
        case .sensor(let said): [try sensor(said)]
        case .button(let said): try presses(said)
        case .reachable(let said): [try reachable(said)]
        case .gone(let identity): devices.removeValue(forKey: identity) == nil ? [] : [.gone(identity: identity)]
        case .hello, .ready, .groups, .done, .failed, .log: []
        }
    }

    private mutating func meet(_ said: JSONValue) throws(LanFailure) -> BackendDevice {
        let device = try ExternalDevice(said, driver: driver).shown
        guard devices[device.identity] != nil || devices.count < Self.mostDevices else {
            throw .notUnderstood("too many devices")
        }
        devices[device.identity] = device
        return device
    }

    private func device(_ said: JSONValue) throws(LanFailure) -> BackendDevice {
        let identity = try ExternalDevice.identity(said)
        guard let device = devices[identity] else { throw .notUnderstood("\"\(identity)\" was not described before") }
        return device
    }

    /// What is said before the home has the device is told with it.
    private mutating func light(_ said: JSONValue) throws(LanFailure) -> BackendNews {
        let (device, index) = (try device(said), said["index"]?.int ?? 0)
        guard device.description.lights.indices.contains(index) else {
            throw .notUnderstood("\"\(device.identity)\" has no light \(index)")
        }
        let reading = LightReading(external: said)
        var known = device.lights[index] ?? LightReading()
        known.merge(reading)
        devices[device.identity]?.lights[index] = known
        return .light(LightAddress(identity: device.identity, index: index), reading)
    }

    private mutating func sensor(_ said: JSONValue) throws(LanFailure) -> BackendNews {
        let (device, index) = (try device(said), said["index"]?.int ?? 0)
        guard device.description.sensors.indices.contains(index),
            let sense = ExternalSense(device.description.sensors[index].reading)
        else { throw .notUnderstood("\"\(device.identity)\" has no sensor \(index) with a value") }
        guard let reading = sense.reading(said["value"] ?? .null) else {
            throw .notUnderstood("sensor \(index) of \"\(device.identity)\" has a value of another sort")
        }
        devices[device.identity]?.sensors[index] = reading
        return .sensor(identity: device.identity, index: index, reading)
    }

    /// Events that are no state: nothing of them is kept.
    private func presses(_ said: JSONValue) throws(LanFailure) -> [BackendNews] {
        let device = try device(said)
        let sensors = device.description.sensors
        let isButtons = { (index: Int) in if case .buttons = sensors[index].reading { true } else { false } }
        guard let index = said["index"]?.int ?? sensors.indices.first(where: isButtons), sensors.indices.contains(index),
            case .buttons(let count, _) = sensors[index].reading, let button = said["button"]?.int, (1...count).contains(button),
            let events = Self.events[said["event"]?.string ?? "click"]
        else { throw .notUnderstood("a press of no button that \"\(device.identity)\" has") }
        return events.map {
            .sensor(identity: device.identity, index: index, .buttons(count: count, last: ButtonPress(button: button, event: $0)))
        }
    }

    private static let events: [String: [ButtonPress.Event]] = [
        "click": [.initialPress, .shortRelease], "press": [.initialPress], "hold": [.hold], "release": [.shortRelease],
        "long_press": [.longPress], "long_release": [.longRelease],
    ]

    private mutating func reachable(_ said: JSONValue) throws(LanFailure) -> BackendNews {
        let device = try device(said)
        guard let value = said["value"]?.bool else { throw .notUnderstood("reachable is true or false") }
        devices[device.identity]?.isReachable = value
        return .reachable(identity: device.identity, value)
    }

    /// Sets of lamps that the program has one message for: lists of lamps, each an id and an index.
    func groups(_ said: [JSONValue]) -> Set<Set<LightAddress>> {
        Set(said.prefix(Self.mostDevices).map { group in
            Set((group.array ?? []).compactMap { lamp in
                guard let parts = lamp.array, parts.count == 2, let id = parts[0].string, let index = parts[1].int,
                    devices[id]?.description.lights.indices.contains(index) == true
                else { return nil }
                return LightAddress(identity: id, index: index)
            })
        })
    }
}
