@testable import CloudConnectors
import Connectivity
import Testing

@Suite("Commands to DeviceHive whose end is waited for")
struct HiveOrdersTests {
    private static func update(_ id: Int64, _ status: JSONValue, _ device: String = "lamp") throws -> HiveMessage {
        try #require(HiveMessage(
            ["id": .int(id), "command": "light", "deviceId": .string(device), "timestamp": 0, "status": status], "command"))
    }

    @Test func anEndThatIsHeardBeforeItIsWaitedForIsNotLost() async throws {
        let orders = HiveOrders()
        let end = try Self.update(7, "success")
        #expect(await !orders.heard(update: end))
        var words = await orders.words(of: 7, to: "lamp").makeAsyncIterator()
        #expect(await words.next() == .ended(end))
        #expect(await orders.done(7) == end)
    }

    @Test func whoWaitsHearsHowItEndedAndThatTheDeviceSpoke() async throws {
        let orders = HiveOrders()
        var words = await orders.words(of: 8, to: "lamp").makeAsyncIterator()
        await orders.spoke("other")
        await orders.heard(update: try Self.update(8, "on its way"))
        #expect(await words.next() == .spoke)
        await orders.heard(update: try Self.update(9, "failed"))
        await orders.heard(update: try Self.update(8, "FAILED"))
        #expect(await words.next() == .ended(try Self.update(8, "FAILED")))
    }

    @Test func anEndThatComesAsTheWaitEndsIsNotLost() async throws {
        let orders = HiveOrders()
        _ = await orders.words(of: 8, to: "lamp")
        #expect(try await !orders.heard(update: Self.update(8, "failed")))
        #expect(try await orders.done(8) == Self.update(8, "failed"))
        #expect(await orders.done(8) == nil)
    }

    @Test func onlyTheEndOfTheLatestCommandCountsWhenNobodyWaits() async throws {
        let orders = HiveOrders()
        for command in [1, 2] {
            _ = await orders.words(of: command, to: "lamp")
            #expect(await orders.done(command) == nil)
        }
        #expect(try await !orders.heard(update: Self.update(1, "failed")), "a newer one is out")
        #expect(try await !orders.heard(update: Self.update(2, "on its way")))
        #expect(try await !orders.heard(update: Self.update(2, "failed", "other")))
        #expect(try await orders.heard(update: Self.update(2, "failed")))
    }
}
