import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HTTPTypes
import HomeModel
import Testing

@Suite("A key of MODE's is got once and replaced once", .timeLimit(.minutes(1)))
struct ModeKeyringTests {
    private static let logIn = "POST /auth/user"
    private static let session = "GET /userSession"

    private static func key(_ request: EmulatorRequest) -> String? { request.headers[.authorization] }

    /// Logs in everybody with `key-1`, `key-2`…, and accepts the keys that `isGood` says.
    private static func cloud(_ isGood: @escaping @Sendable (String) -> Bool) throws -> ScriptedModeCloud {
        try ScriptedModeCloud { call, count, request in
            if call == logIn { return EmulatorAnswer(200, ["token": .string("key-\(count)"), "userId": 101]) }
            guard let key = key(request), isGood(String(key.dropFirst("ModeCloud ".count))) else { return EmulatorAnswer(401) }
            return EmulatorAnswer(200, call == session ? ["userId": 101] : [])
        }
    }

    private static func client(
        _ stage: ModeStage, _ secrets: ModeSecrets, settings: [String: String] = ["projectId": "1", "appId": "a", "email": "ann@example.com"]
    ) throws -> ModeClient {
        let account = CloudAccount(name: "cottage", vendor: .mode, baseURL: stage.base, settings: settings)
        let keyring = ModeKeyring(account: account, secrets: secrets, world: ModeBridge.world)
        return try ModeClient(account, keyring: keyring, world: ModeBridge.world)
    }

    private static func asking(
        _ cloud: ScriptedModeCloud, _ secrets: ModeSecrets, _ test: @escaping @Sendable (ModeClient) async throws -> Void
    ) async throws {
        try await withServed(cloud) { stage in
            let client = try client(stage, secrets)
            try await test(client)
            await client.web.close()
        }
    }

    @Test func aKeptKeyIsUsedAsLongAsItLives() async throws {
        let cloud = try Self.cloud { $0 == "old" }
        try await Self.asking(cloud, ModeSecrets(["token": "old", "password": "x"])) { client in
            #expect(try await client.user() == 101)
            try await client.ask(WebRequest("GET", "/homes"), to: "look")
        }
        #expect(cloud.count(Self.session) == 1)
        #expect(cloud.count(Self.logIn) == 0)
    }

    @Test func tenRequestsThatFindAKeyDeadLogInOnce() async throws {
        let secrets = ModeSecrets(["token": "dead", "password": "x"])
        let cloud = try ScriptedModeCloud { call, count, request in
            // The kept key lives when it is first looked at, and then no more.
            if call == Self.session { return count == 1 ? EmulatorAnswer(200, ["userId": 101]) : EmulatorAnswer(401) }
            if call == Self.logIn { return EmulatorAnswer(200, ["token": "new", "userId": 101]) }
            return Self.key(request) == "ModeCloud new" ? EmulatorAnswer(200, []) : EmulatorAnswer(401)
        }
        try await Self.asking(cloud, secrets) { client in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...10 {
                    group.addTask { try await client.ask(WebRequest("GET", "/devices/\(number)"), to: "look") }
                }
                try await group.waitForAll()
            }
        }
        #expect(cloud.count(Self.logIn) == 1)
        #expect(await secrets.all["token"] == "new")
    }

    @Test func aCloudThatLogsInAndThenKnowsNoKeysIsLeftInPeaceForAWhile() async throws {
        let cloud = try Self.cloud { _ in false }
        try await Self.asking(cloud, ModeSecrets(["password": "x"])) { client in
            for _ in 1...5 {
                await #expect(throws: CloudFailure.tokenIsOver) { try await client.ask(WebRequest("GET", "/homes"), to: "look") }
            }
        }
        #expect(cloud.count(Self.logIn) == 1)
    }

    @Test func whoeverIsDeclinedHasShownThePasswordOnce() async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(403, ["reason": "INCORRECT_PASSWORD"]) }
        try await Self.asking(cloud, ModeSecrets(["password": "x"])) { client in
            await #expect(throws: CloudFailure.declined("the password is wrong")) { try await client.user() }
        }
        #expect(cloud.count(Self.logIn) == 1)
        #expect(CloudFailure.declined("").restartAfter == .seconds(60))
    }

    private static let odd: [(EmulatorAnswer, CloudFailure)] = [
        (EmulatorAnswer(401), .trouble(status: 401, "when asked to log in")),
        (EmulatorAnswer(200, ["userId": 101]), .notUnderstood("the answer to a log-in has no key")),
        (EmulatorAnswer(200, ["token": "", "userId": 101]), .notUnderstood("the answer to a log-in has no key")),
        (EmulatorAnswer(503), .busy(nil)),
    ]

    @Test(arguments: odd) func oddAnswersToALogInAreNoKeys(_ answer: EmulatorAnswer, _ failure: CloudFailure) async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in answer }
        try await Self.asking(cloud, ModeSecrets(["password": "x"])) { client in
            await #expect(throws: failure) { try await client.user() }
        }
    }

    @Test func aMissingPasswordIsSaidWithoutAskingAnybody() async throws {
        let cloud = try Self.cloud { _ in true }
        try await Self.asking(cloud, ModeSecrets()) { client in
            await #expect(throws: CloudFailure.missing("the account's secret \"password\" is missing")) { try await client.user() }
        }
        #expect(cloud.count(Self.logIn) == 0)
    }

    @Test func aCodeIsSentOnceAndShownOnce() async throws {
        let cloud = try ScriptedModeCloud { call, _, _ in
            call == Self.logIn ? EmulatorAnswer(403, ["reason": "INVALID_AUTH_CODE"]) : EmulatorAnswer(200, ["recipient": "+1555"])
        }
        try await withServed(cloud) { stage in
            let secrets = ModeSecrets()
            let client = try Self.client(stage, secrets, settings: ["projectId": "1", "appId": "a", "phoneNumber": "+15551234567"])
            for _ in 1...3 { await #expect(throws: CloudFailure.self) { try await client.user() } }
            #expect(cloud.count("POST /auth/user/sms") == 1)
            await secrets.keep("code", "000000")
            await #expect(throws: CloudFailure.declined("the code is wrong or too old")) { try await client.user() }
            #expect(await secrets.all["code"] == nil)
            await #expect(throws: CloudFailure.self) { try await client.user() }
            #expect(cloud.count(Self.logIn) == 1 && cloud.count("POST /auth/user/sms") == 1)
            await client.web.close()
        }
    }
}
