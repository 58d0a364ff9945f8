import BridgeCore
@testable import CloudConnectors
import Connectivity
import Testing

@Suite("Devices that say nothing over DeviceHive")
struct HiveSilenceTests {
    private static func house(silent: Bool = true) async throws -> HiveHouse {
        let house = HiveHouse()
        await house.add(try #require(HiveDevice(["id": "lamp", "name": "Lamp"])), .onOff)
        if silent {
            _ = await house.told("lamp", at: .zero)
            #expect(await house.silent(at: .seconds(5)) == ["lamp"])
        }
        return house
    }

    private static func message(_ kind: String, _ name: String, _ more: [String: JSONValue] = [:]) throws -> HiveMessage {
        let json: [String: JSONValue] = ["id": 1, kind: .string(name), "deviceId": "lamp", "timestamp": 1000]
        return try #require(HiveMessage(.object(json.merging(more) { $1 }), kind))
    }

    @Test func whoSaysNothingIsFoundOnceAndWhoSpeaksIsNot() {
        var silence = HiveSilence(patience: .seconds(5))
        #expect(silence.told("a", at: .seconds(10)) == .seconds(15))
        #expect(silence.told("b", at: .seconds(11)) == .seconds(16))
        #expect(silence.told("a", at: .seconds(12)) == .seconds(17))
        #expect(silence.heard("b") == false)
        #expect(silence.overdue(at: .seconds(14)) == [])
        #expect(silence.overdue(at: .seconds(16)) == ["a"], "it is counted from the first order")
        #expect(silence.overdue(at: .seconds(99)) == [])
    }

    @Test func whoIsSilentStaysSoOverANewConnectionUntilItSpeaks() {
        var silence = HiveSilence(patience: .seconds(5))
        _ = silence.told("a", at: .zero)
        #expect(silence.overdue(at: .seconds(5)) == ["a"])
        _ = silence.told("b", at: .seconds(5))
        silence.begin()
        #expect(silence.isSilent("a"))
        #expect(silence.overdue(at: .seconds(60)) == [], "what b answered may have got lost with the connection")
        #expect(silence.heard("a") == true)
        #expect(!silence.isSilent("a"))
        #expect(silence.heard("a") == false, "once")
    }

    @Test func whoIsGoneIsForgotten() {
        var silence = HiveSilence(patience: .seconds(5))
        for device in ["a", "b"] { _ = silence.told(device, at: .zero) }
        #expect(silence.overdue(at: .seconds(5)) == ["a", "b"])
        silence.keep(only: ["b"])
        #expect(!silence.isSilent("a") && silence.isSilent("b"))
    }

    @Test(arguments: [
        ("state", ["parameters": ["on": true]], true), ("greeting", [:], true),
        ("state", ["parameters": ["reachable": false]], false),
    ] as [(String, [String: JSONValue], Bool)])
    func anyWordOfALampThatWasSilentBringsItBack(_ name: String, _ more: [String: JSONValue], _ isBack: Bool) async throws {
        let house = try await Self.house()
        let news = await house.hear(try Self.message("notification", name, more))
        #expect(news.contains(.reachable(identity: "lamp", true)) == isBack)
        #expect(await !house.isSilent("lamp"))
        let others = try await Self.house(silent: false).hear(Self.message("notification", name, more))
        #expect(!others.contains(.reachable(identity: "lamp", true)), "it was not away")
    }

    @Test(arguments: ["success", "failed", "on its way"])
    func anAnswerToAnOrderBringsItBack(_ status: String) async throws {
        let house = try await Self.house()
        let news = await house.hear(update: try Self.message("command", "light", ["status": .string(status)]))
        #expect(news.first == .reachable(identity: "lamp", true))
        #expect(news.count == (status == "success" ? 2 : 1))
    }

    @Test func whatItSaidBeforeBringsItBackNeitherTwiceNorWhenItIsListed() async throws {
        let house = try await Self.house(silent: false)
        let word = try Self.message("notification", "state", ["parameters": ["on": true]])
        _ = await house.hear(word)
        _ = await house.told("lamp", at: .zero)
        #expect(await house.silent(at: .seconds(5)) == ["lamp"])
        await house.note(word)
        #expect(await house.hear(word) == [])
        #expect(await house.isSilent("lamp"))
        await house.note(try Self.message("notification", "state", ["id": 2, "timestamp": 2000]))
        #expect(await !house.isSilent("lamp"), "it spoke meanwhile")
    }
}
