import Connectivity

/// How a WiZ device says it is set (`getPilot`).
struct WiZPilot: Sendable, Hashable {
    var isOn: Bool
    /// In percent.
    var dimming: Int?
    /// In kelvin.
    var temperature: Int?
    /// The levels of red, green and blue, 0…255.
    var levels: [Int]?
    /// The scene that it plays; 0 for none.
    var scene: Int

    init(isOn: Bool, dimming: Int? = nil, temperature: Int? = nil, levels: [Int]? = nil, scene: Int = 0) {
        self.isOn = isOn
        self.dimming = dimming
        self.temperature = temperature
        self.levels = levels
        self.scene = scene
    }

    /// Reads an answer; `nil` if it does not even say whether it is on.
    init?(_ result: JSONValue) {
        guard let isOn = result["state"]?.bool else { return nil }
        let levels = ["r", "g", "b"].compactMap { result[$0]?.double }.map { Int(min(max($0, 0), 255).rounded()) }
        self.init(
            isOn: isOn, dimming: Self.number(result["dimming"], 1...100), temperature: Self.number(result["temp"], 1000...20_000),
            levels: levels.count == 3 ? levels : nil, scene: Self.number(result["sceneId"], 1...10_000) ?? 0)
    }

    private static func number(_ value: JSONValue?, _ range: ClosedRange<Double>) -> Int? {
        guard let number = value?.double, range.contains(number) else { return nil }
        return Int(number.rounded())
    }
}
