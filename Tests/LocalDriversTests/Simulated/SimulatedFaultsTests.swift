import BridgeCore
import Foundation
import HomeModel
import LocalDrivers
import Testing

@Suite("Simulated faults", .timeLimit(.minutes(1)))
struct SimulatedFaultsTests {
    @Test func `a lossy lamp says how it really is, and the home is true again`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(loss: 1), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true; $0.brightness = .to(.lowest) }
            try await eventually("the home is true again") { try !running.light("floor-lamp").state.on }
            #expect(try running.light("floor-lamp").state.brightness == .full)
            #expect(try await !running.shining("floor-lamp").isOn)
        }
    }

    @Test(arguments: [0.3, 0.5, 0.9])
    func `however many orders a lamp loses, home and lamp agree in the end`(loss: Double) async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(loss: loss), of: "floor-lamp")
            for step in 0..<200 {
                running.told.throwDice(Double(step * 37 % 100) / 100)
                try await running.set("floor-lamp") {
                    $0.on = true
                    $0.brightness = .to(Brightness(fraction: Double(step) / 200))
                    $0.transition = .zero
                }
            }
            try await eventually("they agree") {
                let state = try running.light("floor-lamp").state
                let seen = try await running.shining("floor-lamp")
                let told = await running.house.isAllTold
                return told && state.on == seen.isOn && (!state.on || state.brightness == seen.brightness)
            }
        }
    }

    @Test func `a slow lamp takes its time, and holds up no other`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(delay: .seconds(5)), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true; $0.transition = .zero }
            try await running.set("table-lamp") { $0.on = true; $0.transition = .zero }
            try await eventually("the other shines") { try await running.shining("table-lamp").isOn }
            try await eventually("somebody waits for it") { running.told.sleeping == 1 }
            running.told.advance(by: .milliseconds(4900))
            #expect(try await !running.shining("floor-lamp").isOn)
            running.told.advance(by: .milliseconds(100))
            try await eventually("it shines") { try await running.shining("floor-lamp").isOn }
        }
    }

    @Test func `a slider dragged for ten seconds does not queue up before a slow lamp`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(delay: .milliseconds(700)), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true; $0.transition = .zero }
            for step in 1...600 {
                try await running.set("floor-lamp") {
                    $0.brightness = .to(Brightness(fraction: Double(step) / 1000))
                    $0.transition = .zero
                }
                running.told.advance(by: .milliseconds(1000 / 60))
            }
            try await eventually("it is where the slider was let go") {
                running.told.advance(by: .milliseconds(100))
                return try await running.shining("floor-lamp").brightness == Brightness(fraction: 0.6)
            }
            #expect(running.told.naps <= 17, "one order at a time, and one that waits")
            #expect(try running.light("floor-lamp").state.brightness == Brightness(fraction: 0.6))
        }
    }

    @Test func `out of reach it follows nothing; back again it says how it is`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(isUnreachable: true), of: "floor-lamp")
            try await eventually("the home knows") { try !running.isReachable("floor-lamp") }
            try await running.set("floor-lamp") { $0.on = true }
            try await running.set("table-lamp") { $0.on = true }
            running.told.advance(by: .seconds(1))
            try await eventually("the other shines") { try await running.shining("table-lamp").isOn }
            #expect(try await !running.shining("floor-lamp").isOn)
            #expect(try running.light("floor-lamp").state.on, "the home keeps what it was told")
            await running.house.setFaults(.none, of: "floor-lamp")
            try await eventually("it is back") { try running.isReachable("floor-lamp") }
            try await eventually("the home is true again") { try !running.light("floor-lamp").state.on }
        }
    }

    @Test func `faults stay when the driver is started again, and lamps start as the home says`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(isUnreachable: true), of: "mirror-lamp")
            try await eventually("the home knows") { try !running.isReachable("mirror-lamp") }
            try await running.set("mirror-lamp") { $0.on = true }
        }
        await running.bridge.observe(.driverLost("simulated"), by: .driver("simulated"))
        try await running.run(HomeDescription()) {
            try await eventually("the others are back") { try running.isReachable("floor-lamp") }
            #expect(try !running.isReachable("mirror-lamp"))
            try await eventually("it starts as the home says") { try await running.shining("mirror-lamp").isOn }
        }
    }

    @Test func `faults are written with seconds, and what is left out is in order`() throws {
        let faults = try JSONDecoder().decode(SimulatedFaults.self, from: Data(#"{"delay": 1.5, "loss": 7}"#.utf8))
        #expect(faults == SimulatedFaults(delay: .milliseconds(1500), loss: 1))
        let copy = try JSONDecoder().decode(SimulatedFaults.self, from: JSONEncoder().encode(faults))
        #expect(copy == faults)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SimulatedFaults.self, from: Data(#"{"delay": 1e300}"#.utf8))
        }
    }
}
