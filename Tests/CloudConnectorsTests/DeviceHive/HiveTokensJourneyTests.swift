import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Tokens of DeviceHive", .timeLimit(.minutes(1)))
struct HiveTokensJourneyTests {
    @Test func aTokenThatEndsMeanwhileCostsNoOrderAndNoNews() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                let refresh = await home.drawer.secret("refreshToken")
                cloud.advance(by: .seconds(1900))
                // Nobody tells those whose token is over: this is missed, and has to be asked for.
                try await cloud.client().ask(
                    "POST", "/device/lamp-kitchen/notification", ["notification": "state", "parameters": ["on": true]])
                #expect(home.light("lamp-kitchen")?.state.on == false)
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it follows") { try await cloud.state("lamp-hall")["on"] == true }
                try await home.eventually("what was missed is seen") { home.light("lamp-kitchen")?.state.on == true }
                #expect(home.light("lamp-hall")?.state.on == true)
                #expect(home.ledger.page.connections == 1)
                #expect(home.ledger.page.orders.failed == 0)
                #expect(await home.drawer.secret("refreshToken") == refresh, "the refresh token is used, not the password")
            }
        }
    }

    @Test func tokensAreReplacedBeforeTheyEnd() async throws {
        let account: JSONValue = [
            "lifetimes": ["access": 7, "refresh": 600], "networks": [["name": "Home"]], "deviceTypes": [["name": "Lamp"]],
            "users": [["login": "ada", "password": "analytical-engine", "role": "client", "networks": ["Home"]]], "gateway": "ada",
            "devices": [["id": "lamp-hall", "name": "Hall", "class": "onoff", "network": "Home", "type": "Lamp"]],
        ]
        try await HiveCloud.serve(account: account) { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled(lamps: 1)
                // Past the end of the first token: what is pushed is still heard, though nothing was asked meanwhile.
                try await HiveHome.clock.sleep(for: .seconds(8))
                try await cloud.touch("lamp-hall", ["on": true])
                try await home.eventually("it is heard", within: .seconds(2)) { home.light("lamp-hall")?.state.on == true }
                #expect(home.ledger.page.connections == 1)
            }
        }
    }

    @Test func anAccessTokenThatIsDeclinedIsReplacedAtOnce() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client("ada", "analytical-engine").token(["userId": 2, "actions": []])
            let good = try #require(pair["accessToken"]?.string)
            let forged = String(good.dropLast(4)) + "AAAA"
            let home = try HiveHome(
                cloud.rest, settings: [:],
                secrets: ["accessToken": forged, "refreshToken": try #require(pair["refreshToken"]?.string)])
            try await home.connected { try await home.settled() }
            #expect(home.ledger.page.failure == nil)
        }
    }

    @Test func aDeadRefreshTokenIsFollowedByThePassword() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest, secrets: ["password": "analytical-engine", "refreshToken": "a.dead.one"])
            #expect(try await home.connector.look().count == 6)
            #expect(await home.drawer.secret("refreshToken") != "a.dead.one")
        }
    }

    @Test(arguments: [
        (["password": "wrong-one", "refreshToken": "a.dead.one"], CloudFailure.declined("Invalid credentials")),
        (["refreshToken": "a.dead.one"], .declined("the refresh token is no longer good, and there is no password")),
        ([:], .missing("the account needs a login and a password, or a token that is good")),
    ])
    func whatIsDeclinedIsNotShownAgainForAMinute(_ secrets: [String: String], _ failure: CloudFailure) async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest, secrets: secrets)
            await #expect(throws: failure) { try await home.connector.look() }
        }
        #expect(failure.restartAfter == .seconds(60))
    }

    @Test func aTokenForOneNetworkWithoutCommandsShowsAndDoesNoMore() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client().token([
                "userId": 1, "actions": ["GetDevice", "GetDeviceNotification"], "networkIds": ["2"],
            ])
            let home = try HiveHome(cloud.rest, settings: [:], secrets: ["accessToken": try #require(pair["accessToken"]?.string)])
            try await home.connected {
                try await home.settled(lamps: 1)
                #expect(home.light("lamp-porch") != nil)
                try await home.set("lamp-porch") { $0.on = true }
                try await home.eventually("it is taken back") { home.light("lamp-porch")?.state.on == false }
                #expect(home.ledger.page.failure?.words == "the account may not send commands to devices")
                try await cloud.touch("lamp-porch", ["on": true])
                try await home.eventually("it is heard") { home.light("lamp-porch")?.state.on == true }
                #expect(try await cloud.client().ask("GET", "/device/lamp-porch/command") == [])
            }
        }
    }

    @Test func withoutTheRightToSeeDevicesNothingIsTried() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client().token(["userId": 1, "actions": ["GetNetwork"]])
            let home = try HiveHome(cloud.rest, settings: [:], secrets: ["accessToken": try #require(pair["accessToken"]?.string)])
            await #expect(throws: CloudFailure.missing("the account may not see devices: its token does not have GetDevice")) {
                try await home.connector.look()
            }
        }
    }
}
