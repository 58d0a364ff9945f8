import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Logging
import Testing

@Suite("Every kind of MODE account", .timeLimit(.minutes(1)))
struct ModeAccountKindTests {
    private static func connector(_ house: ModeBridge) -> ModeConnector {
        ModeConnector(account: house.account, secrets: house.secrets, world: ModeBridge.world, logger: house.logger)
    }

    @Test func anAccountThatIsOnlyLookedAtShowsItsDevices() async throws {
        try await withModeCloud { cloud in
            let house = try cloud.bridge()
            let devices = try await Self.connector(house).look()
            #expect(devices.map(\.identity) == ["9001", "9002", "9003", "9004"])
            #expect(devices.map(\.description.product.model) == ["lamp-onoff", "lamp-dimmable", "lamp-color", "sensor-climate"])
            #expect(Array(house.home.devices.all).isEmpty)
        }
    }

    @Test func aPhoneGetsACodeWhichLogsInOnceAndThenTheKeyDoes() async throws {
        try await withModeCloud { cloud in
            let user: JSONValue = ["projectId": 2, "phoneNumber": "+15551234567", "name": "Bo"]
            #expect(try await cloud.ask("POST", "/users", json: user).status == 201)
            let settings = ["projectId": "2", "appId": "porchlight-phone", "phoneNumber": "+15551234567"]
            let account = CloudAccount(name: "bo", vendor: .mode, baseURL: cloud.base, settings: settings)
            let connector = Self.connector(try ModeBridge(account))
            let before = try await cloud.ask("GET", "/_emulator/outbox").json?.array?.count ?? 0
            await #expect(throws: CloudFailure.missing("a code was sent to the phone; the account needs it to log in")) {
                try await connector.look()
            }
            let letters = try #require(try await cloud.ask("GET", "/_emulator/outbox").json?.array)
            #expect(letters.count == before + 1)
            let house = try ModeBridge(account, secrets: ["code": try #require(letters.first?["code"]?.string)])
            #expect(try await Self.connector(house).look() == [])
            #expect(await house.secrets.all.keys.sorted() == ["token"])
            #expect(try await Self.connector(house).look() == [])
        }
    }

    @Test func aProjectThatBringsItsUsersIsAskedForItsDevicesNowAndThen() async throws {
        try await withModeCloud { cloud in
            let projectKey = "v1.project.sample-byou"
            let made = try await cloud.ask("POST", "/users", key: projectKey, json: ["projectId": 3])
            let user = try #require(made.json?["id"]?.int)
            let settings = ["projectId": "3", "userId": "\(user)"]
            let account = CloudAccount(name: "byou", vendor: .mode, baseURL: cloud.base, settings: settings)
            let house = try ModeBridge(account, secrets: ["projectKey": projectKey])
            #expect(Self.connector(house).limits.patience == nil)
            try await house.connected {
                #expect(try await modeEventually { house.ledger.page.connections == 1 })
            }
            #expect(house.failures.all.isEmpty)
        }
    }

    @Test func homesThatAreNamedAreTheOnlyOnes() async throws {
        try await withModeCloud { cloud in
            let key = try await cloud.logIn()
            let made = try await cloud.ask("POST", "/homes", key: key, json: ["name": "Boat"])
            let boat = try #require(made.json?["id"]?.int)
            #expect(try await Self.connector(try cloud.bridge(["homeIds": "\(boat)"])).look().isEmpty)
            #expect(try await Self.connector(try cloud.bridge(["homeIds": "\(boat), 55"])).look().count == 4)
            await #expect(throws: CloudFailure.notAllowed("see home 7, 8")) {
                try await Self.connector(try cloud.bridge(["homeIds": "7,8"])).look()
            }
        }
    }

    @Test func classesAreWhatTheOwnerSays() async throws {
        try await withModeCloud { cloud in
            var account = cloud.account()
            account.classes = ["lamp-color": "dimmable", "lamp-onoff": "none"]
            let devices = try await Self.connector(try ModeBridge(account, secrets: ["password": "porchlight"])).look()
            #expect(devices.map(\.identity) == ["9002", "9003", "9004"])
            #expect(devices[1].description.lights == [LightAbilities()])
        }
    }

    @Test func nobodyThereIsSaidInWords() async throws {
        let account = CloudAccount(
            name: "x", vendor: .mode, baseURL: "http://127.0.0.1:1", settings: ["projectId": "1", "appId": "a", "email": "a@b.c"])
        let house = try ModeBridge(account, secrets: ["password": "x"])
        await #expect(throws: ConnectionFailure.self) { try await Self.connector(house).look() }
    }

    @Test func aDeviceThatIsClaimedMeanwhileAppearsAndOneThatLeavesIsOutOfReach() async throws {
        try await withModeCloud { cloud in
            let (house, key) = (try cloud.bridge(), try await cloud.logIn())
            try await house.connected {
                #expect(try await modeEventually { house.isReachable(9001) })
                try await cloud.touch(9005, ["claimable": true])
                let claim = WebRequest(
                    "POST", "/devices", headers: ["Authorization": "ModeCloud \(key)"],
                    form: ["homeId": "55", "claimCode": "PORCH-9005"])
                #expect(try await modeEventually { try await cloud.send(claim).status == 201 })
                // Nobody says that it was claimed; its first word does.
                try await cloud.touch(9005, ["status": "on"])
                #expect(try await modeEventually { house.light(9005)?.state.on == true && house.isReachable(9005) })
                #expect(try await cloud.ask("DELETE", "/devices/9001", key: key).status == 204)
                // Nor does anybody say that one left, until it is to do something.
                try await house.set(9001) { $0.on = true }
                #expect(try await modeEventually { !house.isReachable(9001) && house.light(9001)?.state.on == false })
            }
        }
    }
}
