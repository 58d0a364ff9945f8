import BridgeServer
import Foundation
import PorchlightTestKit
import Testing

@Suite("What the owner decides about lights", .timeLimit(.minutes(1)))
struct ControlCustomTests {
    @Test func oneIsHiddenFromAppsAndListedForTheOwner() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let key = try await bridge.key()
            let hidden: ControlLight = try await owner.ask("PUT", "/lights/2", #"{"custom":{"hidden":true}}"#)
            #expect(hidden.custom == ControlLightCustom(hidden: true))
            let app = try await Client.send("GET", bridge.url("/api/\(key)/lights"))
            #expect(!app.text.contains("Table lamp") && app.text.contains("Floor lamp"))
            let lights: [ControlLight] = try await owner.ask("GET", "/lights")
            #expect(lights.map(\.custom?.hidden) == [nil, true, nil, nil, nil, nil])
            let shown: ControlLight = try await owner.ask("PUT", "/lights/2", #"{"custom":{"hidden":false}}"#)
            #expect(shown.custom == nil)
            #expect(try await Client.send("GET", bridge.url("/api/\(key)/lights")).text.contains("Table lamp"))
        }
    }

    @Test func aSimulatedLampKeepsToItsLowestLevel() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            _ = try await owner.ask("PUT", "/lights/1", #"{"on":true,"brightness":0,"transition":0}"#, as: ControlLight.self)
            let floored: ControlLight = try await owner.ask("PUT", "/lights/1", #"{"custom":{"floor":20}}"#)
            #expect(floored.brightness == 0 && floored.custom?.floor == 20)
            try await bridge.advance(by: .seconds(5))
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self).shining == 20)
            let half = #"{"brightness":50,"transition":0}"#
            _ = try await owner.ask("PUT", "/lights/1", half, as: ControlLight.self)
            await bridge.settle()
            let light: ControlLight = try await owner.ask("GET", "/lights/1")
            #expect(light.brightness == 50 && light.shining == 60)
        }
    }

    @Test func aKindChangesWhatAppsFindAndWrongWordsChangeNothing() async throws {
        try await TestBridge.run { bridge in
            let owner = Owner(of: bridge)
            let plain: ControlLight = try await owner.ask("PUT", "/lights/1", #"{"custom":{"kind":"dimmable"}}"#)
            #expect(plain.type == "Dimmable light" && plain.xy == nil && plain.custom?.kind == "dimmable")
            #expect(try await owner.problem("PUT", "/lights/1", #"{"name":"X","custom":{"kind":"lamp"}}"#)
                == "there is no kind \"lamp\"; there are: onoff, dimmable, ct, color, default")
            #expect(try await owner.problem("PUT", "/lights/1", #"{"custom":{"gamut":"0,0,0.5,0.5,1,1"}}"#)
                == "the corners of a gamut make a triangle; these make none")
            #expect(try await owner.ask("GET", "/lights/1", as: ControlLight.self) == plain)
            let again: ControlLight = try await owner.ask("PUT", "/lights/1", #"{"custom":{"kind":"default"}}"#)
            #expect(again.type == "Extended color light" && again.custom == nil)
        }
    }
}
