import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import Testing

@Suite("Tokens that several use", .timeLimit(.minutes(1)))
struct HiveDeclinedTests {
    @Test func aWrongPasswordIsShownOnceHoweverManyAsk() async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(401, ["message": "Invalid credentials"]) }
        try await withServed(cloud) { stage in
            let tokens = HiveTokens(
                login: "ada", secrets: HiveDrawer(["password": "wrong-one", "refreshToken": "a.dead.one"]), world: HiveHome.world)
            let web = try WebClient(stage.base, clock: HiveHome.clock)
            for _ in 1...3 {
                await #expect(throws: CloudFailure.declined("Invalid credentials")) { try await tokens.current(web) }
            }
            await web.close()
        }
        #expect(cloud.count("POST /token") == 1 && cloud.count("POST /token/refresh") == 1)
    }
}
