import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import PorchlightTestKit
import ScriptedLan
import Testing

@Suite("What the owner does with backends", .timeLimit(.minutes(1)))
struct ControlBackendTests {
    private static func broker(_ name: String = "home", secrets: String = "{}", host: String = #""host":"127.0.0.1""#) -> String {
        #"{"kind":"mqtt","name":"\#(name)","settings":{\#(host)},"command":[],"secrets":\#(secrets)}"#
    }

    @Test func withoutAnyThereIsNothing() async throws {
        try await TestBridge.run { (_, owner, _, _) async throws in
            #expect(try await owner.send("GET", "/backends").text == "[]")
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).backends.isEmpty)
            #expect(try await owner.problem("GET", "/backends/x")
                == #"there is no backend "x"; "porchlight backends list" shows all"#)
            #expect(try await owner.problem("PUT", "/backends/x")?.contains("there is nothing at") == true)
        }
    }

    @Test func oneIsAddedCountedAndRemoved() async throws {
        try await TestBridge.run { bridge, owner, _, broker in
            broker.note { $0.devices = ["x"] }
            let added: ControlBackend = try await owner.ask("POST", "/backends", Self.broker(secrets: #"{"password":"sesame"}"#))
            #expect(added.secrets == ["password": "•••"] && added.settings == ["host": "127.0.0.1"])
            try await eventually("its lamp appears") { bridge.snapshot.home.lights.count == 7 }
            let key = try await bridge.key()
            #expect(try await bridge.put("/api/\(key)/lights/7/state", #"{"on":true}"#).text.contains("success"))
            try await eventually("the order is counted") {
                try await owner.ask("GET", "/backends/home", as: ControlBackend.self).connection.orders.sent == 1
            }
            let shown = try #require(try await owner.ask("GET", "/status", as: ControlStatus.self).backends.first)
            #expect(shown.connection.state == "connected" && shown.connection.since != nil && shown.devices == 1)
            #expect(try await !owner.send("GET", "/backends").text.contains("sesame"))
            let gone: ControlBackendRemoval = try await owner.ask("DELETE", "/backends/home")
            #expect(gone.lights == ["Lamp x"] && bridge.snapshot.home.lights.count == 6 && broker.memory.connected.isEmpty)
        }
    }

    @Test func whatCannotBeIsRefusedInOneLine() async throws {
        try await TestBridge.run { _, owner, _, _ in
            #expect(try await owner.problem("POST", "/backends", Self.broker(host: "")) == "there is no host")
            #expect(try await owner.problem("POST", "/backends", Self.broker("Ho me"))?.contains("cannot be a backend's name")
                == true)
            let fax = Self.broker().replacing("mqtt", with: "fax")
            #expect(try await owner.problem("POST", "/backends", fax)
                == #"there are no backends of the kind "fax"; there are mqtt and external"#)
            _ = try await owner.ask("POST", "/backends", Self.broker(), as: ControlBackend.self)
            #expect(try await owner.problem("POST", "/backends", Self.broker())?.contains(#"there is a backend "home" already"#)
                == true)
            #expect(try await owner.problem("DELETE", "/backends/toy")?.contains("is a kind of device on the LAN") == true)
        }
    }

    @Test func oneThatIsNotLetInSaysWhy() async throws {
        let broker = ScriptedBroker()
        broker.note { $0.password = "right" }
        try await TestBridge.run(broker: broker) { _, owner, _, _ in
            _ = try await owner.ask("POST", "/backends", Self.broker(secrets: #"{"password":"wrong"}"#), as: ControlBackend.self)
            try await eventually("it says why") {
                let shown = try await owner.ask("GET", "/backends/home", as: ControlBackend.self)
                return shown.connection.state == "waiting" && shown.connection.nexttry != nil
                    && shown.words == "not connected: the broker does not let it in: the password is wrong"
            }
        }
    }
}
