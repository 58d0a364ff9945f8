import Foundation
import PorchlightTestKit
import Testing

@Suite("Nothing that is read is stale", .timeLimit(.minutes(1)))
struct FreshnessTests {
    @Test func whoHasWrittenReadsWhatItWrote() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/\(try await bridge.key())"
            for round in 0..<500 {
                let (on, brightness) = (round % 2 == 0, round % 254 + 1)
                let body = on ? #"{"on":true,"bri":\#(brightness)}"# : #"{"on":false}"#
                _ = try await bridge.put(home + "/lights/1/state", body)
                let path = ["/lights/1", "/lights", "", "/groups/1"][round % 4]
                let answer = try await bridge.get(home + path)
                let shown = switch path {
                case "/lights/1": answer["state", "on"]
                case "/lights": answer["1", "state", "on"]
                case "": answer["lights", "1", "state", "on"]
                default: answer["state", "any_on"]
                }
                #expect(shown as? Bool == on, "round \(round) at \(path)")
            }
        }
    }

    @Test func everyChangeShowsEverywhereAtOnce() async throws {
        try await TestBridge.run { bridge in
            let home = "/api/\(try await bridge.key())"
            /// Reads what was read before, so that the answer would come out of what is kept ready.
            func warm() async throws {
                for path in ["", "/lights", "/lights/2", "/groups", "/groups/1", "/config", "/lights/new"] {
                    _ = try await bridge.get(home + path)
                }
            }
            try await warm()
            _ = try await bridge.put(home + "/lights/2", #"{"name":"Desk"}"#)
            #expect(try await bridge.get(home + "/lights/2")["name"] as? String == "Desk")
            #expect(try await bridge.get(home + "/lights")["2", "name"] as? String == "Desk")
            #expect(try await bridge.get(home)["lights", "2", "name"] as? String == "Desk")

            try await warm()
            _ = try await bridge.put(home + "/groups/1", #"{"name":"Den"}"#)
            #expect(try await bridge.get(home + "/groups/1")["name"] as? String == "Den")
            #expect(try await bridge.get(home + "/groups")["1", "name"] as? String == "Den")

            try await warm()
            _ = try await bridge.put(home + "/config", #"{"name":"Lantern"}"#)
            #expect(try await bridge.get(home + "/config")["name"] as? String == "Lantern")
            #expect(try await bridge.get("/api/config")["name"] as? String == "Lantern")

            try await warm()
            try await bridge.misbehave(light: 2, unreachable: true)
            #expect(try await bridge.get(home + "/lights/2")["state", "reachable"] as? Bool == false)

            try await warm()
            _ = try await bridge.delete(home + "/lights/2")
            #expect(try await bridge.get(home + "/lights").names() == ["1", "3", "4", "5", "6"])
            #expect(try await bridge.get(home + "/lights/2").text.contains(#""type":3"#))
            #expect(try await bridge.get(home + "/groups/1")["lights"] as? [String] == ["1", "3", "4"])

            try await warm()
            #expect(try await bridge.add(light: "LCT015", named: "New lamp") == 2)
            #expect(try await bridge.get(home + "/lights")["2", "name"] as? String == "New lamp")
        }
    }

    @Test func theTimeInTheConfigurationGoesOn() async throws {
        try await TestBridge.run(startingAt: Date(timeIntervalSince1970: 1_700_000_000)) { bridge in
            let key = try await bridge.key()
            let time = { try await bridge.get("/api/\(key)/config")["UTC"] as? String }
            #expect(try await time() == "2023-11-14T22:13:20")
            try await bridge.advance(by: .milliseconds(999))
            #expect(try await time() == "2023-11-14T22:13:20")
            try await bridge.advance(by: .milliseconds(1))
            #expect(try await time() == "2023-11-14T22:13:21")
            #expect(try await bridge.get("/api/\(key)")["config", "UTC"] as? String == "2023-11-14T22:13:21")
            bridge.setWallClock(to: Date(timeIntervalSince1970: 1_600_000_000))
            #expect(try await time() == "2020-09-13T12:26:40")
        }
    }

    @Test func theDateOfAnAnswerIsThatOfTheBridge() async throws {
        try await TestBridge.run(startingAt: Date(timeIntervalSince1970: 784_111_777)) { bridge in
            // The example of RFC 9110 §5.6.7.
            #expect(try await bridge.get("/api/config").fields["date"] == "Sun, 06 Nov 1994 08:49:37 GMT")
            try await bridge.advance(by: .seconds(86_400))
            #expect(try await bridge.get("/description.xml").fields["date"] == "Mon, 07 Nov 1994 08:49:37 GMT")
        }
    }

    @Test func theLastUseOfAKeyIsNoted() async throws {
        try await TestBridge.run { bridge in
            let (key, other) = (try await bridge.key(for: "one#x"), try await bridge.key(for: "two#x"))
            let used = { (app: String) in
                let list = try await bridge.get("/api/\(other)/config")["whitelist"] as? [String: [String: String]]
                return list?.values.first { $0["name"] == app }?["last use date"]
            }
            #expect(try await used("one#x") == "2023-11-14T22:13:20")
            try await bridge.advance(by: .seconds(3600))
            #expect(try await used("one#x") == "2023-11-14T22:13:20")
            _ = try await bridge.get("/api/\(key)/lights")
            #expect(try await used("one#x") == "2023-11-14T23:13:20")
            #expect(try await bridge.get("/api/\(key)/config")["whitelist", key, "create date"] as? String == "2023-11-14T22:13:20")
        }
    }
}
