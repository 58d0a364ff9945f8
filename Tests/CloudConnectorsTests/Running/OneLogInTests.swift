import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import HomeModel
import Testing

@Suite("Whoever speaks for an account logs in once", .timeLimit(.minutes(1)))
struct OneLogInTests {
    @Test func aConnectorAndAHubShowModeAWrongPasswordOnce() async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(403, ["reason": "INCORRECT_PASSWORD"]) }
        try await withServed(cloud) { stage in
            var house = try stage.bridge(password: "wrong")
            try await house.share(Grant(level: .read))
            let (account, secrets, world) = (house.account, house.secrets, house.world)
            let keyring = ModeKeyring(account: account, secrets: secrets, world: world)
            let connector = ModeConnector(
                account: account, secrets: secrets, keyring: keyring, world: world, logger: house.logger)
            let hub = ModeHub(
                account: account, secrets: secrets, keyring: keyring, bridge: house.bridge, world: world, logger: house.logger)
            let declined = CloudFailure.declined("the password is wrong")
            await #expect(throws: declined) { try await connector.look() }
            for _ in 1...3 { await #expect(throws: declined) { try await hub.run(BackendLedger()) } }
            #expect(cloud.count("POST /auth/user") == 1)
            await #expect(throws: declined) { try await connector.look() }
            #expect(cloud.count("POST /auth/user") == 2, "an owner who asks is told how it is now")
        }
    }

    @Test func aLogInThatIsCalledOffIsTakenOverByWhoeverWaitsForIt() async throws {
        let cloud = try ScriptedModeCloud { _, _, _ in EmulatorAnswer(200, ["token": "key", "userId": 101]) }
        try await withServed(cloud) { stage in
            let (account, secrets, callOff) = (stage.account(), GatedSecrets(), Ending())
            let keyring = ModeKeyring(account: account, secrets: secrets, world: ModeBridge.world)
            try await ModeClient.open(account, keyring: keyring, world: ModeBridge.world) { client in
                try await withThrowingTaskGroup(of: Int?.self) { group in
                    group.addTask {
                        await withTaskGroup(of: Int?.self) { first in
                            first.addTask { try? await client.user() }
                            await callOff.wait()
                            first.cancelAll()
                            secrets.gate.reach()
                            return await first.next() ?? nil
                        }
                    }
                    await secrets.asked.wait()
                    group.addTask { try await client.user() }
                    for _ in 1...200 { await Task.yield() }
                    callOff.reach()
                    var users: [Int?] = []
                    for try await user in group { users.append(user) }
                    #expect(Set(users) == [nil, 101])
                }
            }
        }
    }
}

/// Secrets that are a while in coming.
private struct GatedSecrets: SecretDrawer {
    let asked = Ending()
    let gate = Ending()

    func secret(_ name: String) async -> String? {
        asked.reach()
        await gate.wait()
        return name == "token" ? nil : "x"
    }

    func keep(_ name: String, _ secret: String?) async {}
}
