import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("The bridge leaves a home of MODE's cloud with the account", .timeLimit(.minutes(1)))
struct ModeHubWithdrawalTests {
    @Test(arguments: ["on", "off"]) func theHubAndWhatItMirroredAreGone(_ mirror: String) async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps(["mirror": mirror])
            try await house.share(Grant(level: .read))
            let key = try await cloud.logIn()
            let foreign: JSONValue = ["value": ["bridge": "another"]]
            #expect(try await cloud.ask("PUT", "/homes/55/kv/porchlight-x", key: key, json: foreign).status == 204)
            func kept() async throws -> [String] {
                let list = try await cloud.ask("GET", "/homes/55/kv?keyPrefix=porchlight-", key: key).json?.array ?? []
                return list.compactMap { $0["key"]?.string }
            }
            try await house.shared { [house] in
                _ = try await cloud.hub(key)
                #expect(try await modeEventually { try await kept().count == (mirror == "on" ? 4 : 1) })
                #expect(house.sharing.page.devices == 3 && house.sharing.page.connections == 1)
            }
            try await house.hub.withdraw()
            #expect(try await cloud.hubs(key).isEmpty)
            #expect(try await kept() == ["porchlight-x"])
            #expect(await house.secrets.all.keys.filter { $0.hasPrefix("hub") }.isEmpty)
            // Nothing is left to take back, and should the account stay after all, it joins anew.
            try await house.hub.withdraw()
            try await house.shared { _ = try await cloud.hub(key) }
        }
    }

    @Test func aHubThatSomebodyDeletedIsNoTrouble() async throws {
        try await withModeCloud { cloud in
            var house = try await cloud.houseWithLamps()
            try await house.share(Grant(level: .read))
            let key = try await cloud.logIn()
            let hub = try await house.shared { try await cloud.hub(key) }
            #expect(try await cloud.ask("DELETE", "/devices/\(hub)", key: key).status == 204)
            try await house.hub.withdraw()
        }
    }

    @Test func aBridgeThatNeverJoinedAsksNobody() async throws {
        let account = CloudAccount(name: "x", vendor: .mode, baseURL: "http://127.0.0.1:1")
        try await ModeBridge(account).hub.withdraw()
    }

    @Test func aCloudThatIsNotThereIsSaid() async throws {
        let settings = ["projectId": "1", "appId": "a", "email": "a@b.c"]
        let account = CloudAccount(name: "x", vendor: .mode, baseURL: "http://127.0.0.1:1", settings: settings)
        let house = try ModeBridge(account, secrets: ["password": "x", "hubDevice": "1", "hubKey": "k", "hubHome": "55"])
        await #expect(throws: ConnectionFailure.self) { try await house.hub.withdraw() }
        #expect(await house.secrets.all["hubKey"] == "k", "it may be tried again")
    }
}
