import Connectivity

/// A sensor that tells itself by the `sensor` event.
struct ModeSensor: Sendable, Hashable {
    static let deviceClass = "sensor-climate"

    /// Degrees Celsius.
    private(set) var temperature = 21.5
    /// Percent.
    private(set) var humidity = 45.0
    private(set) var motion = false
    /// Percent.
    private(set) var battery = 100.0

    /// What it tells.
    var state: [String: JSONValue] {
        [
            "temperature": .double(temperature), "humidity": .double(humidity), "motion": .bool(motion),
            "battery": .double(battery),
        ]
    }

    /// Has it measure something else.
    mutating func set(_ wish: [String: JSONValue]) {
        if let wanted = wish["temperature"]?.double, (-100...200).contains(wanted) { temperature = wanted }
        if let wanted = wish["humidity"]?.double, (0...100).contains(wanted) { humidity = wanted }
        if let wanted = wish["battery"]?.double, (0...100).contains(wanted) { battery = wanted }
        if let wanted = wish["motion"]?.bool { motion = wanted }
    }
}
