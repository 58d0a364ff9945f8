import Foundation
import HomeModel

/// Something that happens between requests.
enum Happening: Sendable {
    /// Time passes, in so many steps of so many seconds.
    case time(seconds: Int, steps: Int)
    /// The wall clock is set.
    case clock(Date)
    case linkButton
    /// A lamp loses its power or gets it back.
    case power(light: Int, isOff: Bool)
    case newLight(String)
    /// The owner takes an app's key away.
    case revocation(String)
    case sensor(SensorReading, device: String, sensor: Int)
}

extension Grammar {
    /// What happens next.
    mutating func happening() -> Happening {
        switch chance.int(1...20) {
        case 1, 2: return .linkButton
        case 3:
            guard let light = chance.any(memory.lights.compactMap { Int($0.id) }) else { return passing() }
            return .power(light: light, isOff: chance.percent(30))
        case 4 where memory.lights.count < 7: return .newLight(chance.pick(["LCT015", "LTW013", "LWB010", "LOM001", "LST002"]))
        case 5 where memory.keys.count > 6: return .revocation("fuzz#app \(chance.int(1...50))")
        case 5 where chance.percent(30): return .clock(now.addingTimeInterval(TimeInterval(chance.int(-7200...7200))))
        case 6, 7: return hand()
        default: return passing()
        }
    }

    /// Mostly seconds, so that what waits is lived through; at times so much at once that it is missed.
    private mutating func passing() -> Happening {
        switch chance.int(1...40) {
        case 1: .time(seconds: chance.int(1...30) * 86_400, steps: 1)
        case 2: .time(seconds: chance.int(1...23) * 3600, steps: 1)
        case 3, 4: .time(seconds: chance.int(30...50), steps: chance.int(10...100))
        case 5...15: .time(seconds: chance.int(11...59), steps: 1)
        default: .time(seconds: chance.int(1...10), steps: 1)
        }
    }

    /// Somebody presses a button or walks past, in the sample home.
    private mutating func hand() -> Happening {
        guard chance.percent(60) else { return .sensor(.motion(chance.percent(60)), device: "hallway-sensor", sensor: 0) }
        let events: [ButtonPress.Event] = [.initialPress, .hold, .shortRelease, .longRelease]
        let press = ButtonPress(button: chance.int(1...4), event: chance.pick(events))
        return .sensor(.buttons(count: 4, last: press), device: "hallway-switch", sensor: 0)
    }
}
