import Foundation
import HomeModel

extension ControlSensorTouch {
    /// What a sensor reads one after the other when this is done to it.
    ///
    /// - Throws: a `ControlProblem` when it is not that sort of sensor, or the value is none.
    func readings(for sensor: Sensor) throws(ControlProblem) -> [SensorReading] {
        if let button { return try presses(of: button, on: sensor) }
        if let motion {
            guard case .motion = sensor.reading else { throw ControlProblem("\(sensor.name) does not sense motion") }
            return [.motion(motion)]
        }
        guard let quantity, let value else { throw ControlProblem("say what the sensor is to read") }
        return [try reading(of: quantity, value, on: sensor)]
    }

    private func presses(of button: Int, on sensor: Sensor) throws(ControlProblem) -> [SensorReading] {
        let events: [ButtonPress.Event] = long == true ? [.initialPress, .hold, .longRelease] : [.initialPress, .shortRelease]
        switch sensor.reading {
        case .buttons(let count, _):
            guard (1...max(count, 1)).contains(button) else {
                throw ControlProblem("\(sensor.name) has buttons 1 to \(count)")
            }
            return events.map { .buttons(count: count, last: ButtonPress(button: button, event: $0)) }
        case .switchCode:
            guard (1...8).contains(button) else { throw ControlProblem("\(sensor.name) has buttons 1 to 8") }
            return events.map { .switchCode(ButtonPress(button: button, event: $0).code) }
        default: throw ControlProblem("\(sensor.name) has no buttons")
        }
    }

    private func reading(
        of quantity: String, _ value: String, on sensor: Sensor
    ) throws(ControlProblem) -> SensorReading {
        switch (sensor.reading, quantity.lowercased()) {
        case (.temperature, "temperature"): return .temperature(try number(value, in: -100...200))
        case (.humidity, "humidity"): return .humidity(try number(value, in: 0...100))
        case (.lightLevel, "lightlevel"): return .lightLevel(Int(try number(value, in: 0...65_535)))
        case (.lightLevel, "lux"):
            let lux = try number(value, in: 0...3_000_000)
            return .lightLevel(lux < 1 ? 0 : Int((10_000 * log10(lux)).rounded()) + 1)
        case (.motion, "motion"), (.motion, "presence"): return .motion(try flag(value))
        case (.presence, "presence"): return .presence(try flag(value))
        case (.contact, "open"): return .contact(try flag(value))
        case (.flag, "flag"): return .flag(try flag(value))
        case (.status, "status"): return .status(Int(try number(value, in: -2_147_483_648...2_147_483_647)))
        default: throw ControlProblem("\(sensor.name) has no \(quantity)")
        }
    }

    private func number(_ text: String, in range: ClosedRange<Double>) throws(ControlProblem) -> Double {
        guard let number = Double(text), range.contains(number) else {
            throw ControlProblem("\"\(text)\" is not a number from \(range.lowerBound.formatted()) to \(range.upperBound.formatted())")
        }
        return number
    }

    private func flag(_ text: String) throws(ControlProblem) -> Bool {
        switch text.lowercased() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0": return false
        default: throw ControlProblem("\"\(text)\" is neither true nor false")
        }
    }
}
