import Foundation
import PorchlightTestKit
import Testing

@Suite("What lamps do wrong ends in the truth", .timeLimit(.minutes(1)))
struct LampFaultTests {
    /// Whether a lamp is shown as what it is.
    private static func expectTruth(_ bridge: TestBridge, _ key: String, light: Int) async throws {
        try await bridge.advance(by: .seconds(30))
        let state = try await bridge.get("/api/\(key)/lights/\(light)")
        let shining = try await bridge.shining(light: light)
        let on = try #require(state["state", "on"] as? Bool)
        #expect(on == (shining > 0))
        if on, let brightness = state["state", "bri"] as? Int {
            #expect(abs(Double(brightness) / 254 - shining) < 0.02)
        }
    }

    @Test func oneOutOfReachIsShownAsSuchAndTellsHowItIsWhenItIsBack() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 1, unreachable: true)
            _ = try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true}"#)
            try await bridge.advance(by: .seconds(5))
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "reachable"] as? Bool == false)
            #expect(try await bridge.shining(light: 1) == 0)
            try await bridge.misbehave(light: 1)
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "reachable"] as? Bool == true)
            try await Self.expectTruth(bridge, key, light: 1)
        }
    }

    @Test func aSlowOneFollowsInItsOwnTime() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 1, delay: .seconds(5))
            _ = try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true,"bri":254,"transitiontime":0}"#)
            // The answer comes at once and says what the lamp is set to.
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "on"] as? Bool == true)
            #expect(try await bridge.shining(light: 1) == 0)
            try await eventually("it follows") {
                try await bridge.advance(by: .seconds(1))
                return try await bridge.shining(light: 1) == 1
            }
            try await bridge.misbehave(light: 1)
            try await Self.expectTruth(bridge, key, light: 1)
        }
    }

    @Test func oneThatHearsNothingIsNotShownAsSwitched() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 1, loss: 1)
            _ = try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true}"#)
            await bridge.settle()
            #expect(try await bridge.shining(light: 1) == 0)
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "on"] as? Bool == false)
        }
    }

    @Test func oneThatHearsHalfIsShownAsItIs() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 1, loss: 0.5)
            for round in 0..<60 {
                let body = #"{"on":\#(round % 3 > 0),"bri":\#(round * 4 + 1),"transitiontime":0}"#
                _ = try await bridge.put("/api/\(key)/lights/1/state", body)
                if round % 10 == 9 { try await Self.expectTruth(bridge, key, light: 1) }
            }
            try await Self.expectTruth(bridge, key, light: 1)
        }
    }

    @Test func aWholeRoomOfLampsThatMisbehaveEndsInTheTruth() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            try await bridge.misbehave(light: 1, unreachable: true)
            try await bridge.misbehave(light: 2, delay: .milliseconds(700))
            try await bridge.misbehave(light: 3, loss: 1)
            _ = try await bridge.put("/api/\(key)/groups/1/action", #"{"on":true}"#)
            try await bridge.advance(by: .seconds(3))
            for light in 1...3 { try await bridge.misbehave(light: light) }
            for light in 1...4 { try await Self.expectTruth(bridge, key, light: light) }
            #expect(try await bridge.shining(light: 4) == 1)
        }
    }
}
