import BridgeServer
import Foundation
import PorchlightTestKit
import Testing

@Suite("What the owner is told of the bridge and its apps", .timeLimit(.minutes(1)))
struct ControlStatusTests {
    @Test func howItIsDoing() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            _ = try await bridge.key()
            try await bridge.advance(by: .seconds(90))
            try await bridge.misbehave(light: 2, unreachable: true)
            let status: ControlStatus = try await owner.ask("GET", "/status")
            #expect((status.name, status.bridgeid, status.profile) == ("Porchlight", bridge.bridgeID, "bsb002"))
            #expect([status.http, status.https] == [bridge.http.absoluteString, bridge.https.absoluteString])
            #expect((status.lights, status.unreachable, status.apps) == (6, 1, 1))
            #expect(status.pid == Int(ProcessInfo.processInfo.processIdentifier))
            #expect(status.uptime == 90)
            #expect(status.store == nil)
            #expect(!status.linkbutton)
            #expect(!status.version.isEmpty)
            #expect(status.discovery == ["mdns": "off", "ssdp": "off"])
            try await bridge.press()
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).linkbutton)
        }
    }

    @Test func theLinkButtonAndWhoAsked() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let look = { try await owner.ask("GET", "/linkbutton", as: ControlLinkButton.self) }
            #expect(try await look() == ControlLinkButton(pressed: false, remaining: 0, asked: []))

            _ = try await bridge.post("/api", #"{"devicetype":"early#x"}"#)
            let pressed: ControlLinkButton = try await owner.ask("POST", "/linkbutton")
            #expect(pressed.pressed)
            #expect(pressed.remaining == 30)
            #expect(pressed.asked.map(\.devicetype) == ["early#x"])
            #expect(pressed.asked.map(\.address) == ["127.0.0.1"])

            try await bridge.advance(by: .milliseconds(10_500))
            _ = try await bridge.post("/api", #"{"devicetype":"timely#x"}"#)
            let later = try await look()
            #expect(later.remaining == 19.5)
            #expect(later.asked.map(\.devicetype) == ["early#x", "timely#x"])
            #expect(later.asked.map(\.admitted) == [false, true])

            try await bridge.advance(by: .seconds(20))
            #expect(try await look().pressed == false)
            #expect(try await look().remaining == 0)
        }
    }

    @Test func appsAreShownWithoutTheirKeysAndCanBeShutOut() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let (one, two) = (try await bridge.key(for: "one#x"), try await bridge.key(for: "two#x"))
            let answer = try await owner.send("GET", "/apps")
            #expect(!answer.text.contains(one) && !answer.text.contains(two))
            let apps: [ControlApp] = try await owner.ask("GET", "/apps")
            #expect(apps.map(\.name) == ["one#x", "two#x"])
            #expect(apps.map(\.clientkey) == [false, false])

            // By name, by id, and by the beginning of the id.
            for word in ["one%23x", apps[0].id, String(apps[0].id.prefix(8)), String(apps[0].id.prefix(8)).uppercased()] {
                #expect(try await owner.ask("GET", "/apps/\(word)", as: ControlApp.self) == apps[0])
            }
            #expect(try await owner.ask("DELETE", "/apps/one%23x", as: ControlApp.self) == apps[0])
            #expect(try await bridge.get("/api/\(one)/lights").text.contains(#""type":1"#))
            #expect(try await bridge.get("/api/\(two)/lights").names().count == 6)
            #expect(try await owner.ask("GET", "/apps", as: [ControlApp].self).map(\.name) == ["two#x"])
        }
    }

    @Test func anAppThatIsNotThereOrNotClearIsSaidToBe() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            for method in ["GET", "DELETE"] {
                #expect(try await owner.problem(method, "/apps/nobody") ==
                    #"there is no app "nobody"; "porchlight apps list" shows all"#)
            }
            let (one, two) = (try await bridge.key(for: "twin#x"), try await bridge.key(for: "twin#x"))
            #expect(try await owner.problem("DELETE", "/apps/twin%23x") ==
                #"2 apps are called "twin#x"; name one by the beginning of its id"#)
            for key in [one, two] { #expect(try await bridge.get("/api/\(key)/lights").names().count == 6) }
        }
    }
}
