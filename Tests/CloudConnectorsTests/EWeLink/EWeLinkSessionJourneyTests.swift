import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing

@Suite("eWeLink: signing in and staying so", .timeLimit(.minutes(1)))
struct EWeLinkSessionJourneyTests {
    typealias Stage = EWeLinkStage

    // E-40
    @Test(arguments: [false, true])
    func anAccountOfAnotherRegionIsFollowedThereOnce(isFirstOnly: Bool) async throws {
        try await Stage.serve(isFirstOnly: isFirstOnly) { stage in
            let home = try EWeLinkHome(at: stage.base, settings: Stage.ben)
            #expect(try await home.connector.look().isEmpty)
            #expect(stage.front.logIns == (isFirstOnly ? 3 : 2))
            // What was learnt is kept, so that a new start asks nobody.
            let again = try EWeLinkHome(at: stage.base, settings: Stage.ben, secrets: await home.secrets.all)
            #expect(try await again.connector.look().isEmpty)
            #expect(stage.front.logIns == (isFirstOnly ? 3 : 2))
        }
    }

    @Test func aRedirectWithoutEndIsNotFollowed() async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in .init(200, ["error": 10_004, "msg": "", "data": ["region": "eu"]]) }
        try await withServed(cloud) { stage in
            let home = try EWeLinkHome(at: stage.base)
            await #expect(throws: CloudFailure.notUnderstood("it sends the account from region to region")) {
                try await home.connector.look()
            }
            #expect(cloud.count("POST /v2/user/login") == 2)
        }
    }

    @Test func aTokenIsRenewedInTimeAndWhenItIsOver() async throws {
        try await Stage.serve { stage in
            let time = EWeLinkTime()
            let home = try EWeLinkHome(at: stage.base, world: time.world)
            _ = try await home.connector.look()
            let first = await home.secrets.all["accessToken"]
            // At 80 % of thirty days by our own clock.
            time.told.advance(by: .seconds(25 * 86_400))
            _ = try await home.connector.look()
            let second = await home.secrets.all["accessToken"]
            #expect(second != first && second != nil)
            #expect(stage.front.count("POST /v2/user/refresh") == 1)
            // The cloud's clock is ahead of ours: it says 402.
            stage.clock.advance(by: .seconds(31 * 86_400))
            _ = try await home.connector.look()
            #expect(stage.front.count("POST /v2/user/refresh") == 2)
            #expect(stage.front.logIns == 1)
            // What is left to renew it with has come to its end, too: that is nobody's doing.
            stage.clock.advance(by: .seconds(61 * 86_400))
            time.told.advance(by: .seconds(61))
            _ = try await home.connector.look()
            #expect(stage.front.logIns == 2)
        }
    }

    @Test func theFirstAPIRenewsItsOwnWay() async throws {
        try await Stage.serve(isFirstOnly: true) { stage in
            let home = try EWeLinkHome(at: stage.base)
            _ = try await home.connector.look()
            stage.clock.advance(by: .seconds(31 * 86_400))
            _ = try await home.connector.look()
            #expect(stage.front.count("GET /api/user/refresh") == 1)
            #expect(stage.front.count("POST /api/user/login") == 1)
        }
    }

    // E-41
    @Test func whoIsSignedOutBySomebodyElseLeavesThemAlone() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            try await home.connected {
                try await home.settled()
                let other = try await stage.signIn()
                await stage.cloud.cutSockets()
                try await home.until("it is noticed") {
                    home.ledger.page.failure?.words.hasPrefix("signed in elsewhere") ?? false
                }
                #expect(!home.isReachable(Stage.lamp))
                let asked = stage.front.logIns
                try await Stage.world.sleep(for: .seconds(1))
                #expect(stage.front.logIns == asked && asked == 2)
                let wait = try #require(home.failures.all.last).wait
                #expect(wait >= .seconds(59))
                // The other one is still signed in.
                let web = try WebClient(stage.base, clock: ConnectionClock(
                    uptime: { Stage.world.now().uptime }, sleepUntil: Stage.world.sleepUntil))
                let token = try #require(other["at"]?.string)
                let answer = try await web.send(
                    WebRequest("GET", "/v2/user/profile", headers: ["Authorization": "Bearer \(token)"]), within: .seconds(5))
                await web.close()
                #expect(answer.json?["error"] == 0)
            }
        }
    }

    @Test func restsGrowWhileSomebodyElseKeepsSigningIn() async throws {
        try await Stage.serve { stage in
            let time = EWeLinkTime()
            let home = try EWeLinkHome(at: stage.base, world: time.world)
            let servers = EWeLinkServers(home.account, world: time.world)
            var rests: [Duration] = []
            for _ in 1...3 {
                let session = try await home.keyring.session(servers)
                try await stage.signIn()
                await #expect { try await home.keyring.session(servers, insteadOf: session) } throws: { error in
                    guard case .elsewhere(let rest) = error as? CloudFailure else { return false }
                    rests.append(rest)
                    return true
                }
                // However often it is asked meanwhile.
                let logIns = stage.front.logIns
                for _ in 1...5 { _ = try? await home.keyring.session(servers) }
                #expect(stage.front.logIns == logIns)
                time.told.advance(by: (rests.last ?? .zero) + .seconds(1))
            }
            await servers.close()
            #expect(rests == [.seconds(60), .seconds(120), .seconds(240)])
        }
    }

    @Test func manyWhoFindASessionOverSignInOnce() async throws {
        try await Stage.serve { stage in
            let home = try EWeLinkHome(at: stage.base)
            let servers = EWeLinkServers(home.account, world: home.world)
            let tokens = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 1...8 { group.addTask { try await home.keyring.session(servers).accessToken } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            await servers.close()
            #expect(tokens.count == 1 && stage.front.logIns == 1)
        }
    }

    @Test(arguments: [
        (["password": "wrong"], "declines the account: the password is wrong"),
        (["appSecret": "wrong"], "declines the account: the app id or its secret is not accepted"),
    ])
    func whatIsWrongIsSaidAndNotTriedAgain(secrets: [String: String], words: String) async throws {
        for isFirstOnly in [false, true] {
            try await Stage.serve(isFirstOnly: isFirstOnly) { stage in
                let home = try EWeLinkHome(at: stage.base, secrets: EWeLinkHome.secrets.merging(secrets) { $1 })
                try await home.connected {
                    try await home.until("it is said") { home.ledger.page.failure?.words.hasSuffix(words) ?? false }
                }
                #expect(home.failures.all.count == 1 && home.failures.all[0].wait >= .seconds(60))
            }
        }
    }

    @Test func aTokenThatWasBroughtAlongIsUsed() async throws {
        try await Stage.serve { stage in
            let token = try #require(try await stage.signIn()["at"]?.string)
            let home = try EWeLinkHome(at: stage.base, secrets: EWeLinkHome.secrets.merging(["accessToken": token]) { $1 })
            #expect(try await home.connector.look().count == 8)
            #expect(stage.front.logIns == 1)
        }
    }
}
