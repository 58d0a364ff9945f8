import BridgeCore
import HomeModel
import LocalDrivers
import Testing

@Suite("What a driver may rely on of its inbox", .timeLimit(.minutes(1)))
struct OrderInboxTests {
    private func furnished() async throws -> (RunningHouse, OrderInbox) {
        let running = try RunningHouse()
        try await running.bridge.perform(.furnish(SampleHome.standard), by: .owner)
        let inbox = await running.bridge.attach(driver: SimulatedDriver.driverName)
        for device in SampleHome.standard.devices {
            guard case .adopt(let adopted, let lights) = await inbox.next() else { continue }
            #expect(adopted.key == device.key && lights.count == device.lights.count)
        }
        return (running, inbox)
    }

    @Test func `what waits for one lamp is merged, and lamps that are to do the same go together`() async throws {
        let (running, inbox) = try await furnished()
        try await running.set("floor-lamp") { $0.on = true }
        for step in 0...100 {
            try await running.set("floor-lamp") { $0.brightness = .to(Brightness(fraction: Double(step) / 100)) }
        }
        try await running.set("mirror-lamp") { $0.on = true; $0.brightness = .to(.full) }
        try await running.set("ceiling-spot") { $0.on = true }
        let both = [LightAddress(identity: "floor-lamp", index: 0), LightAddress(identity: "mirror-lamp", index: 0)]
        #expect(await inbox.next() == .act(both, action(0.4) { $0.on = true; $0.brightness = .full }))
        let spot = [LightAddress(identity: "ceiling-spot", index: 0)]
        #expect(await inbox.next() == .act(spot, action(0.4) { $0.on = true }))
    }

    @Test func `it is idle once the driver has come back for more and there is none`() async throws {
        let (running, inbox) = try await furnished()
        #expect(!inbox.isIdle, "the driver may still be busy with what it got")
        async let order = inbox.next()
        try await eventually("the driver waits") { inbox.isIdle }
        try await running.set("floor-lamp") { $0.on = true }
        #expect(!inbox.isIdle)
        #expect(await order == .act([LightAddress(identity: "floor-lamp", index: 0)], action(0.4) { $0.on = true }))
    }

    @Test func `it ends when the driver is started anew`() async throws {
        let (running, inbox) = try await furnished()
        _ = await running.bridge.attach(driver: SimulatedDriver.driverName)
        #expect(await inbox.next() == nil)
    }
}
