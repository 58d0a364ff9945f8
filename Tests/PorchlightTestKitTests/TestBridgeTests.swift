import Foundation
import PorchlightTestKit
import Testing

@Suite("A bridge inside a test")
struct TestBridgeTests {
    @Test func registersAnAppOnlyWhileTheButtonIsPressed() async throws {
        try await TestBridge.run { bridge in
            let ask = { try await bridge.http.post("api", #"{"devicetype":"kit#test"}"#) }
            #expect(try await ask().contains(#""type":101"#))
            try await bridge.press()
            #expect(try await ask().contains(#""success":{"username":"#))
            try await bridge.advance(by: .seconds(31))
            #expect(try await ask().contains(#""type":101"#))
        }
    }

    @Test func aWallClockThatJumpsDoesNotReleaseTheButton() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            bridge.setWallClock(to: Date(timeIntervalSince1970: 2_000_000_000))
            try await bridge.advance(by: .seconds(29))
            #expect(try await bridge.http.post("api", #"{"devicetype":"kit#test"}"#).contains("success"))
        }
    }

    @Test func aLampFadesOnToldTime() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            _ = try await bridge.http.put("api/\(key)/lights/1/state", #"{"on":true,"bri":254,"transitiontime":100}"#)
            await bridge.settle()
            try await bridge.advance(by: .seconds(5))
            let halfway = try await bridge.shining(light: 1)
            #expect((0.3...0.7).contains(halfway))
            try await bridge.advance(by: .seconds(5))
            #expect(try await bridge.shining(light: 1) == 1)
        }
    }

    @Test func anUnreachableLampIsShownAsOne() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 2, unreachable: true)
            let shown = try await bridge.http.get("api/\(key)/lights/2")
            #expect(shown.contains(#""reachable":false"#))
        }
    }

    @Test func theJournalNamesTheAppAndNeverItsKey() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key(for: "journal#test")
            _ = try await bridge.http.get("api/\(key)/lights")
            while await bridge.journal.isEmpty { await Task.yield() }
            let request = await bridge.journal[0]
            #expect(request.path == "/api/<journal#test>/lights")
            #expect(request.status == 200)
        }
    }

    @Test func manyRunAtOnceWithoutKnowingOfEachOther() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await TestBridge.run(mac: "00:17:88:00:00:0\(number)") { try await $0.http.get("api/config") }
                }
            }
            let configs = try await group.reduce(into: Set<String>()) { $0.insert($1) }
            #expect(configs.count == 8)
        }
    }

    @Test func oneSeedMakesOneKey() async throws {
        var keys: [String] = []
        for seed in [1, 1, 2] as [UInt64] { keys.append(try await TestBridge.run(seed: seed) { try await $0.key() }) }
        #expect(keys[0] == keys[1])
        #expect(keys[0] != keys[2])
    }

    @Test func aLargeHomeIsServedToo() async throws {
        try await TestBridge.run(home: .large(lights: 200)) { bridge in
            let key = try await bridge.key()
            #expect(try await bridge.http.get("api/\(key)/lights").contains(#""200":{"state""#))
        }
    }
}
