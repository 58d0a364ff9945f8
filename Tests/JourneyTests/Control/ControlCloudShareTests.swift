import BridgeCore
import BridgeServer
import Foundation
import HomeModel
import PorchlightTestKit
import Testing

@Suite("Lights that are shared with a cloud", .timeLimit(.minutes(1)))
struct ControlCloudShareTests {
    private static let body = #"{"vendor":"mode","name":"home","settings":{"projectId":"7","appId":"x","email":"a@b.c"},"#
        + #""secrets":{"password":"open sesame"},"classes":{},"test":true,"share":{"lights":["1","2"],"level":"control"}}"#

    /// Runs a bridge that shares two lights with a cloud.
    private static func run(_ body: @escaping @Sendable (TestBridge, Owner, FakeCloud) async throws -> Void) async throws {
        let cloud = FakeCloud()
        try await TestBridge.run(clouds: cloud.kits) { bridge in
            let owner = Owner(of: bridge)
            _ = try await owner.ask("POST", "/clouds", Self.body, as: ControlCloudAddition.self)
            try await eventually("they are shown") { cloud.memory.isShown && cloud.memory.connected == 1 }
            try await body(bridge, owner, cloud)
        }
    }

    @Test func areCountedAndDated() async throws {
        try await Self.run { bridge, owner, _ in
            let sharing = try #require(try await owner.ask("GET", "/clouds/home", as: ControlCloud.self).sharing)
            #expect(sharing.lights == 2 && sharing.since != nil && sharing.problem == nil)
        }
    }

    @Test func areTakenBackWithTheAccount() async throws {
        try await Self.run { bridge, owner, cloud in
            let gone: ControlCloudRemoval = try await owner.ask("DELETE", "/clouds/home")
            #expect(gone.leftover == nil && gone.app == "mode#home" && !cloud.memory.isShown)
        }
    }

    @Test func mayStayInACloudThatIsDownWhichIsSaid() async throws {
        try await Self.run { bridge, owner, cloud in
            cloud.note { $0.isDown = true }
            let gone: ControlCloudRemoval = try await owner.ask("DELETE", "/clouds/home")
            #expect(gone.leftover == "nobody answers there (connection refused)")
            #expect(gone.lights == ["Cloud lamp"] && bridge.snapshot.home.lights.count == 6 && bridge.snapshot.home.apps.count == 0)
            #expect(try await owner.send("GET", "/clouds").text == "[]")
        }
    }

    @Test func keepNobodyWaitingForACloudThatHangs() async throws {
        try await Self.run { bridge, owner, cloud in
            cloud.note { $0.hangs = true }
            async let gone = owner.ask("DELETE", "/clouds/home", as: ControlCloudRemoval.self)
            try await eventually("nobody speaks for it") { cloud.memory.connected == 0 }
            for _ in 1...6 { try await bridge.advance(by: .seconds(1)) }
            // Whoever began to wait later than that has waited long enough now.
            try await bridge.advance(by: .seconds(6))
            try await eventually("it is removed") {
                try await bridge.advance(by: .seconds(1))
                return try await owner.send("GET", "/clouds").text == "[]"
            }
            #expect(try await gone.leftover == "it does not answer in time")
        }
    }
}
