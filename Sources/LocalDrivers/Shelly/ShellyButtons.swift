import Connectivity
import HomeModel

/// The inputs of a device that have a button at them. Hue has no code for several clicks in a row, so those are buttons of their
/// own behind the others: of two inputs 1 and 2 are single clicks, 3 and 4 double, 5 and 6 triple ones.
struct ShellyButtons: Sendable, Hashable {
    private let inputs: [Int]
    private var down: Set<Int> = []
    private var held: Set<Int> = []

    /// - Parameter config: the device's whole configuration.
    init(config: [String: JSONValue]) {
        inputs = config.compactMap { key, word in
            let parts = key.split(separator: ":")
            guard parts.count == 2, parts[0] == "input", word["type"]?.string == "button" else { return nil }
            return Int(parts[1])
        }.sorted()
    }

    /// How many buttons the home sees.
    var count: Int { inputs.count * 3 }

    /// What an event means. A click is told as it happens where the device tells of pressing and letting go, else afterwards.
    mutating func presses(_ event: JSONValue) -> [ButtonPress] {
        guard let parts = event["component"]?.string?.split(separator: ":"), parts.count == 2, parts[0] == "input",
            let input = Int(parts[1]), let place = inputs.firstIndex(of: input)
        else { return [] }
        func press(_ events: ButtonPress.Event..., clicks: Int = 1) -> [ButtonPress] {
            events.map { ButtonPress(button: place + 1 + inputs.count * (clicks - 1), event: $0) }
        }
        switch event["event"]?.string {
        case "btn_down":
            down.insert(input)
            return press(.initialPress)
        case "btn_up":
            guard down.contains(input) else { return [] }
            return held.remove(input) == nil ? press(.shortRelease) : press(.longRelease)
        case "single_push": return down.contains(input) ? [] : press(.initialPress, .shortRelease)
        case "long_push":
            guard down.contains(input) else { return press(.initialPress, .hold, .longRelease) }
            held.insert(input)
            return press(.hold)
        case "double_push": return press(.initialPress, .shortRelease, clicks: 2)
        case "triple_push": return press(.initialPress, .shortRelease, clicks: 3)
        default: return []
        }
    }
}
