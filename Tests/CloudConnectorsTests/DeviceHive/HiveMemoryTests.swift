@testable import CloudConnectors
import Connectivity
import Testing

@Suite("What was heard from DeviceHive already")
struct HiveMemoryTests {
    private func notification(_ id: Int, at moment: Int, _ device: String = "lamp", _ name: String = "state") throws -> HiveMessage {
        let json: JSONValue = [
            "id": .int(Int64(id)), "notification": .string(name), "deviceId": .string(device), "timestamp": .int(Int64(moment)),
        ]
        return try #require(HiveMessage(json, "notification"))
    }

    @Test func whatIsRepeatedIsNoNews() throws {
        var memory = HiveMemory()
        #expect(memory.since == nil)
        #expect(try memory.isNews(notification(1, at: 1000)))
        #expect(try !memory.isNews(notification(1, at: 1000)))
        #expect(try memory.isNews(notification(2, at: 1000)), "two within one millisecond")
        #expect(memory.since == HiveMoment(milliseconds: 999))
    }

    @Test func whatComesAfterSomethingLaterOfTheSameKindIsNoNews() throws {
        var memory = HiveMemory()
        #expect(try memory.isNews(notification(2, at: 2000)))
        #expect(try !memory.isNews(notification(1, at: 1000)))
        #expect(try memory.isNews(notification(3, at: 1000, "other")))
        #expect(try memory.isNews(notification(4, at: 1000, "lamp", "sensor")))
        #expect(memory.since == HiveMoment(milliseconds: 1999))
    }

    @Test func itDoesNotGrowWithoutEnd() throws {
        var memory = HiveMemory()
        for id in 0...HiveMemory.mostIDs { #expect(try memory.isNews(notification(id, at: id))) }
        #expect(try !memory.isNews(notification(1, at: 1)))
        memory.keep(only: [])
        #expect(!memory.knows("lamp", "state"))
        #expect(try memory.isNews(notification(0, at: 0)), "the oldest is forgotten")
    }

    @Test func whoSaysNothingIsFoundOnceAndWhoSpeaksIsNot() {
        var silence = HiveSilence(patience: .seconds(5))
        #expect(silence.told("a", at: .seconds(10)) == .seconds(15))
        #expect(silence.told("b", at: .seconds(11)) == .seconds(16))
        #expect(silence.told("a", at: .seconds(12)) == .seconds(17))
        silence.heard("b")
        #expect(silence.overdue(at: .seconds(14)) == [])
        #expect(silence.overdue(at: .seconds(16)) == ["a"], "it is counted from the first order")
        #expect(silence.overdue(at: .seconds(99)) == [])
    }

    @Test func anEndThatIsHeardBeforeItIsWaitedForIsNotLost() async throws {
        let orders = HiveOrders()
        let end = try #require(HiveMessage(
            ["id": 7, "command": "light", "deviceId": "lamp", "timestamp": 0, "status": "success"], "command"))
        await orders.heard(update: end)
        var words = await orders.words(of: 7, to: "lamp").makeAsyncIterator()
        #expect(await words.next() == .ended(end))
    }

    @Test func whoWaitsHearsHowItEndedAndThatTheDeviceSpoke() async throws {
        let orders = HiveOrders()
        var words = await orders.words(of: 8, to: "lamp").makeAsyncIterator()
        let update = { (id: Int64, status: JSONValue) in
            try #require(HiveMessage(
                ["id": .int(id), "command": "light", "deviceId": "lamp", "timestamp": 0, "status": status], "command"))
        }
        await orders.spoke("other")
        await orders.heard(update: try update(8, "on its way"))
        #expect(await words.next() == .spoke)
        await orders.heard(update: try update(9, "failed"))
        await orders.heard(update: try update(8, "FAILED"))
        #expect(await words.next() == .ended(try update(8, "FAILED")))
    }
}
