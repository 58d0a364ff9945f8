import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: a session that could be lost for nothing", .timeLimit(.minutes(1)))
struct EWeLinkKeyringTests {
    private static let brought = EWeLinkHome.secrets.merging(["accessToken": "brought"]) { $1 }
    private static let (profile, logIn, refresh) = ("GET /v2/user/profile", "POST /v2/user/login", "POST /v2/user/refresh")

    private static func session(_ token: String, refresh: String?) -> EmulatorAnswer {
        var data: [String: JSONValue] = ["at": .string(token), "user": ["apikey": "key"]]
        if let refresh { data["rt"] = .string(refresh) }
        return .init(200, ["error": 0, "msg": "", "data": .object(data)])
    }

    @Test(arguments: [400, 412, 500, 503] as [Int64])
    func aTokenThatWasBroughtAlongOutlivesTroubleOfTheCloud(number: Int64) async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in .init(200, ["error": .int(number), "msg": "trouble"]) }
        try await withServed(cloud) { stage in
            let home = try EWeLinkHome(at: stage.base, secrets: Self.brought)
            let servers = EWeLinkServers(home.account, world: home.world)
            await #expect(throws: CloudFailure.self) { try await home.keyring.session(servers) }
            await servers.close()
            #expect(await home.secrets.all["accessToken"] == "brought")
            #expect(cloud.count(Self.profile) == 1 && cloud.count(Self.logIn) == 0)
        }
    }

    @Test(arguments: [401, 402, 406] as [Int64])
    func oneThatIsNotGoodIsForgottenAndThePasswordIsLeft(number: Int64) async throws {
        let cloud = try ScriptedModeCloud { call, _, _ in
            call == Self.logIn ? Self.session("own", refresh: nil) : .init(200, ["error": .int(number), "msg": ""])
        }
        try await withServed(cloud) { stage in
            let home = try EWeLinkHome(at: stage.base, secrets: Self.brought)
            let servers = EWeLinkServers(home.account, world: home.world)
            #expect(try await home.keyring.session(servers).accessToken == "own")
            await servers.close()
            #expect(await home.secrets.all["accessToken"] == "own" && cloud.count(Self.logIn) == 1)
        }
    }

    @Test func oneOfAnotherRegionIsFollowedThere() async throws {
        let cloud = try ScriptedModeCloud { _, count, _ in
            count == 1 ? .init(200, ["error": 10_004, "msg": "", "data": ["region": "eu"]]) : Self.session("unused", refresh: nil)
        }
        try await withServed(cloud) { stage in
            let home = try EWeLinkHome(at: stage.base, secrets: Self.brought)
            let servers = EWeLinkServers(home.account, world: home.world)
            let session = try await home.keyring.session(servers)
            await servers.close()
            #expect(session.accessToken == "brought" && session.facts.place == EWeLinkPlace(region: .eu, isNamed: true))
        }
    }

    @Test func aRenewalThatFailsInTimeCostsNothing() async throws {
        let cloud = try ScriptedModeCloud { call, _, _ in
            call == Self.logIn ? Self.session("first", refresh: "more") : .init(200, ["error": 500, "msg": "trouble"])
        }
        try await withServed(cloud) { stage in
            let time = EWeLinkTime()
            let home = try EWeLinkHome(at: stage.base, world: time.world)
            let servers = EWeLinkServers(home.account, world: time.world)
            _ = try await home.keyring.session(servers)
            time.told.advance(by: .seconds(25 * 86_400))
            for _ in 1...3 { #expect(try await home.keyring.session(servers).accessToken == "first") }
            #expect(cloud.count(Self.refresh) == 1, "not each time that somebody wants something")
            time.told.advance(by: .seconds(601))
            #expect(try await home.keyring.session(servers).accessToken == "first")
            #expect(cloud.count(Self.refresh) == 2)
            // Now it is over.
            time.told.advance(by: .seconds(5 * 86_400))
            await #expect(throws: CloudFailure.trouble(status: 500, "trouble")) { try await home.keyring.session(servers) }
            await servers.close()
            #expect(cloud.count(Self.logIn) == 1)
        }
    }

    @Test func aSessionThatCannotBeRenewedIsUsedToItsEnd() async throws {
        let cloud = try ScriptedModeCloud { _, count, _ in Self.session("number \(count)", refresh: nil) }
        try await withServed(cloud) { stage in
            let time = EWeLinkTime()
            let home = try EWeLinkHome(at: stage.base, world: time.world)
            let servers = EWeLinkServers(home.account, world: time.world)
            _ = try await home.keyring.session(servers)
            time.told.advance(by: .seconds(29 * 86_400))
            #expect(try await home.keyring.session(servers).accessToken == "number 1")
            time.told.advance(by: .seconds(86_400))
            #expect(try await home.keyring.session(servers).accessToken == "number 2")
            await servers.close()
            #expect(cloud.count(Self.refresh) == 0 && cloud.count(Self.logIn) == 2)
        }
    }
}
