import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import Logging
import Testing

@Suite("Signing in to Ruuvi's cloud", .timeLimit(.minutes(1)))
struct RuuviSignInTests {
    @Test(arguments: ["seed", "modern", "both"])
    func aCodeComesByMailAndIsTradedForAToken(dialect: String) async throws {
        try await RuuviStage.serve(["dialect": .string(dialect)]) { stage in
            let house = try RuuviHome(at: stage.base, [:])
            await #expect(throws: CloudFailure.codeSent(to: "ann@example.com")) { try await house.connector.look() }
            let code = try #require(try stage.cloud.outbox.letters(to: "ann@example.com").first?.code)
            await house.secrets.keep("code", " \(code) \n")
            #expect(try await house.connector.look().count == 2)
            #expect(await house.secrets.all.keys.sorted() == ["token"])
            #expect(try await house.connector.look().count == 2, "with the token that was kept")
        }
    }

    @Test func somebodyNewIsRegistered() async throws {
        try await RuuviStage.serve { stage in
            let account = CloudAccount(name: "new", vendor: .ruuvi, baseURL: stage.base, settings: ["email": "cy@example.com"])
            let secrets = RuuviSecrets([:])
            let connector = RuuviConnector(
                account: account, secrets: secrets, world: RuuviStage.world, logger: Logger(label: "test"))
            await #expect(throws: CloudFailure.self) { try await connector.look() }
            await secrets.keep("code", try stage.cloud.outbox.letters(to: "cy@example.com").first?.code)
            #expect(try await connector.look().isEmpty)
        }
    }

    @Test(arguments: [["dialect": "seed"], ["dialect": "modern"], ["verifyErrorStatus": 500]] as [JSONValue])
    func aWrongCodeIsDeclinedAndNotShownAgain(settings: JSONValue) async throws {
        try await RuuviStage.serve(settings) { stage in
            let house = try RuuviHome(at: stage.base, ["code": "WRONG"])
            await #expect(throws: CloudFailure.declined("the code is wrong, used or too old; another one can be asked for")) {
                try await house.connector.look()
            }
            #expect(await house.secrets.secret("code") == nil)
        }
    }

    @Test func noLetterIsAskedForWhileTheOwnerIsAway() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base, [:])
            for _ in 0..<2 {
                let driver = BackendDriver(
                    name: house.account.driver, backend: house.connector, ledger: house.ledger, world: RuuviStage.world)
                await #expect(throws: CloudFailure.self) {
                    try await driver.run(
                        orders: await house.bridge.attach(driver: driver.name),
                        reports: .init(bridge: house.bridge, driver: driver.name))
                }
            }
            #expect(try stage.cloud.outbox.letters().isEmpty)
            for count in 1...2 {
                await #expect(throws: CloudFailure.codeSent(to: "ann@example.com")) { try await house.connector.look() }
                #expect(try stage.cloud.outbox.letters().count == count, "but who waits may have another one")
            }
        }
    }

    @Test(arguments: [401, 403])
    func aTokenThatIsNoLongerGoodIsNotShownAgain(status: Int) async throws {
        try await RuuviStage.serve(["unauthorizedStatus": .int(Int64(status))]) { stage in
            let house = try RuuviHome(at: stage.base, ["token": "old"])
            await #expect(throws: CloudFailure.declined("sign in again")) { try await house.connector.look() }
            #expect(await house.secrets.secret("token") == nil)
            #expect(stage.counter.counts["GET /user"] == 1)
        }
    }
}
