import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing
import ToldWorlds

@Suite("Devices that come to DeviceHive, change and go", .timeLimit(.minutes(1)))
struct HiveDevicesJourneyTests {
    @Test func devicesThatComeChangeOrAreBlockedAreNoticedWhileConnected() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            let admin = try await cloud.client()
            try await home.connected {
                try await home.settled()
                let lamp: JSONValue = ["name": "Attic", "data": ["class": "dimmable"], "networkId": 1]
                try await admin.ask("PUT", "/device/lamp-attic", lamp)
                try await home.eventually("it is there") {
                    home.light("lamp-attic")?.name == "Attic" && home.isReachable("lamp-attic")
                }
                try await admin.ask("PUT", "/device/lamp-attic", ["isBlocked": true])
                try await home.eventually("it is blocked") { !home.isReachable("lamp-attic") }
                try await home.set("lamp-attic") { $0.on = true }
                try await home.eventually("no order goes there") {
                    home.light("lamp-attic")?.state.on == false
                        && home.ledger.page.failure?.words == "\(CloudFailure.deviceIsAway)"
                }
                try await admin.ask("PUT", "/device/lamp-attic", ["isBlocked": false])
                try await home.eventually("it is free") { home.isReachable("lamp-attic") }
            }
        }
    }

    @Test func aDeviceThatIsGoneIsNoticedWhenTheListIsLookedThroughEveryMinute() async throws {
        try await HiveCloud.serve { cloud in
            let waits = HiveWaits()
            let home = try HiveHome(cloud.rest, time: waits.world)
            let admin = try await cloud.client()
            try await home.connected {
                try await home.settled()
                try await admin.ask("DELETE", "/device/lamp-desk")
                let look = waits.told.now.uptime + .seconds(60)
                await waits.told.somebodySleeps(until: look)
                waits.told.advance(by: .seconds(59))
                await waits.told.somebodySleeps(until: look)
                #expect(home.isReachable("lamp-desk"), "the server does not say so")
                waits.told.advance(by: .seconds(1))
                try await home.eventually("it is gone") { !home.isReachable("lamp-desk") }
                #expect(home.isReachable("lamp-hall") && home.home.lights.count == 4)
                #expect(home.ledger.page.connections == 1)
                await waits.told.somebodySleeps(for: .seconds(60))
            }
        }
    }

    @Test func aDeviceThatIsNewIsFoundInTheListByWhoMayNotHearOfIt() async throws {
        try await HiveCloud.serve { cloud in
            let waits = HiveWaits()
            let admin = try await cloud.client()
            let pair = try await admin.token(["userId": 2, "actions": ["GetDevice"]])
            let secrets = ["accessToken": try #require(pair["accessToken"]?.string)]
            let home = try HiveHome(cloud.rest, settings: [:], secrets: secrets, time: waits.world)
            try await home.connected {
                try await home.settled()
                let lamp: JSONValue = ["name": "Attic", "data": ["class": "dimmable"], "networkId": 1]
                try await admin.ask("PUT", "/device/lamp-attic", lamp)
                await waits.pass(.seconds(60))
                try await home.eventually("it is there") { home.isReachable("lamp-attic") }
            }
        }
    }
}
