import Foundation
import PorchlightTestKit
import Testing

@Suite("Keys are shown to nobody else", .timeLimit(.minutes(1)))
struct SecretTests {
    @Test func anAppSeesItsOwnKeyAndNoOther() async throws {
        try await TestBridge.run { bridge in
            let (one, two) = (try await bridge.key(for: "one#x"), try await bridge.key(for: "two#x"))
            for (own, other, path) in [(one, two, "/config"), (two, one, "/config"), (one, two, ""), (two, one, "")] {
                // Asked twice, so that the second may come out of what is kept ready.
                for _ in 0..<2 {
                    let answer = try await bridge.get("/api/\(own)\(path)")
                    #expect(answer.text.contains(own))
                    #expect(!answer.text.contains(other), "\(path)")
                }
            }
            let config = try await bridge.get("/api/\(one)/config")
            let names = config.names("whitelist").subtracting([one])
            let mask = try #require(names.first)
            #expect(names.count == 1)
            #expect(mask.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/) != nil)
            #expect(config["whitelist", mask, "name"] as? String == "two#x")
            #expect(config["whitelist", one, "name"] as? String == "one#x")
            #expect(try await bridge.get("/api/\(one)")["config", "whitelist", mask, "name"] as? String == "two#x")
        }
    }

    @Test func theStandInForAKeyIsNoKey() async throws {
        try await TestBridge.run { bridge in
            let (one, two) = (try await bridge.key(for: "one#x"), try await bridge.key(for: "two#x"))
            let mask = try #require(try await bridge.get("/api/\(one)/config").names("whitelist").subtracting([one]).first)
            #expect(try await bridge.get("/api/\(mask)/lights").text.contains(#""type":1"#))
            #expect(try await bridge.get("/api/\(two)/lights").names().count == 6)
        }
    }

    @Test(arguments: [
        ("GET", "/api/KEY"), ("GET", "/api/KEY/"), ("GET", "/api/KEY/lights"), ("GET", "/api/KEY/config"),
        ("GET", "/api/KEY/config/"), ("GET", "/api/KEY/config?KEY"), ("GET", "/api/KEY/lights?username=KEY"),
        ("PUT", "/api/KEY/config/whitelist/KEY"), ("DELETE", "/api/KEY/config/whitelist/KEY"), ("GET", "/api/nobody/KEY"),
        ("GET", "//api/KEY/lights"), ("GET", "/API/KEY/lights"), ("GET", "/clip/v2/KEY"), ("GET", "/KEY"), ("GET", "/?KEY"),
        ("OPTIONS", "/api/KEY/config"),
    ])
    func theJournalShowsNoKeyHoweverItCame(_ method: String, _ path: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key(for: "journal#x")
            _ = try await bridge.send(method, path.replacingOccurrences(of: "KEY", with: key))
            try await eventually("it is recorded") { await !bridge.journal.isEmpty }
            let line = await bridge.journal[0]
            #expect(!line.path.contains(key), "\(line.path)")
        }
    }

    @Test(arguments: [
        ("/api/KEY/lights/1", "/api/<journal#x>/lights/1"), ("/api/KEY", "/api/<journal#x>"),
        ("/api/KEY/config", "/api/<journal#x>/config"), ("/api/nobody/config", "/api/<unknown key>/config"),
        ("/api/nobody/lights", "/api/<unknown key>/lights"), ("/api/config", "/api/config"), ("/api/nupnp", "/api/nupnp"),
        ("/description.xml", "/description.xml"), ("/nothing", "/nothing"),
        ("/api/KEY/config/whitelist/KEY", "/api/<journal#x>/config/whitelist/<journal#x>"),
    ])
    func theJournalNamesWhoAsked(_ path: String, _ shown: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key(for: "journal#x")
            _ = try await bridge.get(path.replacingOccurrences(of: "KEY", with: key))
            try await eventually("it is recorded") { await !bridge.journal.isEmpty }
            #expect(await bridge.journal[0].path == shown)
        }
    }
}
