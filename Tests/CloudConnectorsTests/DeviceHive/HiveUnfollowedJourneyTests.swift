import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing
import ToldWorlds

@Suite("Lamps behind DeviceHive that do not follow", .timeLimit(.minutes(1)))
struct HiveUnfollowedJourneyTests {
    @Test func whatALampSaysThatItCouldNotDoIsTakenBackAtOnce() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": "failed"])
                try await home.set("lamp-hall") { $0.on = true }
                #expect(home.light("lamp-hall")?.state.on == true)
                try await home.eventually("it is taken back", within: .seconds(2)) { home.light("lamp-hall")?.state.on == false }
                #expect(home.ledger.page.failure?.words == "the device did not follow: the device does not answer")
                #expect(home.isReachable("lamp-hall"))
            }
        }
    }

    @Test func aRefusalThatComesAfterTheFirstSecondIsTakenBackAtOnce() async throws {
        try await HiveCloud.serve { cloud in
            let waits = HiveWaits()
            let home = try HiveHome(cloud.rest, time: waits.world)
            let admin = try await cloud.client()
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": true])
                try await home.set("lamp-hall") { $0.on = true }
                await waits.pass(.seconds(1))
                // Four seconds and its transition, none of which will pass here.
                await waits.told.somebodySleeps(for: .milliseconds(4400))
                let command = try #require(try await admin.ask("GET", "/device/lamp-hall/command").array?.last?["id"]?.int)
                #expect(home.light("lamp-hall")?.state.on == true)
                let refusal: JSONValue = ["status": "failed", "result": ["error": "the bulb is loose"]]
                try await admin.ask("PUT", "/device/lamp-hall/command/\(command)", refusal)
                try await home.eventually("it is taken back") { home.light("lamp-hall")?.state.on == false }
                #expect(home.ledger.page.failure?.words == "the device did not follow: the bulb is loose")
                #expect(home.isReachable("lamp-hall"))
                try await home.set("lamp-desk") { $0.on = true }
                try await home.eventually("it is counted") { home.ledger.page.orders.sent == 2 }
                #expect(home.ledger.page.orders.failed == 1 && home.ledger.page.orders.unconfirmed == 0)
            }
        }
    }

    @Test func aLampThatSaysNothingIsTakenBackAndOutOfReachUntilItSpeaks() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": true])
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it is taken back", within: .seconds(7)) {
                    home.light("lamp-hall")?.state.on == false && !home.isReachable("lamp-hall")
                }
                #expect(home.isReachable("lamp-desk"))
                try await cloud.touch("lamp-hall", ["deaf": false, "on": true])
                try await home.eventually("it is back") {
                    home.light("lamp-hall")?.state.on == true && home.isReachable("lamp-hall")
                }
            }
        }
    }

    @Test func aLampThatIsSilentStaysOutOfReachOverANewConnectionUntilItAnswersAnOrder() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": true])
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it is out of reach", within: .seconds(7)) { !home.isReachable("lamp-hall") }
                await cloud.cutSockets()
                try await home.settled(connections: 2, lamps: 3)
                // Devices come in the order of their names: the hall's before the sofa's.
                #expect(home.isReachable("lamp-sofa") && !home.isReachable("lamp-hall"))
                try await cloud.touch("lamp-hall", ["deaf": false])
                #expect(!home.isReachable("lamp-hall"), "it has not said anything yet")
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it is back") { home.isReachable("lamp-hall") }
                #expect(home.light("lamp-hall")?.state.on == true)
            }
        }
    }
}
