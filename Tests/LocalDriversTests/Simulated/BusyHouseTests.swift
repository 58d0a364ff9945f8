import BridgeCore
import HomeModel
import LocalDrivers
import Testing

@Suite("A large simulated house", .timeLimit(.minutes(1)))
struct BusyHouseTests {
    @Test func `two hundred slow lamps take their time side by side`() async throws {
        let running = try RunningHouse()
        try await running.run(SampleHome.large(lights: 200)) {
            let lamps = SampleHome.large(lights: 200).devices.map(\.key.identity)
            for lamp in lamps { await running.house.setFaults(SimulatedFaults(delay: .seconds(3)), of: lamp) }
            try await running.bridge.perform(.setGroup(.wholeHome, patch { $0.on = true }), by: .owner)
            try await eventually("each has somebody who waits for it") { running.told.sleeping == 200 }
            running.told.advance(by: .seconds(3))
            try await eventually("all shine") { await running.house.shining().values.allSatisfy(\.isOn) }
            #expect(running.told.naps == 200)
        }
    }

    @Test func `when the driver is ended, nobody is left waiting`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(delay: .seconds(3600)), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true }
            try await eventually("somebody waits") { running.told.sleeping == 1 }
        }
        #expect(running.told.sleeping == 0)
    }

    @Test func `a slow lamp that is cured in between follows the rest at once`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(delay: .seconds(5)), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true; $0.transition = .zero }
            try await eventually("somebody waits for it") { running.told.sleeping == 1 }
            await running.house.setFaults(.none, of: "floor-lamp")
            try await running.set("floor-lamp") { $0.brightness = .to(.lowest); $0.transition = .zero }
            running.told.advance(by: .seconds(5))
            try await eventually("it did both, in order") {
                let seen = try await running.shining("floor-lamp")
                return seen.isOn && seen.brightness == .lowest
            }
        }
    }

    @Test func `a lamp that is out of reach when its order arrives does not follow it`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.setFaults(SimulatedFaults(delay: .seconds(5)), of: "floor-lamp")
            try await running.set("floor-lamp") { $0.on = true }
            try await eventually("somebody waits for it") { running.told.sleeping == 1 }
            await running.house.setFaults(SimulatedFaults(isUnreachable: true), of: "floor-lamp")
            running.told.advance(by: .seconds(60))
            try await eventually("the home knows") { try !running.isReachable("floor-lamp") }
            try await eventually("the order is gone") { await running.house.isAllTold }
            #expect(try await !running.shining("floor-lamp").isOn)
            #expect(await running.house.read(.motion(true), sensor: 0, of: "floor-lamp") == false, "it cannot speak")
        }
    }
}
