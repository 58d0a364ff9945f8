import Foundation
import PorchlightTestKit
import Testing

@Suite("Many at once", .timeLimit(.minutes(1)))
struct CrowdTests {
    @Test func twoHundredWritersEndInWhatOneOfThemWanted() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            _ = try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true,"transitiontime":0}"#)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...200 {
                    group.addTask {
                        let body = #"{"bri":\#(number),"ct":\#(number + 153)}"#
                        let answer = try await bridge.put("/api/\(key)/lights/1/state", body)
                        #expect(answer.status == 200)
                        #expect(answer.text == #"[{"success":{"/lights/1/state/bri":\#(number)}},"#
                            + #"{"success":{"/lights/1/state/ct":\#(number + 153)}}]"#)
                    }
                    group.addTask {
                        let answer = try await bridge.get("/api/\(key)/lights/1")
                        let (bri, ct) = (answer["state", "bri"] as? Int, answer["state", "ct"] as? Int)
                        // Both or neither: nobody sees half of what somebody wanted.
                        #expect(bri == 254 || (bri.map { $0 + 153 } == ct && ct != nil), "\(bri ?? -1) \(ct ?? -1)")
                    }
                }
                try await group.waitForAll()
            }
            try await bridge.advance(by: .seconds(5))
            let last = try await bridge.get("/api/\(key)/lights/1")
            let bri = try #require(last["state", "bri"] as? Int)
            #expect((1...200).contains(bri))
            #expect(last["state", "ct"] as? Int == bri + 153)
            #expect(abs(try await bridge.shining(light: 1) - Double(bri) / 254) < 0.02)
        }
    }

    @Test func manyAppsMayComeAtOnceWhileTheButtonIsPressed() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            let keys = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<50 {
                    group.addTask { try await bridge.post("/api", #"{"devicetype":"app#\#(number)"}"#).text }
                }
                return try await group.reduce(into: Set<String>()) { keys, text in
                    if let key = text.firstMatch(of: /"username":"([^"]+)"/)?.1 { keys.insert(String(key)) }
                }
            }
            #expect(keys.count == 50)
            for key in keys { #expect(try await bridge.get("/api/\(key)/config").names("whitelist").count == 50) }
        }
    }
}
