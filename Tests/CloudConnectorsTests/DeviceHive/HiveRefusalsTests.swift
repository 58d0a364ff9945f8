import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing
import ToldWorlds

@Suite("What DeviceHive said no to", .timeLimit(.minutes(1)))
struct HiveRefusalsTests {
    /// A refresh token that never ends: `{"payload":{"u":1,"t":0}}`.
    private static let token = "h.eyJwYXlsb2FkIjp7InUiOjEsInQiOjB9fQ.s"
    private static let logIn = "POST /token"
    private static let refresh = "POST /token/refresh"

    private static func asking(
        _ cloud: ScriptedModeCloud, _ secrets: [String: String], _ told: ToldWorld,
        _ test: @escaping @Sendable (HiveTokens, WebClient) async throws -> Void
    ) async throws {
        try await withServed(cloud) { stage in
            let web = try WebClient(stage.base, clock: HiveHome.clock)
            let tokens = HiveTokens(login: "ada", secrets: HiveDrawer(secrets), world: told.world)
            let outcome = await Result { try await test(tokens, web) }
            await web.close()
            try outcome.get()
        }
    }

    @Test func aDeclinedPasswordIsNotShownAgainForAMinuteWhoeverAsks() async throws {
        let told = ToldWorld()
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(401, ["error": 401, "message": "Invalid credentials"]) }
        let declined = CloudFailure.declined("Invalid credentials")
        try await Self.asking(cloud, ["password": "x", "refreshToken": "dead"], told) { tokens, web in
            for _ in 1...6 {
                await #expect(throws: declined) { try await tokens.current(web) }
                await #expect(throws: declined) { try await tokens.next(after: nil, web) }
                told.advance(by: .milliseconds(9990))
            }
            #expect(cloud.count(Self.logIn) == 1)
            told.advance(by: .milliseconds(60))
            await #expect(throws: declined) { try await tokens.current(web) }
            #expect(cloud.count(Self.logIn) == 2)
        }
    }

    @Test func anotherPasswordIsShownAtOnce() {
        var refusals = HiveRefusals()
        refusals.declined("old", .declined("no"), at: .seconds(100))
        #expect(refusals.standing("old", at: .milliseconds(159_999)) == .declined("no"))
        #expect(refusals.standing("new", at: .seconds(100)) == nil)
        #expect(refusals.standing("old", at: .seconds(160)) == nil)
    }

    @Test func aTokenThatIsToBeReplacedIsTriedAgainNoSoonerThanTheFailureAdvises() {
        #expect(HiveSession.pause(after: CloudFailure.declined("no")) == .seconds(60))
        #expect(HiveSession.pause(after: CloudFailure.busy(.seconds(90))) == .seconds(90))
        #expect(HiveSession.pause(after: CloudFailure.trouble(status: 500, "")) == .seconds(10))
        #expect(HiveSession.pause(after: ConnectionFailure.timedOut) == .seconds(10))
    }

    @Test(arguments: [400, 401])
    func aRefusalWithoutWordsIsNotBelievedAtOnce(_ status: Int) async throws {
        let told = ToldWorld()
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(status) }
        try await Self.asking(cloud, ["refreshToken": Self.token], told) { tokens, web in
            for _ in 1...2 {
                let failure = await Self.failure { try await tokens.current(web) }
                guard case .trouble(status, _) = failure else {
                    Issue.record("it is taken for \(failure as Any)")
                    return
                }
                #expect(failure?.restartAfter == nil, "it is tried again within seconds")
                told.advance(by: .seconds(5))
            }
            let failure = await Self.failure { try await tokens.current(web) }
            #expect(failure?.restartAfter == .seconds(60), "it goes on for too long")
        }
        #expect(cloud.count(Self.refresh) == 3)
    }

    @Test func aPasswordAtHandIsUsedWithoutDoubts() async throws {
        let cloud = try ScriptedModeCloud { call, _, _ in
            call == Self.logIn ? EmulatorAnswer(200, ["accessToken": .string(Self.token)]) : EmulatorAnswer(401)
        }
        try await Self.asking(cloud, ["refreshToken": Self.token, "password": "x"], ToldWorld()) { tokens, web in
            let fresh = try await tokens.current(web)
            #expect(fresh.text == Self.token)
        }
    }

    @Test func wordsAndWhatIsNoTokenAreBelievedAtOnceAndSuccessIsForgiven() {
        var refusals = HiveRefusals()
        #expect(refusals.isDead(Self.token, words: "Token has expired", at: .zero) == true)
        #expect(refusals.isDead("rubbish", words: nil, at: .zero) == true)
        #expect(refusals.isDead(Self.token, words: nil, at: .zero) == false)
        refusals.accepted()
        #expect(refusals.isDead(Self.token, words: nil, at: .seconds(20)) == false, "counted anew")
        #expect(refusals.isDead(Self.token, words: nil, at: .seconds(20) + HiveRefusals.doubt) == true)
    }

    private static func failure(_ work: () async throws -> HiveToken) async -> CloudFailure? {
        do {
            _ = try await work()
            return nil
        } catch {
            return error as? CloudFailure
        }
    }
}
