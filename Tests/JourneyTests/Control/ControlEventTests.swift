import AsyncHTTPClient
import BridgeServer
import Foundation
import NIOCore
import NIOHTTP1
import PorchlightTestKit
import Testing

@Suite("What the owner can watch", .timeLimit(.minutes(1)))
struct ControlEventTests {
    /// Listens, does something once nothing more can be missed, and reads until enough has come.
    private static func events(
        _ bridge: TestBridge, until isEnough: ([ControlEvent], String) -> Bool, while act: () async throws -> Void
    ) async throws -> (events: [ControlEvent], text: String) {
        let response = try await Client.http.execute(HTTPClientRequest(url: Owner(of: bridge).url("/events")), timeout: .seconds(30))
        #expect(response.headers.first(name: "Content-Type") == "application/x-ndjson")
        var text = ""
        for try await chunk in response.body {
            if text.isEmpty { try await act() }
            text += String(buffer: chunk)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().filter { !$0.isEmpty }
            let events = try lines.map { try ControlCoding.decode(ControlEvent.self, from: Data($0.utf8)) }
            if isEnough(events, text) { return (events, text) }
        }
        Issue.record("the stream ended before its time")
        return ([], text)
    }

    @Test func requestsAndChangesAreToldAsTheyHappen() async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key(for: "watched#x")
            let seen = try await Self.events(bridge) { events, _ in
                events.contains { $0.request != nil } && events.contains { $0.change != nil }
            } while: {
                _ = try await bridge.put("/api/\(key)/lights/1/state", #"{"on":true}"#)
            }
            let request = try #require(seen.events.compactMap(\.request).first)
            #expect(request.method == "PUT")
            #expect(request.path == "/api/<watched#x>/lights/1/state")
            #expect(request.status == 200)
            #expect(request.address == "127.0.0.1")
            let change = try #require(seen.events.compactMap(\.change).first)
            #expect(change.what == #"light "Floor lamp": on"#)
            #expect(change.cause == "app watched#x")
            #expect(seen.text.hasPrefix("\n"))
            #expect(!seen.text.contains(key))
        }
    }

    @Test func aRegistrationIsToldWithoutTheKey() async throws {
        try await TestBridge.run { bridge in
            try await bridge.press()
            var answer = ""
            let seen = try await Self.events(bridge) { events, _ in
                events.contains { $0.request != nil } && events.contains { $0.change != nil }
            } while: {
                answer = try await bridge.post("/api", #"{"devicetype":"new#x","generateclientkey":true}"#).text
            }
            let secrets = answer.matches(of: /"(?:username|clientkey)":"([^"]+)"/).map { String($0.1) }
            #expect(secrets.count == 2)
            for secret in secrets { #expect(!seen.text.contains(secret)) }
            let change = try #require(seen.events.compactMap(\.change).first)
            #expect(change.what == #"app "new#x" added"#)
            #expect(change.cause == "an app without a key")
            #expect(seen.events.compactMap(\.request?.note) == ["let in"])
        }
    }

    @Test func everyCallerIsCalledSomething() async throws {
        try await TestBridge.run { bridge in
            let seen = try await Self.events(bridge) { events, _ in
                Set(events.compactMap(\.change?.cause)).isSuperset(of: ["owner", "driver simulated", "bridge"])
            } while: {
                try await bridge.press()
                try await bridge.misbehave(light: 1, unreachable: true)
                try await bridge.advance(by: .seconds(31))
            }
            let changes = seen.events.compactMap(\.change)
            #expect(changes.map(\.batch) == changes.map(\.batch).sorted())
            #expect(changes.first?.what == "bridge: linkButton")
        }
    }

    @Test func aListenerThatGoesAwayIsForgottenAndOneThatStaysDoesNotHoldUpTheEnd() async throws {
        let started = ContinuousClock.now
        try await TestBridge.run { bridge in
            for _ in 0..<5 {
                _ = try await Self.events(bridge, until: { events, _ in !events.isEmpty }) { try await bridge.press() }
            }
            // This one is never read to its end.
            let response = try await Client.http.execute(HTTPClientRequest(url: Owner(of: bridge).url("/events")), timeout: .seconds(30))
            #expect(response.status == .ok)
        }
        #expect(ContinuousClock.now - started < .seconds(15))
    }
}
