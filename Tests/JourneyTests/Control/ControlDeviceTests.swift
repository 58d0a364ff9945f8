import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import PorchlightTestKit
import ScriptedLan
import Testing

@Suite("What the owner does with devices", .timeLimit(.minutes(1)))
struct ControlDeviceTests {
    private static func device(_ id: String) -> String {
        "/devices/\(id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }

    private static func add(_ host: String, secret: String? = nil) -> String {
        let secret = secret.map { #","secret":"\#($0)""# } ?? ""
        return #"{"kind":"toy","address":"\#(host)"\#(secret)}"#
    }

    @Test func oneIsTakenInShownAndForgotten() async throws {
        try await TestBridge.run { bridge, owner, lan, _ in
            lan.put("a1", at: "192.0.2.1", name: "Shelf")
            let added: ControlDevice = try await owner.ask("POST", "/devices", Self.add("192.0.2.1"))
            #expect(added.id == "toy/a1" && added.address == "192.0.2.1")
            try await eventually("it is in the home") { bridge.snapshot.home.lights.count == 7 }
            let shown: ControlDevice = try await owner.ask("GET", Self.device("toy/a1"))
            #expect(shown.place == "home" && shown.reachable && shown.lights == [7] && shown.connection?.state == "connected")
            #expect(try await owner.ask("GET", "/devices", as: [ControlDevice].self).count == 9)
            let kinds: [ControlBackend] = try await owner.ask("GET", "/backends")
            #expect(kinds.map(\.name) == ["toy"] && kinds.first?.words == "1 of 1 device connected")
            #expect(try await owner.ask("DELETE", "/devices/shelf", as: ControlDevice.self).id == "toy/a1")
            #expect(bridge.snapshot.home.lights.count == 6 && lan.memory.talks.isEmpty)
            #expect(try await owner.problem("GET", Self.device("toy/a1"))?.contains("there is no device") == true)
        }
    }

    @Test func oneThatWantsASecretSaysHow() async throws {
        try await TestBridge.run { bridge, owner, lan, _ in
            lan.put("b", at: "192.0.2.2", name: "Safe", secret: "sesame")
            #expect(try await owner.problem("POST", "/devices", Self.add("192.0.2.2"))
                == "Safe cannot be taken in yet: its password: --ask-password asks for it")
            let added: ControlDevice = try await owner.ask("POST", "/devices", Self.add("192.0.2.2", secret: "sesame"))
            #expect(added.secrets == ["password": "•••"])
            #expect(try await !owner.send("GET", "/devices").text.contains("sesame"))
            #expect(try await owner.problem("POST", "/devices", Self.add("192.0.2.2", secret: "sesame")) == "toy/b is taken in already")
        }
    }

    @Test func oneWhoseSecretIsAnotherNowIsToldItAnew() async throws {
        try await TestBridge.run { bridge, owner, lan, _ in
            lan.put("b", at: "192.0.2.2", name: "Safe", secret: "sesame")
            _ = try await owner.ask("POST", "/devices", Self.add("192.0.2.2", secret: "sesame"), as: ControlDevice.self)
            try await eventually("it is in the home") { bridge.snapshot.home.lights.count == 7 }
            lan.take(from: "192.0.2.2")
            lan.put("b", at: "192.0.2.3", name: "Safe", secret: "poppy")
            #expect(try await owner.problem("POST", "/devices", Self.add("192.0.2.3", secret: "sesame"))?.contains("its password") == true)
            _ = try await owner.ask("POST", "/devices", Self.add("192.0.2.3", secret: "poppy"), as: ControlDevice.self)
            try await eventually("it is spoken with") { try await bridge.advance(by: .seconds(1)); return lan.memory.talks == ["b"] }
            #expect(bridge.snapshot.home.lights.count == 7)
            #expect(try await owner.ask("GET", Self.device("toy/b"), as: ControlDevice.self).address == "192.0.2.3")
            lan.put("b", at: "192.0.2.3", name: "Safe")
            let open: ControlDevice = try await owner.ask("POST", "/devices", Self.add("192.0.2.3"))
            #expect(open.secrets.isEmpty, "it wants none any more")
            #expect(try await owner.problem("POST", "/devices", Self.add("192.0.2.3")) == "toy/b is taken in already")
            // Whoever only met it says nothing of its secret.
            _ = try await owner.ask("POST", "/devices", Self.add("192.0.2.3", secret: "rose"), as: ControlDevice.self)
            async let search = owner.send("POST", "/devices/search?seconds=1&kinds=toy")
            try await eventually("it is met") { lan.memory.met == ["b"] }
            try await eventually("the search is over") {
                try await bridge.advance(by: .seconds(1))
                return lan.memory.searches == 0
            }
            _ = try await search
            #expect(try await owner.problem("POST", Self.device("toy/b") + "/adopt", "{}") == "toy/b is taken in already")
            #expect(try await owner.ask("GET", Self.device("toy/b"), as: ControlDevice.self).secrets == ["password": "•••"])
        }
    }

    @Test(arguments: [
        (#"{"kind":"toy","address":"a b"}"#, #""a b" is no address"#), (#"{"kind":"fax","address":"x"}"#, #"there is no kind of device "fax""#),
        (#"{"kind":"toy","address":"192.0.2.9"}"#, "nobody answers there"), ("{}", "cannot be read"),
    ])
    func whatCannotBeIsRefusedInOneLine(_ body: String, _ words: String) async throws {
        try await TestBridge.run { _, owner, _, _ in
            let problem = try await owner.problem("POST", "/devices", body)
            #expect(problem?.contains(words) == true && problem?.contains("\n") == false)
        }
    }

    @Test func aSearchSaysWhatItMeetsAndEnds() async throws {
        try await TestBridge.run { bridge, owner, lan, _ in
            lan.put("a", at: "192.0.2.1")
            async let answer = owner.send("POST", "/devices/search?seconds=3&kinds=toy")
            try await eventually("it has met the first") { lan.memory.met == ["a"] }
            lan.put("b", at: "192.0.2.2", secret: "sesame")
            try await eventually("it has met both") { lan.memory.met == ["a", "b"] }
            for _ in 0..<3 { try await bridge.advance(by: .seconds(1)) }
            try await eventually("it is over") {
                try await bridge.advance(by: .seconds(1))
                return lan.memory.searches == 0
            }
            let lines = try await answer.text.split(separator: "\n")
            let events = try lines.map { try ControlCoding.decode(ControlSearchEvent.self, from: Data($0.utf8)) }
            #expect(events.compactMap(\.found).map(\.id) == ["toy/a", "toy/b"])
            #expect(events.compactMap(\.found?.need) == ["its password: --ask-password asks for it"])
            #expect(events.contains { $0.left != nil })
            #expect(try await owner.ask("POST", Self.device("toy/a") + "/adopt", "{}", as: ControlDevice.self).id == "toy/a")
            #expect(try await owner.problem("POST", "/devices/search?kinds=fax")?.contains(#"no kind of device "fax""#) == true)
            #expect(try await owner.problem("POST", "/devices/search?seconds=0") == "a search lasts 1 to 300 seconds")
        }
    }

    @Test func identifyAndRenameAreForEveryDeviceOfTheHome() async throws {
        try await TestBridge.run { bridge, owner, lan, _ in
            lan.put("a", at: "192.0.2.1", name: "Shelf", lights: 2)
            _ = try await owner.ask("POST", "/devices", Self.add("192.0.2.1"), as: ControlDevice.self)
            try await eventually("it is in the home") { bridge.snapshot.home.lights.count == 8 }
            _ = try await owner.ask("PUT", "/lights/7", #"{"on":true}"#, as: ControlLight.self)
            async let shown = owner.ask("POST", Self.device("toy/a") + "/identify", as: ControlDevice.self)
            try await eventually("it calls attention") {
                lan.memory.orders.compactMap(\.action.alert) == [.breatheOnce, .breatheOnce]
            }
            #expect(bridge.snapshot.home.lights.all.suffix(2).map(\.state.on) == [true, true], "the dark one is on for it")
            try await eventually("the dark one is dark again") {
                try await bridge.advance(by: .seconds(1))
                return bridge.snapshot.home.lights.all.suffix(2).map(\.state.on) == [true, false]
            }
            #expect(try await shown.name == "Shelf")
            #expect(try await owner.ask("PUT", Self.device("toy/a"), #"{"name":"Board"}"#, as: ControlDevice.self).name == "Board")
            #expect(bridge.snapshot.home.lights.all.suffix(2).map(\.name) == ["Board 1", "Board 2"])
            let floor: ControlDevice = try await owner.ask("PUT", Self.device("Floor lamp"), #"{"name":"Tall lamp"}"#)
            #expect(floor.name == "Tall lamp" && floor.driver == "simulated")
            #expect(try await owner.problem("PUT", Self.device("toy/a"), #"{"name":""}"#) == "a name has 1 to 32 bytes and no control characters")
            #expect(try await owner.ask("DELETE", Self.device("Tall lamp"), as: ControlDevice.self).driver == "simulated")
            #expect(bridge.snapshot.home.lights.count == 7)
        }
    }

    @Test func oneOfABackendStaysForgottenUntilItIsAdopted() async throws {
        try await TestBridge.run { bridge, owner, _, broker in
            broker.note { $0.devices = ["x"] }
            let body = #"{"kind":"mqtt","name":"home","settings":{"host":"h"},"command":[],"secrets":{}}"#
            _ = try await owner.ask("POST", "/backends", body, as: ControlBackend.self)
            try await eventually("its lamp appears") { bridge.snapshot.home.lights.count == 7 }
            let key = try await bridge.key()
            #expect(try await bridge.delete("/api/\(key)/lights/7").text.contains("success"))
            try await eventually("it counts as forgotten") {
                try await owner.ask("GET", "/backends/home", as: ControlBackend.self).forgotten == ["mqtt:home/x"]
            }
            broker.note { $0.devices.insert("y") }
            try await eventually("another appears") { bridge.snapshot.home.lights.count == 7 }
            let kept: ControlDevice = try await owner.ask("GET", Self.device("mqtt:home/x"))
            #expect(kept.place == "forgotten" && kept.name == "Lamp x")
            #expect(try await owner.problem("DELETE", Self.device("mqtt:home/x"))?.contains("is forgotten already") == true)
            let back: ControlDevice = try await owner.ask("POST", Self.device("mqtt:home/x") + "/adopt", "{}")
            #expect(back.place == "home" && bridge.snapshot.home.lights.count == 8)
        }
    }
}
