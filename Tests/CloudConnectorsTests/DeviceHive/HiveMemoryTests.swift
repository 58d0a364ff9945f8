@testable import CloudConnectors
import Connectivity
import Testing

@Suite("What was heard from DeviceHive already")
struct HiveMemoryTests {
    private func notification(
        _ id: Int, at moment: Int, _ device: String = "lamp", _ name: String = "state"
    ) throws -> HiveMessage {
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

    @Test func theLatestOfItsKindIsKnownFromWhatWasHeardBefore() throws {
        var memory = HiveMemory()
        #expect(try memory.isLatest(notification(1, at: 1000)))
        #expect(try memory.isNews(notification(1, at: 1000)))
        #expect(try !memory.isLatest(notification(1, at: 1000)), "it is heard again")
        #expect(try memory.isLatest(notification(2, at: 1001)))
        #expect(try memory.isLatest(notification(3, at: 1, "lamp", "sensor")))
    }
}
