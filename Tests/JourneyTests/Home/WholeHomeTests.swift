import Foundation
import PorchlightTestKit
import Testing

@Suite("The home as one group", .timeLimit(.minutes(1)))
struct WholeHomeTests {
    /// Lamps that are set already do not change, and yet the group was told something.
    @Test func groupZeroRemembersWhatItWasToldThoughNothingChanged() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/" + (try await bridge.key())
            _ = try await bridge.put(home + "/groups/0/action", #"{"on":true,"bri":200}"#)
            for light in 1...6 where light != 4 {
                _ = try await bridge.put(home + "/lights/\(light)/state", #"{"bri":100}"#)
            }
            let answer = try await bridge.put(home + "/groups/0/action", #"{"bri":100}"#)
            #expect(answer.text == #"[{"success":{"/groups/0/action/bri":100}}]"#)
            #expect(try await bridge.get(home + "/groups/0")["action", "bri"] as? Int == 100)
        }
    }
}
