@testable import BridgeCore
import HomeModel
import Testing

@Suite("What drivers are told", .timeLimit(.minutes(1)))
struct DriverPostsTests {
    /// What waits in an inbox so far.
    private func drain(_ inbox: OrderInbox) async -> [DriverOrder] {
        inbox.finish()
        var orders: [DriverOrder] = []
        while let order = await inbox.next() { orders.append(order) }
        return orders
    }

    private func brightness(_ orders: [DriverOrder]) -> [Set<LightAddress>: Double?] {
        var levels: [Set<LightAddress>: Double?] = [:]
        for case .act(let lamps, let action) in orders { levels[Set(lamps)] = action.brightness?.fraction }
        return levels
    }

    @Test func ordersAreInTheLampsOwnLevels() async throws {
        let test = try await BridgeUnderTest(lamps: 3)
        try await test.bridge.perform(.customizeLight(test.lamps[1].id, LightCustom(floor: 0.2)), by: .owner)
        let inbox = await test.bridge.attach(driver: "scripted")
        try await test.bridge.perform(.setGroup(.wholeHome, .on(0.5)), by: .owner)
        let lamps = (0..<3).map(BridgeUnderTest.address)
        #expect(brightness(await drain(inbox)) == [[lamps[0], lamps[2]]: 0.5, [lamps[1]]: 0.2 + 0.8 * 0.5])
    }

    @Test func aDeviceIsIntroducedInItsLampsOwnLevels() async throws {
        let test = try await BridgeUnderTest(lamps: 1)
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0)), by: .owner)
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, LightCustom(floor: 0.2)), by: .owner)
        let orders = await drain(test.bridge.attach(driver: "scripted"))
        guard case .adopt(_, let lights) = orders.first else { return #expect(Bool(false), "\(orders)") }
        #expect(lights.map(\.state.brightness?.fraction) == [0.2] && test.lamps[0].state.brightness == .lowest)
    }

    @Test func aLampThatGivesLightIsSentToItsNewLevel() async throws {
        let test = try await BridgeUnderTest(lamps: 1)
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(0.5)), by: .owner)
        let inbox = await test.bridge.attach(driver: "scripted")
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, LightCustom(floor: 0.5)), by: .owner)
        #expect(brightness(await drain(inbox)) == [[BridgeUnderTest.address(0)]: 0.75])
    }

    @Test func aDeviceThatHasBecomeAnotherIsIntroducedAnewOnce() async throws {
        let test = try await BridgeUnderTest(lamps: 1)
        let inbox = await test.bridge.attach(driver: "scripted")
        var description = BridgeUnderTest.lamp(0)
        description.lights = [LightAbilities(), LightAbilities(dims: false)]
        await test.bridge.observe(.found(description), by: .driver("scripted"))
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, LightCustom(kind: .onOff)), by: .owner)
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, LightCustom(isHidden: true, kind: .onOff)), by: .owner)
        let told = await drain(inbox).map { order -> [LightAbilities] in
            if case .adopt(_, let lights) = order { lights.map(\.abilities) } else { [] }
        }
        let plug = LightAbilities(dims: false)
        #expect(told == [[LightAbilities(temperatures: MirekRange(153, 500), gamut: .c)], [LightAbilities(), plug], [plug, plug]])
    }

    @Test func aReportInTheLampsLevelsIsNoNewsWhereItWasSent() async throws {
        let test = try await BridgeUnderTest(lamps: 1)
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, LightCustom(floor: 0.3)), by: .owner)
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(1.0 / 3)), by: .owner)
        let batch = test.bridge.published.snapshot.batch
        let level = LightCustom(floor: 0.3).lampLevel(of: Brightness(fraction: 1.0 / 3))
        let said = LightReading(on: true, brightness: level)
        await test.bridge.observe(.light(BridgeUnderTest.key(0), index: 0, said), by: .driver("scripted"))
        #expect(test.bridge.published.snapshot.batch == batch)
    }

    @Test func aLampThatCountsInPercentsIsMeantToBeWhereItWasSent() async throws {
        let test = try await BridgeUnderTest(lamps: 1)
        let custom = LightCustom(floor: 0.3)
        try await test.bridge.perform(.customizeLight(test.lamps[0].id, custom), by: .owner)
        let light = test.lamps[0].inLampLevels
        try await test.bridge.perform(.setLight(test.lamps[0].id, .on(1.0 / 3)), by: .owner)
        let (lamp, before) = (BridgeUnderTest.address(0), test.bridge.published.snapshot.batch)
        var book = OrderBook(limits: OrderLimits(lampInterval: .zero, orders: 9, per: .seconds(1), underWay: 1, patience: .seconds(2)))
        book.adopt(lamp, light)
        var action = LightAction()
        action.brightness = custom.lampLevel(of: Brightness(fraction: 1.0 / 3))
        book.take(action, for: lamp, at: .zero)
        #expect(book.next(at: .zero).map(\.action.brightness) == [action.brightness])
        book.delivered(lamp, at: .zero)
        // 0.5333… is said as 53 %, and said again later.
        for _ in 0..<2 {
            guard let said = book.hear(LightReading(on: true, brightness: Brightness(fraction: 0.53)), from: lamp) else { continue }
            await test.bridge.observe(.light(BridgeUnderTest.key(0), index: 0, said), by: .driver("scripted"))
        }
        #expect(test.bridge.published.snapshot.batch == before)
        let heard = book.hear(LightReading(on: true, brightness: Brightness(fraction: 0.65)), from: lamp)
        let elsewhere = try #require(heard)
        await test.bridge.observe(.light(BridgeUnderTest.key(0), index: 0, elsewhere), by: .driver("scripted"))
        #expect(abs(try #require(test.lamps[0].state.brightness).fraction - 0.5) < 1e-9)
    }
}
