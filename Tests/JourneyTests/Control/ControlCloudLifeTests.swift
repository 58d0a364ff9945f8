import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import PorchlightTestKit
import Testing

@Suite("A cloud account in the home", .timeLimit(.minutes(1)))
struct ControlCloudLifeTests {
    private static func body(_ more: String = "") -> String {
        #"{"vendor":"mode","name":"home","settings":{"projectId":"7","appId":"x","email":"a@b.c"},"#
            + #""secrets":{"password":"open sesame"},"classes":{},"test":true\#(more)}"#
    }

    private static func run(
        adding more: String = "", _ body: @escaping @Sendable (TestBridge, Owner, FakeCloud) async throws -> Void
    ) async throws {
        let cloud = FakeCloud()
        try await TestBridge.run(clouds: cloud.kits) { bridge in
            let owner = Owner(of: bridge)
            _ = try await owner.ask("POST", "/clouds", Self.body(more), as: ControlCloudAddition.self)
            try await eventually("its devices appear") { bridge.snapshot.home.lights.count == 7 && cloud.memory.connected == 1 }
            try await body(bridge, owner, cloud)
        }
    }

    @Test func isSwitchedByAppsLikeAnyOther() async throws {
        try await Self.run { (bridge, owner, _) async throws in
            let key = try await bridge.key()
            #expect(try await bridge.put("/api/\(key)/lights/7/state", #"{"on":true}"#).text.contains("success"))
            try await eventually("the order is counted") {
                try await owner.ask("GET", "/clouds/home", as: ControlCloud.self).orders.sent == 1
            }
            #expect(try await owner.ask("GET", "/lights/7", as: ControlLight.self).driver == "mode:home")
        }
    }

    @Test func leavesWithItsDevicesAndWhatSpokeOfThem() async throws {
        try await Self.run { (bridge, owner, cloud) async throws in
            let key = try await bridge.key()
            let group = #"{"name":"Both","lights":["1","7"]}"#
            #expect(try await bridge.post("/api/\(key)/groups", group).text.contains("success"))
            let gone: ControlCloudRemoval = try await owner.ask("DELETE", "/clouds/home")
            #expect(gone.lights == ["Cloud lamp"] && gone.sensors.count == 2 && gone.app == nil)
            #expect(cloud.memory.connected == 0, "nobody speaks with the cloud when it is said to be gone")
            let home = bridge.snapshot.home
            #expect(home.lights.count == 6 && home.zones.all.allSatisfy { $0.lights.count == 1 } && home.checkInvariants().isEmpty)
            #expect(try await owner.send("GET", "/clouds").text == "[]")
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).clouds.isEmpty)
            #expect(try await owner.problem("DELETE", "/clouds/home") != nil)
            _ = try await owner.ask("POST", "/clouds", Self.body(), as: ControlCloudAddition.self)
            try await eventually("it is back") { bridge.snapshot.home.lights.count == 7 }
        }
    }

    @Test func whichLightsAreSharedWithActsAsAnAppWithThatGrant() async throws {
        try await Self.run(adding: #","share":{"lights":["1"],"level":"control"}"#) { (bridge, owner, _) async throws in
            let app: ControlApp = try await owner.ask("GET", "/apps/mode%23home")
            #expect(app.grant.lights == ["Floor lamp"] && !app.grant.everything && app.grant.level == "control")
            let account: ControlCloud = try await owner.ask("GET", "/clouds/home")
            #expect(account.sharing == .init(app: "mode#home", problem: nil))
            let gone: ControlCloudRemoval = try await owner.ask("DELETE", "/clouds/home")
            #expect(gone.app == "mode#home" && bridge.snapshot.home.apps.count == 0)
        }
    }

    @Test func thatIsSharedWithSeesNothingUntilItIsGranted() async throws {
        try await Self.run(adding: #","share":{}"#) { bridge, owner, _ in
            let app: ControlApp = try await owner.ask("GET", "/apps/mode%23home")
            #expect(!app.grant.everything && app.grant.lights.isEmpty && app.grant.rooms.isEmpty)
            _ = try await owner.ask("DELETE", "/apps/mode%23home", as: ControlApp.self)
            let account: ControlCloud = try await owner.ask("GET", "/clouds/home")
            #expect(account.sharing?.app == nil && account.sharing?.problem?.contains("revoked") == true)
            _ = try await owner.ask("DELETE", "/clouds/home", as: ControlCloudRemoval.self)
        }
    }

    @Test func canBeAddedUntriedWhileItsCloudIsDown() async throws {
        let cloud = FakeCloud()
        cloud.note { $0.isDown = true }
        try await TestBridge.run(clouds: cloud.kits) { bridge in
            let owner = Owner(of: bridge)
            let body = Self.body().replacing(#""test":true"#, with: #""test":false"#)
            let added: ControlCloudAddition = try await owner.ask("POST", "/clouds", body)
            #expect(added.found == nil)
            try await eventually("it says what is wrong") {
                let account: ControlCloud = try await owner.ask("GET", "/clouds/home")
                return account.state == "waiting" && account.problem == "nobody answers there (connection refused)"
                    && account.nexttry != nil && account.problemat != nil
            }
            #expect(try await owner.ask("GET", "/status", as: ControlStatus.self).clouds
                == ["home": "not connected: nobody answers there (connection refused)"])
            #expect(try await owner.problem("POST", "/clouds/home/test")?.contains("nobody answers there") == true)
            _ = try await owner.ask("DELETE", "/clouds/home", as: ControlCloudRemoval.self)
        }
    }
}
