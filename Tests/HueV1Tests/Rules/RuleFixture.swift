import Foundation
import HomeModel
import HueV1

extension V1Fixture {
    /// Sensors 6 to 9 beside those of the sample home: a status, a humidity, a flag and a dial, on a device of their own.
    static func withMoreSensors() throws -> V1Fixture {
        var fixture = try V1Fixture()
        try fixture.perform(.addDevice(.moreSensors))
        return fixture
    }

    /// Sends a rule with one condition; hands out the answer.
    mutating func addRule(_ conditions: RulePart..., then actions: RulePart..., extra: String = "") -> String {
        send("POST /rules", RulePart.body(conditions, actions.isEmpty ? [.dim] : actions, extra: extra))
    }

    /// One of the extra sensors reads something.
    mutating func read(_ sensor: Int, _ reading: SensorReading) {
        observe(.sensor(.sample("more"), index: sensor - 6, reading))
    }

    /// How often a rule acted.
    mutating func timesTriggered(_ rule: Int = 1) -> Int? {
        let text = send("GET /rules/\(rule)")
        guard let start = text.range(of: #""timestriggered":"#)?.upperBound else { return nil }
        return Int(text[start...].prefix { $0.isNumber })
    }
}

/// A condition or an action as an app writes it.
struct RulePart {
    let json: String

    static func when(_ address: String, _ sign: String, _ value: String? = nil) -> RulePart {
        let value = value.map { #","value":"\#($0)""# } ?? ""
        return RulePart(json: #"{"address":"\#(address)","operator":"\#(sign)"\#(value)}"#)
    }

    static func put(_ address: String, _ body: String) -> RulePart {
        RulePart(json: #"{"address":"\#(address)","method":"PUT","body":\#(body)}"#)
    }

    static let dim = put("/lights/2/state", #"{"bri":50}"#)

    static func list(_ parts: [RulePart]) -> String { "[" + parts.map(\.json).joined(separator: ",") + "]" }

    static func body(_ conditions: [RulePart], _ actions: [RulePart], extra: String = "") -> String {
        #"{"name":"R","conditions":\#(list(conditions)),"actions":\#(list(actions))\#(extra)}"#
    }
}

extension DeviceDescription {
    fileprivate static let moreSensors = DeviceDescription(
        key: .sample("more"), name: "More", product: .smartPlug,
        sensors: [
            .init(name: "Status", reading: .status(0)), .init(name: "Wet", reading: .humidity(0)),
            .init(name: "Flag", reading: .flag(false)), .init(name: "Dial", reading: .rotation(nil)),
        ])
}
