import Foundation
import PorchlightTestKit
import Testing

@Suite("Who may speak to the bridge at all", .timeLimit(.minutes(1)))
struct AccessTests {
    private static func expect(_ status: Int, _ title: String, _ answer: Answer) {
        #expect(answer.status == status)
        #expect(answer.fields["content-type"] == "text/html")
        #expect(answer.text.contains("<center><h1>\(status) \(title)</h1></center>"))
        #expect(answer.fields["access-control-allow-origin"] == nil)
    }

    @Test(arguments: [
        "evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1", "a b",
    ])
    func aForeignHostIsTurnedAwayEverywhere(_ host: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for path in ["/", "/description.xml", "/api/config", "/api/nupnp", "/api/\(key)/lights", "/nothing"] {
                let answer = try await bridge.get(path, fields: ["Host": host])
                Self.expect(403, "Forbidden", answer)
                #expect(answer.fields["connection"] == "close")
            }
        }
    }

    @Test(arguments: ["127.0.0.1", "192.168.1.5:8080", "[::1]:80", "localhost", "LOCALHOST:1", "001788FFFE2496FE", "0017882496fe.local", "Philips-hue.local."])
    func addressesAndItsOwnNamesAreServed(_ host: String) async throws {
        try await TestBridge.run { bridge in
            let answer = try await bridge.get("/api/config", fields: ["Host": host])
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: ["http://evil.example", "https://evil.example", "null", "http://192.168.1.99", "file://", "http://localhost.evil.example", "http://localhost",
        "http://127.0.0.1", "http://0017882496fe.local",
    ])
    func aPageOfAnotherOriginIsTurnedAway(_ origin: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            for path in ["/api/config", "/api/\(key)/lights", "/description.xml"] {
                Self.expect(403, "Forbidden", try await bridge.get(path, fields: ["Origin": origin]))
            }
            let put = try await Client.send(
                "PUT", bridge.url("/api/\(key)/lights/1/state"), #"{"on":true}"#, fields: ["Origin": origin])
            Self.expect(403, "Forbidden", put)
            #expect(try await bridge.get("/api/\(key)/lights/1")["state", "on"] as? Bool == false)
        }
    }

    @Test func aPageOfTheBridgesOwnIsServed() async throws {
        try await TestBridge.run { bridge in
            let answer = try await bridge.get("/api/config", fields: ["Origin": bridge.http.absoluteString])
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        "/nothing", "/apis", "/clip/v2/resource", "/eventstream/clip/v2", "/API/config", "//api/config", "/description.xml/",
        "/hue_logo_1.png", "/../etc/passwd", "/%2e%2e/etc/passwd", "/.git/config", "/api%2Fconfig",
    ])
    func aPathOutsideTheAPIIsAPage(_ path: String) async throws {
        try await TestBridge.run { bridge in
            for method in ["GET", "PUT", "POST", "DELETE", "PATCH"] {
                Self.expect(404, "Not Found", try await bridge.send(method, path))
            }
        }
    }

    @Test func theReasonStandsInTheJournal() async throws {
        try await TestBridge.run { bridge in
            _ = try await bridge.get("/api/config", fields: ["Host": "evil.example"])
            _ = try await bridge.get("/api/config", fields: ["Origin": "http://evil.example"])
            try await eventually("both are recorded") { await bridge.journal.count == 2 }
            #expect(await bridge.journal.map(\.status) == [403, 403])
            #expect(await bridge.journal.map(\.note) == [
                "the Host it asks for is not this bridge", "it comes from a web page of another origin",
            ])
        }
    }
}
