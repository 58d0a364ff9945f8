import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Lights are taken out of DeviceHive with the account", .timeLimit(.minutes(1)))
struct HiveWithdrawalTests {
    private static let foreign = "porchlight-00000000-0000-4000-8000-000000000000"

    @Test func allOfThemGoAndNobodyElses() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown { try await house.home.eventually("it is registered") { try await admin.has(house.device) } }
            let theirs: JSONValue = ["name": "Theirs", "data": ["class": "onoff", "gateway": "someone-else"], "networkId": 1]
            try await admin.ask("PUT", "/device/\(Self.foreign)", theirs)
            // What is no longer shared is still known by its mark.
            try await house.home.bridge.perform(.revokeApp(house.app), by: .owner)
            try await house.gateway.withdraw()
            #expect(try await !admin.has(house.device))
            #expect(try await admin.has(Self.foreign))
            #expect(try await admin.has("lamp-hall"))
            try await house.gateway.withdraw()
        }
    }

    @Test func whereNothingWasShownNobodyIsAsked() async throws {
        try await HiveShare("http://127.0.0.1:1").gateway.withdraw()
    }

    @Test func whereSomethingWasShownAndNobodyAnswersThatIsSaid() async throws {
        let secrets = ["password": "analytical-engine", "gateway": "x"]
        let house = try await HiveShare("http://127.0.0.1:1", secrets: secrets)
        await #expect(throws: ConnectionFailure.self) { try await house.gateway.withdraw() }
    }

    @Test func anAccountThatMayNotSeeThemTakesBackWhatItShowsNow() async throws {
        try await HiveCloud.serve { cloud in
            let admin = try await cloud.client()
            let pair = try await admin.token(["userId": 2, "actions": ["RegisterDevice"]])
            let token = try #require(pair["accessToken"]?.string)
            let house = try await HiveShare(cloud.rest, secrets: ["accessToken": token])
            try await house.shown { try await house.home.eventually("it is registered") { try await admin.has(house.device) } }
            try await house.gateway.withdraw()
            #expect(try await !admin.has(house.device))
        }
    }

    @Test func itIsKnownSinceWhenHowManyAreShown() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            #expect(house.ledger.page.connections == 0)
            try await house.shown {
                try await house.home.eventually("one is shown") { house.ledger.page.devices == 1 }
                guard case .connected = house.ledger.page.state else { return #expect(Bool(false), "it is connected") }
                try await house.home.bridge.perform(.grant(house.app, Grant()), by: .owner)
                try await house.home.eventually("both are shown") { house.ledger.page.devices == 2 }
            }
        }
    }
}
