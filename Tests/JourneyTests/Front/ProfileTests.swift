import Foundation
import PorchlightTestKit
import RawSockets
import Testing

@Suite("The model of bridge that is played", .timeLimit(.minutes(1)))
struct ProfileTests {
    @Test func theStrictOneClosesAfterEveryAnswer() async throws {
        try await TestBridge.run(profile: "strict") { bridge in
            #expect(try await bridge.get("/api/config").fields["connection"] == "close")
            let port = try #require(bridge.http.port)
            let request = "GET /api/config HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
            let (text, ending) = try await offPool {
                let client = try RawClient(port: port)
                client.send(request + request)
                return client.readToEnd()
            }
            #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 2)
            #expect(ending == .closed)
        }
    }

    @Test func theUsualOneKeepsTheConnection() async throws {
        try await TestBridge.run { bridge in
            let answer = try await bridge.get("/api/config")
            #expect(answer.fields["connection"] == "keep-alive")
        }
    }

    @Test func theStrictOneRefusesAUsernameAndTheUsualOneTakesIt() async throws {
        let body = #"{"devicetype":"old#app","username":"burgestrand"}"#
        try await TestBridge.run(profile: "strict") { bridge in
            try await bridge.press()
            #expect(try await bridge.post("/api", body).text ==
                #"[{"error":{"type":6,"address":"/username","description":"parameter, username, not available"}}]"#)
            #expect(try await bridge.get("/api/burgestrand/lights").text.contains(#""type":1"#))
            #expect(try await bridge.post("/api", #"{"devicetype":"old#app"}"#).text.contains("success"))
        }
        try await TestBridge.run(profile: "bsb002-classic") { bridge in
            try await bridge.press()
            #expect(try await bridge.post("/api", body).text == #"[{"success":{"username":"burgestrand"}}]"#)
        }
    }

    /// Docs/HueV1.md §4.5
    @Test(arguments: [
        ("strict", "invalid value,  abc }, for parameter, bri"), ("bsb002", "invalid value, abc, for parameter, bri"),
    ])
    func theStrictOneQuotesAsARealBridge(_ profile: String, _ words: String) async throws {
        try await TestBridge.run(profile: profile) { bridge in
            let key = try await bridge.key()
            #expect(try await bridge.put("/api/\(key)/lights/1/state", #"{"bri":"abc"}"#).text ==
                #"[{"error":{"type":7,"address":"/lights/1/state/bri","description":"\#(words)"}}]"#)
        }
    }

    /// Docs/HueV1.md §1.5
    @Test func theStrictOneCarriesOutNoMoreThanARealBridgeCan() async throws {
        try await TestBridge.run(profile: "strict") { bridge in
            let key = try await bridge.key()
            let busy = #"[{"error":{"type":901,"address":"/groups/0/action","description":"Internal error, 503"}}]"#
            let wish = #"{"on":true}"#
            #expect(try await bridge.put("/api/\(key)/groups/0/action", wish).text.contains("success"))
            #expect(try await bridge.put("/api/\(key)/groups/0/action", wish).text == busy)
            try await bridge.advance(by: .seconds(1))
            #expect(try await bridge.put("/api/\(key)/groups/0/action", wish).text.contains("success"))
        }
    }

    @Test func theStrictOneAnswersNoMoreThanARealBridgeCan() async throws {
        try await TestBridge.run(profile: "strict") { bridge in
            var answers: [Int] = []
            for _ in 0..<25 { answers.append(try await bridge.get("/api/config").status) }
            #expect(answers == Array(repeating: 200, count: 20) + Array(repeating: 429, count: 5))
            try await bridge.advance(by: .seconds(1))
            #expect(try await bridge.get("/api/config").status == 200)
        }
    }

    @Test(arguments: [("bsb002", "1.66.0"), ("strict", "1.66.0"), ("bsb001", "1.15.0"), ("bsb002-classic", "1.40.0")])
    func eachHasItsVersion(_ profile: String, _ version: String) async throws {
        try await TestBridge.run(profile: profile) { bridge in
            let key = try await bridge.key()
            #expect(try await bridge.get("/api/config")["apiversion"] as? String == version)
            #expect(try await bridge.get("/api/\(key)/config")["apiversion"] as? String == version)
        }
    }
}
