import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Tokens of DeviceHive that do not allow everything", .timeLimit(.minutes(1)))
struct HiveRightsJourneyTests {
    @Test func aTokenForOneNetworkWithoutCommandsShowsAndDoesNoMore() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client().token([
                "userId": 1, "actions": ["GetDevice", "GetDeviceNotification"], "networkIds": ["2"],
            ])
            let token = try #require(pair["accessToken"]?.string)
            let home = try HiveHome(cloud.rest, settings: [:], secrets: ["accessToken": token])
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
            let token = try #require(pair["accessToken"]?.string)
            let home = try HiveHome(cloud.rest, settings: [:], secrets: ["accessToken": token])
            await #expect(throws: CloudFailure.missing("the account may not see devices: its token does not have GetDevice")) {
                try await home.connector.look()
            }
        }
    }

    @Test func whatMayNotBeHeardIsRemarkedOnceInTheLog() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client().token(["userId": 2, "actions": ["GetDevice"]])
            let token = try #require(pair["accessToken"]?.string)
            let lines = LogLines()
            let home = try HiveHome(cloud.rest, settings: [:], secrets: ["accessToken": token], logger: lines.logger)
            try await home.connected {
                try await home.settled()
                await cloud.cutSockets()
                try await home.settled(connections: 2)
            }
            #expect(lines.all == [
                "the account may not hear what devices say: devices are listed, but what they say is not heard "
                    + "[\"account\": hive]",
                "the account may not hear what devices are told: what becomes of orders is known only from what lamps say "
                    + "[\"account\": hive]",
            ])
        }
    }

    @Test func nothingIsRemarkedWhenNothingIsMissing() async throws {
        try await HiveCloud.serve { cloud in
            let lines = LogLines()
            let home = try HiveHome(cloud.rest, logger: lines.logger)
            try await home.connected { try await home.settled() }
            #expect(lines.all == [])
        }
    }
}
