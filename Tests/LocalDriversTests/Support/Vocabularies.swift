import BridgeCore
import Connectivity
import HomeModel
@testable import LocalDrivers

extension MQTTVocabulary {
    /// Takes in a text.
    mutating func say(_ topic: String, _ text: String, retained: Bool = false, at seconds: Double = 0) -> MQTTMeaning {
        take(MQTTMessage(topic: topic, text: text, isRetained: retained), at: .seconds(seconds))
    }

    /// Takes in an object.
    mutating func say(_ topic: String, _ json: JSONValue, retained: Bool = false, at seconds: Double = 0) -> MQTTMeaning {
        say(topic, json.text, retained: retained, at: seconds)
    }

    /// What happens until a time, in order.
    mutating func pass(to seconds: Double) -> [BackendNews] {
        var news: [BackendNews] = []
        while let due = nextDue, due <= .seconds(seconds) { news += tick(at: due) }
        return news
    }
}

extension [BackendNews] {
    /// Devices that were found.
    var found: [BackendDevice] { compactMap { if case .found(let device) = $0 { device } else { nil } } }

    /// What lights said.
    var lights: [LightReading] { compactMap { if case .light(_, let reading) = $0 { reading } else { nil } } }

    /// What sensors said.
    var sensors: [SensorReading] { compactMap { if case .sensor(_, _, let reading) = $0 { reading } else { nil } } }

    /// What was complained of.
    var complaints: [String] { compactMap { if case .complaint(let words) = $0 { words } else { nil } } }
}

/// Messages in short: a topic and what is said on it.
struct Said: Hashable, CustomStringConvertible {
    let topic: String
    let text: String

    init(_ topic: String, _ text: String) { (self.topic, self.text) = (topic, text) }

    init(_ message: MQTTMessage) {
        self.init(message.topic, String(decoding: message.payload, as: UTF8.self))
    }

    var description: String { topic + " " + text }
}

/// Hue's steps.
func bri(_ step: Int) -> Brightness { Brightness(fraction: Double(step - 1) / 253) }

extension LightReading {
    /// Whether two readings are the same up to rounding.
    func isAbout(_ other: LightReading) -> Bool {
        guard on == other.on, mirek == other.mirek, effect == other.effect else { return false }
        let sameLevel = switch (brightness, other.brightness) {
        case (let a?, let b?): a.fraction.isAbout(b.fraction, within: 0.003)
        case (nil, nil): true
        default: false
        }
        let samePoint = switch (xy, other.xy) {
        case (let a?, let b?): a.isAbout(b)
        case (nil, nil): true
        default: false
        }
        return sameLevel && samePoint
    }
}
