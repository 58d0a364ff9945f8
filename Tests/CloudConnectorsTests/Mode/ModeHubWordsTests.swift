@testable import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("What the hub in MODE's cloud is told, and what it says", .timeLimit(.minutes(1)))
struct ModeHubWordsTests {
    private static func patch(_ change: (inout LightPatch) -> Void) -> LightPatch {
        var patch = LightPatch()
        change(&patch)
        return patch
    }

    private static let commands: [(String, ModeHubCommand)] = [
        (#"{"action":"query"}"#, .query),
        (#"{"action":"query","parameters":{"query":"status"}}"#, .query),
        (#"{"action":"light","parameters":{"light":"x","switch":1}}"#, .light(.id("x"), patch { $0.on = true })),
        (#"{"action":"light","parameters":{"name":"Desk","switch":false}}"#, .light(.name("Desk"), patch { $0.on = false })),
        (
            #"{"action":"light","parameters":{"name":"Desk","bri":254,"transition":1000}}"#,
            .light(.name("Desk"), patch { $0.brightness = .to(.full); $0.transition = .seconds(1) })
        ),
        (#"{"action":"light","parameters":{"light":"x","ct":300}}"#, .light(.id("x"), patch { $0.mirek = .to(Mirek(300)) })),
        (
            #"{"action":"light","parameters":{"light":"x","switch":1,"transition":-5}}"#,
            .light(.id("x"), patch { $0.on = true; $0.transition = .zero })
        ),
        (
            #"{"action":"light","parameters":{"light":"x","switch":1,"transition":1e99}}"#,
            .light(.id("x"), patch { $0.on = true; $0.transition = .milliseconds(6_553_500) })
        ),
    ]

    @Test(arguments: commands) func aCommandIsUnderstood(_ text: String, _ command: ModeHubCommand) {
        #expect(ModeHubCommand(text) == command)
    }

    @Test(arguments: [
        "", "rubbish", "[]", "null", "{}", #"{"action":7}"#, #"{"action":"dance"}"#, #"{"action":"light"}"#,
        #"{"action":"light","parameters":[]}"#, #"{"action":"light","parameters":{"switch":1}}"#,
        #"{"action":"light","parameters":{"light":7,"switch":1}}"#, #"{"action":"light","parameters":{"light":"x"}}"#,
        #"{"action":"light","parameters":{"light":"x","switch":2}}"#,
        #"{"action":"light","parameters":{"light":"x","transition":5}}"#,
    ])
    func rubbishIsNoCommand(_ text: String) {
        #expect(ModeHubCommand(text) == nil)
    }

    @Test func aLightIsToldWithAllItIsSetTo() throws {
        let id = try #require(ResourceID("5E4D2C1B-0A09-4807-8605-040302010000"))
        let abilities = try #require(DeviceKind.color.abilities)
        var light = Light(id: id, owner: id, index: 0, name: "Desk", abilities: abilities)
        light.state.on = true
        let told = ModeWords.data(of: SharedLights.Shown(light: light, isReachable: false))
        #expect(told["light"] == "5e4d2c1b-0a09-4807-8605-040302010000")
        #expect(told["name"] == "Desk")
        #expect(told["status"] == "on")
        #expect(told["reachable"] == false)
        #expect(told["bri"] == 254)
        #expect(told["ct"] == 366)
    }

    @Test func refusalsSayWhatWasLeftOut() {
        let declined: [LightAttribute: Decline] = [.mirek: .unsupported, .xy: .unsupported, .brightness: .isOff, .transition: .isOff]
        let refusals = ModeHubRefusal.of(declined, .name("Desk"))
        #expect(refusals.map(\.data) == [
            ["name": "Desk", "reason": "UNSUPPORTED", "members": ["ct", "xy"]],
            ["name": "Desk", "reason": "IS_OFF", "members": ["bri"]],
        ])
        #expect(ModeHubRefusal.of([.transition: .isOff], .name("Desk")).isEmpty)
        #expect(ModeHubRefusal(target: .id("x"), reason: .noSuchLight).data == ["light": "x", "reason": "NO_SUCH_LIGHT"])
    }
}
