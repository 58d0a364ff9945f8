import Connectivity

/// What a simulated device is, by its class. It decides what follows from a command or a hand; it knows no socket.
enum ModeThing: Sendable, Hashable {
    case lamp(ModeLamp)
    case sensor(ModeSensor)
    /// Connected, but mute: nobody has said what such a device does.
    case other

    init(deviceClass: String) {
        if let kind = ModeLamp.Kind(rawValue: deviceClass) {
            self = .lamp(ModeLamp(kind))
        } else {
            self = deviceClass == ModeSensor.deviceClass ? .sensor(ModeSensor()) : .other
        }
    }

    /// How it is set.
    var state: [String: JSONValue] {
        switch self {
        case .lamp(let lamp): lamp.state
        case .sensor(let sensor): sensor.state
        case .other: [:]
        }
    }

    /// The event that tells all of its state.
    var event: JSONValue? {
        switch self {
        case .lamp: ["eventType": "light", "eventData": .object(state)]
        case .sensor: ["eventType": "sensor", "eventData": .object(state)]
        case .other: nil
        }
    }

    /// Follows a command; answers with the event that comes of it. A command it does not know is ignored.
    mutating func obey(_ command: JSONValue) -> JSONValue? {
        switch (command["action"]?.string, self) {
        case ("light", .lamp(var lamp)):
            lamp.set(command["parameters"]?.object ?? [:])
            self = .lamp(lamp)
            return event
        case ("query", _): return event
        default: return nil
        }
    }

    /// Is changed as by a hand; answers with the event that comes of it, also when all is as before: a sensor measures anew.
    mutating func touch(_ wish: [String: JSONValue]) -> JSONValue? {
        switch self {
        case .lamp(var lamp):
            lamp.set(wish)
            self = .lamp(lamp)
        case .sensor(var sensor):
            sensor.set(wish)
            self = .sensor(sensor)
        case .other: break
        }
        return event
    }
}
