import BridgeCore
import HomeModel
import LocalDrivers
import Testing

/// Whatever goes wrong on the way, in the end the home says what an eye sees.
@Suite("The home is true in the end", .timeLimit(.minutes(1)))
struct TruthTests {
    private static let lamps = ["floor-lamp", "table-lamp", "shelf-strip", "fairy-lights", "ceiling-spot", "mirror-lamp"]

    @Test(arguments: UInt64(1)...40)
    func `after any orders and faults`(seed: UInt64) async throws {
        var dice = SeededDice(state: seed)
        let running = try RunningHouse()
        try await running.run {
            for _ in 0..<300 { try await step(running, &dice) }
            for lamp in Self.lamps { await running.house.setFaults(.none, of: lamp) }
            try await eventually("all is told") {
                running.told.advance(by: .seconds(2))
                return await running.house.isAllTold
            }
            for lamp in Self.lamps {
                // An order may still arrive, and then the lamp fades: time must go on while it is waited for.
                try await eventually("\(lamp) is as the home says, seed \(seed)") {
                    running.told.advance(by: .seconds(10))
                    return try await isTrue(lamp, running)
                }
            }
        }
    }

    private func step(_ running: RunningHouse, _ dice: inout SeededDice) async throws {
        running.told.throwDice(dice.fraction())
        let lamp = Self.lamps[dice.number(below: Self.lamps.count)]
        switch dice.number(below: 10) {
        case 0: await running.house.setFaults(faults(&dice), of: lamp)
        case 1: running.told.advance(by: .milliseconds(dice.number(below: 2000)))
        case 2: try await running.bridge.perform(.setGroup(.wholeHome, wish(&dice)), by: .owner)
        case 3: await Task.yield()
        default: try await running.bridge.perform(.setLight(running.light(lamp).id, wish(&dice)), by: .owner)
        }
    }

    private func faults(_ dice: inout SeededDice) -> SimulatedFaults {
        SimulatedFaults(
            isUnreachable: dice.number(below: 4) == 0, delay: .milliseconds([0, 0, 300, 1500][dice.number(below: 4)]),
            loss: [0, 0.3, 1][dice.number(below: 3)])
    }

    private func wish(_ dice: inout SeededDice) -> LightPatch {
        var patch = LightPatch()
        patch.transition = .milliseconds(dice.number(below: 3000))
        if dice.number(below: 3) == 0 { patch.on = dice.number(below: 3) > 0 }
        switch dice.number(below: 8) {
        case 0: patch.brightness = .to(Brightness(fraction: dice.fraction()))
        case 1: patch.brightness = .by(0)
        case 2: patch.brightness = .by(dice.fraction() - 0.5)
        case 3: patch.xy = .to(ColorXY(x: dice.fraction(), y: dice.fraction()))
        case 4: patch.mirek = .to(Mirek(153 + dice.number(below: 300)))
        case 5: patch.hue = .to(dice.fraction() * 360)
        case 6: patch.effect = [.colorLoop, LightEffect.none][dice.number(below: 2)]
        default: patch.alert = .breatheOnce
        }
        return patch
    }

    private func isTrue(_ lamp: String, _ running: RunningHouse) async throws -> Bool {
        let state = try running.light(lamp).state
        let seen = try await running.shining(lamp)
        guard state.on == seen.isOn else { return false }
        guard state.on else { return true }
        if let brightness = state.brightness, brightness != seen.brightness { return false }
        guard state.effect == .none, let color = state.color else { return true }
        return color.xy.map { $0 == seen.color } ?? (color.mirek?.xy == seen.color)
    }
}

/// Dice that fall the same way every time (SplitMix64).
struct SeededDice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

    mutating func fraction() -> Double { Double(next() >> 11) / Double(UInt64(1) << 53) }
}
