import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    func sensors() -> [ControlSensor] {
        let snapshot = bridge.published.snapshot
        return numbered(\.sensors, \.sensors, in: snapshot).map { show($0.resource, number: $0.number, in: snapshot.home) }
    }

    func sensor(_ word: String) throws(ControlProblem) -> ControlSensor {
        let (sensor, number) = try find(sensor: word)
        return show(sensor, number: number, in: home)
    }

    /// Makes a simulated sensor, or one that an app made, feel something.
    func touch(_ word: String, _ touch: ControlSensorTouch) async throws(ControlProblem) -> ControlSensor {
        let (sensor, number) = try find(sensor: word)
        let readings = try touch.readings(for: sensor)
        if sensor.virtual != nil {
            for reading in readings { try await perform(.setSensor(sensor.id, SensorWord(reading: reading))) }
        } else if let device = home.devices[sensor.owner], let index = device.sensors.firstIndex(of: sensor.id) {
            try await bench.feel(readings, sensor: index, of: device)
        } else {
            throw ControlProblem("\(sensor.name) is the bridge's own; it follows the sun")
        }
        return show(home.sensors[sensor.id] ?? sensor, number: number, in: home)
    }

    private func show(_ sensor: Sensor, number: Int, in home: Home) -> ControlSensor {
        let driver = home.devices[sensor.owner]?.key.driver ?? (sensor.virtual == nil ? "bridge" : "app")
        return ControlSensor(
            number: number, id: sensor.id.description, name: sensor.name,
            type: SensorObject(sensor, in: home).typeName, reading: sensor.updated == nil ? "-" : sensor.reading.words,
            updated: sensor.updated, enabled: sensor.isEnabled, driver: driver)
    }
}

extension SensorReading {
    /// What it says, for people.
    package var words: String {
        switch self {
        case .motion(let moves): moves ? "motion" : "no motion"
        case .temperature(let celsius): "\((celsius * 10).rounded() / 10) °C"
        case .lightLevel(let level): "light level \(level)"
        case .buttons(_, let last): last.map { "button \($0.button), \($0.event.rawValue)" } ?? "-"
        case .daylight(let isUp): isUp.map { $0 ? "day" : "night" } ?? "-"
        case .contact(let isOpen): isOpen ? "open" : "closed"
        case .humidity(let percent): "\((percent * 10).rounded() / 10) %"
        case .presence(let isThere): isThere ? "at home" : "away"
        case .flag(let flag): flag ? "true" : "false"
        case .status(let status): "\(status)"
        case .switchCode(let code): code.map { "code \($0)" } ?? "-"
        case .rotation(let turn): turn.map { "turned by \($0.steps)" } ?? "-"
        }
    }
}
