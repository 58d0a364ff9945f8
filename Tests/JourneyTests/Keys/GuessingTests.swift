import Foundation
import PorchlightTestKit
import RawSockets
import Testing

@Suite("Guessing and crowding", .timeLimit(.minutes(1)))
struct GuessingTests {
    @Test func guessingByTheShortConfigurationIsSlowedToo() async throws {
        try await TestBridge.run { bridge in
            for _ in 0..<30 { #expect(try await bridge.get("/api/guess/config").status == 200) }
            try await withThrowingTaskGroup(of: Answer.self) { group in
                group.addTask { try await bridge.get("/api/guess/config") }
                // What is open on purpose stays open meanwhile.
                for open in ["/api/config", "/api/0/config", "/api/nouser/config"] {
                    #expect(try await bridge.get(open)["bridgeid"] as? String == bridge.bridgeID)
                }
                try await bridge.advance(by: .seconds(2))
                #expect(try await group.next()?["bridgeid"] as? String == bridge.bridgeID)
            }
        }
    }

    @Test func aCrowdOfMadeUpAppsDoesNotHideTheOneThatWasLetIn() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            _ = try await bridge.post("/api", #"{"devicetype":"sly#one"}"#)
            try await bridge.advance(by: .seconds(31))
            for number in 0..<100 { _ = try await bridge.post("/api", #"{"devicetype":"crowd#\#(number)"}"#) }
            let asked = try await Owner(of: bridge).send("GET", "/linkbutton").text
            #expect(asked.contains("sly#one"))
            #expect(asked.matches(of: /crowd#/).count <= 5)
        }
    }

    @Test func aBodyThatNobodyReadsIsLimitedToo() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            let body = String(repeating: "x", count: 3 << 20)
            let port = try #require(bridge.http.port)
            let ending = try await offPool {
                let client = try RawClient(port: port)
                client.send("GET /api/\(key)/lights HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
                return client.readToEnd().ending
            }
            #expect(ending != .stillOpen)
        }
    }
}
