import BridgeCore
import HomeModel
import LocalDrivers
import Testing

@Suite("The simulated driver behind a bridge", .timeLimit(.minutes(1)))
struct SimulatedDriverTests {
    @Test func `what is ordered shines, and takes its time`() async throws {
        let running = try RunningHouse()
        try await running.run {
            try await running.set("floor-lamp") { $0.on = true; $0.brightness = .to(.full); $0.transition = .seconds(4) }
            try await eventually("it comes on") { try await running.shining("floor-lamp").isOn }
            running.told.advance(by: .seconds(2))
            #expect(try await running.shining("floor-lamp").brightness == Brightness(fraction: 0.5))
            running.told.advance(by: .seconds(2))
            #expect(try await running.shining("floor-lamp").brightness == .full)
            #expect(running.told.naps == 0, "fades need no ticks")
        }
    }

    @Test func `a whole home follows one order`() async throws {
        let running = try RunningHouse()
        try await running.run {
            try await running.bridge.perform(.setGroup(.wholeHome, patch { $0.on = true }), by: .owner)
            running.told.advance(by: .seconds(1))
            try await eventually("all are on") { await running.house.shining().values.allSatisfy(\.isOn) }
        }
    }

    @Test func `a stopped fade is reported, so that the home knows where it stopped`() async throws {
        let running = try RunningHouse()
        try await running.run {
            try await running.set("floor-lamp") { $0.on = true; $0.brightness = .to(.full); $0.transition = .zero }
            try await eventually("it is full") {
                let shining = try await running.shining("floor-lamp")
                return shining.isOn && shining.brightness == .full
            }
            try await running.set("floor-lamp") { $0.brightness = .to(.lowest); $0.transition = .seconds(10) }
            try await eventually("the fade is under way") {
                running.told.advance(by: .milliseconds(10))
                return try await running.shining("floor-lamp").brightness.fraction < 0.9
            }
            try await running.set("floor-lamp") { $0.brightness = .by(0) }
            try await eventually("the home knows") {
                let known = try running.light("floor-lamp").state.brightness?.fraction ?? 0
                return known > 0.5 && known < 1
            }
            running.told.advance(by: .seconds(60))
            #expect(try await running.shining("floor-lamp").brightness == running.light("floor-lamp").state.brightness)
        }
    }

    @Test func `a device that comes is adopted, one that goes is forgotten`() async throws {
        let running = try RunningHouse()
        try await running.run {
            let guest = ModelCatalogue.colorBulb.device(named: "Guest", identity: "guest")
            try await running.bridge.perform(.addDevice(guest), by: .owner)
            let address = LightAddress(identity: "guest", index: 0)
            try await eventually("it is adopted") { await running.house.shining()[address] != nil }
            try await running.bridge.perform(.removeLight(running.light("guest").id), by: .owner)
            try await eventually("it is forgotten") { await running.house.shining()[address] == nil }
            #expect(await running.house.setFaults(.none, of: "guest") == false)
        }
    }

    @Test func `sensors and buttons report what is done to them`() async throws {
        let running = try RunningHouse()
        try await running.run {
            await running.house.read(.motion(true), sensor: 0, of: "hallway-sensor")
            await running.house.read(.temperature(21.5), sensor: 1, of: "hallway-sensor")
            await running.house.read(.lightLevel(20_000), sensor: 2, of: "hallway-sensor")
            let press = ButtonPress(button: 3, event: .shortRelease)
            await running.house.press(press, ofButtons: 4, of: "hallway-switch")
            let expected: [SensorReading] = [
                .motion(true), .temperature(21.5), .lightLevel(20_000), .buttons(count: 4, last: press),
            ]
            try await eventually("the home knows") {
                let readings = running.bridge.published.snapshot.home.sensors.all.map(\.reading)
                return expected.allSatisfy { readings.contains($0) }
            }
            #expect(await running.house.read(.motion(true), sensor: 0, of: "nobody") == false)
        }
    }
}
