import BridgeServer
import Foundation
import PorchlightTestKit
import Testing

@Suite("What the owner does with lights", .timeLimit(.minutes(1)))
struct ControlLightTests {
    @Test func theyAreListedByNumber() async throws {
        try await TestBridge.run { bridge in
            let lights: [ControlLight] = try await Owner(of: bridge).ask("GET", "/lights")
            #expect(lights.map(\.number) == Array(1...6))
            #expect(lights.map(\.room) == ["Living room", "Living room", "Living room", "Living room", "Hallway", "Hallway"])
            #expect(lights.map(\.model) == ["LCT015", "LCT015", "LST002", "LOM001", "LTW013", "LWB010"])
            #expect(lights.allSatisfy { $0.driver == "simulated" && $0.reachable && !$0.on && $0.shining == 0 })
            #expect(lights[3].brightness == nil)
        }
    }

    @Test func oneIsFoundByNumberNameAndID() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let light: ControlLight = try await owner.ask("GET", "/lights/2")
            for word in ["Table%20lamp", "table%20LAMP", light.id] {
                #expect(try await owner.ask("GET", "/lights/\(word)", as: ControlLight.self) == light)
            }
            for word in ["7", "0", "-1", "Nobody"] {
                #expect(try await owner.problem("GET", "/lights/\(word)") ==
                    #"there is no light "\#(word)"; "porchlight lights list" shows all"#)
            }
        }
    }

    @Test func oneIsSwitchedAndRenamed() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let edit = #"{"on":true,"brightness":50,"xy":[0.4,0.4],"transition":0,"name":"Desk"}"#
            let light: ControlLight = try await owner.ask("PUT", "/lights/1", edit)
            #expect(light.name == "Desk")
            #expect(light.on)
            #expect(light.brightness == 50)
            #expect(light.xy == [0.4, 0.4])
            await bridge.settle()
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self).shining == 50)
            #expect(try await owner.ask("PUT", "/lights/1", #"{"mirek":300}"#, as: ControlLight.self).mirek == 300)
            #expect(try await owner.ask("PUT", "/lights/1", "{}", as: ControlLight.self).name == "Desk")
        }
    }

    @Test(arguments: [
        (#"{"brightness":-1}"#, "brightness is 0 to 100 percent"), (#"{"brightness":100.1}"#, "brightness is 0 to 100 percent"),
        (#"{"mirek":49}"#, "a colour temperature is 50 to 1000 mireds"), (#"{"mirek":1001}"#, "a colour temperature is 50 to 1000 mireds"),
        (#"{"xy":[0.1]}"#, "a chromaticity is two numbers from 0 to 1"), (#"{"xy":[0.1,1.1]}"#, "a chromaticity is two numbers from 0 to 1"),
        (#"{"transition":-1}"#, "a transition takes 0 to 6000 seconds"), (#"{"transition":6001}"#, "a transition takes 0 to 6000 seconds"),
        (#"{"name":""}"#, "a name has 1 to 32 bytes and no control characters"),
        (#"{"faults":{"delay":601}}"#, "a delay is 0 to 600 seconds"), (#"{"faults":{"loss":1.5}}"#, "a loss is a share from 0 to 1"),
    ])
    func whatCannotBeIsSaidAndNothingOfItIsDone(_ edit: String, _ problem: String) async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let before: ControlLight = try await owner.ask("GET", "/lights/1")
            // The rest of the request is fine by itself.
            let rest = #","faults":{"unreachable":true}}"#
            let whole = edit.contains("faults") ? edit : String(edit.dropLast()) + rest
            #expect(try await owner.problem("PUT", "/lights/1", whole) == problem)
            await bridge.settle()
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self) == before)
        }
    }

    @Test func whatALightCannotDoIsSaid() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let problem = try await owner.problem("PUT", "/lights/1", #"{"brightness":50}"#)
            #expect(problem == "Floor lamp is off; add --on")
            #expect(try await owner.problem("PUT", "/lights/4", #"{"on":true,"brightness":50}"#) == "Fairy lights has no brightness")
            #expect(try await owner.problem("PUT", "/lights/6", #"{"on":true,"mirek":300}"#) == "Mirror lamp has no mirek")
            #expect(try await owner.problem("PUT", "/lights/5", #"{"on":true,"xy":[0.1,0.1]}"#) == "Ceiling spot has no xy")
        }
    }

    @Test func oneCanBeMadeToMisbehave() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            _ = try await owner.ask("PUT", "/lights/1", #"{"faults":{"unreachable":true}}"#, as: ControlLight.self)
            await bridge.settle()
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self).reachable == false)
            _ = try await owner.ask("PUT", "/lights/1", #"{"faults":{"unreachable":false}}"#, as: ControlLight.self)
            await bridge.settle()
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self).reachable)
        }
    }

    @Test func oneCanBeAddedAndLetGo() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let body = #"{"model":"lwb010","name":"Shed","room":"hallway"}"#
            let added: ControlLight = try await owner.ask("POST", "/lights", body)
            #expect((added.number, added.name, added.room, added.model) == (7, "Shed", "Hallway", "LWB010"))
            #expect(try await owner.ask("POST", "/lights", #"{"model":"LOM001"}"#, as: ControlLight.self).name == "Hue Smart plug")
            #expect(try await owner.ask("DELETE", "/lights/Shed", as: ControlLight.self).number == 7)
            #expect(try await owner.problem("DELETE", "/lights/Shed") != nil)
            #expect(try await owner.ask("GET", "/lights", as: [ControlLight].self).map(\.number) == [1, 2, 3, 4, 5, 6, 8])
        }
    }

    @Test(arguments: [
        (#"{"model":"X"}"#, #"there is no model "X" to simulate; there are: "#),
        (#"{"model":"LCT015","room":"Cellar"}"#, #"there is no room "Cellar"; there are: Living room, Hallway"#),
        (#"{"model":"LCT015","name":""}"#, "a name has 1 to 32 bytes and no control characters"),
        (#"{"model":"SML001"}"#, "SML001 has no light"), (#"{"model":"RWL021","room":"Hallway"}"#, "RWL021 has no light"),
    ])
    func whatCannotBeAddedLeavesNothingBehind(_ body: String, _ problem: String) async throws {
        try await TestBridge.run { bridge in
            let key = try await bridge.key()
            let before = try await bridge.get("/api/\(key)/sensors").body
            #expect(try await Owner(of: bridge).problem("POST", "/lights", body)?.hasPrefix(problem) == true)
            #expect(try await bridge.get("/api/\(key)/lights").names().count == 6)
            #expect(try await bridge.get("/api/\(key)/sensors").body == before)
        }
    }
}
