@testable import LocalDrivers

/// A lamp as the firmware has it: what is set is set at once, out of range is moved into it, and each order is answered with all
/// that the lamp is set to, fades left out.
struct FakeESPLamp: Sendable {
    var key: UInt32 = 0x1122_3344
    var name = "Lamp"
    var modes: [UInt64] = [3]
    var mireds: (coldest: Double, warmest: Double) = (153, 500)
    var effects: [String] = []
    var category: UInt64 = 0
    var disabled = false

    var isOn = true
    var mode: UInt64 = 3
    /// Brightness, colour brightness, red, green, blue, white, temperature, cold, warm: by their fields in the state.
    var levels: [Int: Double] = [3: 0.5]
    var effect = ""

    /// The entry of the list of entities.
    var entry: ESPFrame {
        ESPFrame(15) { writer in
            writer.write(1, "lamp")
            writer.write(2, fixed32: key)
            writer.write(3, name)
            for mode in modes { writer.write(12, mode) }
            writer.write(9, float: mireds.coldest)
            writer.write(10, float: mireds.warmest)
            for effect in effects { writer.write(11, effect) }
            writer.write(13, disabled)
            writer.write(15, category)
        }
    }

    /// All that it is set to.
    var state: ESPFrame {
        ESPFrame(24) { writer in
            writer.write(1, fixed32: key)
            writer.write(2, isOn)
            for (field, level) in levels.sorted(by: { $0.key < $1.key }) { writer.write(field, float: level) }
            writer.write(11, mode)
            writer.write(9, effect)
        }
    }

    /// Where a level stands in a command, with its flag before it, and in a state.
    private static let places: [(has: Int, value: Int, state: Int)] = [
        (4, 5, 3), (20, 21, 10), (10, 11, 7), (12, 13, 8), (24, 25, 12), (26, 27, 13),
    ]

    /// Takes an order. A lamp that only goes on and off ignores all else.
    mutating func take(_ command: ProtoFields) {
        if command.bool(2) { isOn = command.bool(3) }
        guard modes != [1] else { return }
        for place in Self.places where command.bool(place.has) { levels[place.state] = command.float(place.value) }
        if command.bool(6) { (levels[4], levels[5], levels[6]) = (command.float(7), command.float(8), command.float(9)) }
        if command.bool(22), modes.contains(command.uint(23)) { mode = command.uint(23) }
        levels[8] = levels[8].map { min(max($0, mireds.coldest), mireds.warmest) }
        if command.bool(18) { effect = command.string(19) == "None" ? "" : command.string(19) }
    }
}
