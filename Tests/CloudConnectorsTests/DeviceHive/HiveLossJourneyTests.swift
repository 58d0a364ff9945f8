import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("DeviceHive lost and found", .timeLimit(.minutes(1)))
struct HiveLossJourneyTests {
    @Test func whatIsMissedWhileTheSocketIsCutComesOnce() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            let changes = home.bridge.announcements.listen()
            try await home.connected {
                try await home.settled()
                try await cloud.misbehave(["refuseSockets": true])
                await cloud.cutSockets()
                try await home.eventually("it is lost") { !home.isReachable("climate-kitchen") && !home.isReachable("lamp-hall") }
                // The device has no way to the cloud either, so its word is put in for it.
                let admin = try await cloud.client()
                for degrees in [18.5, 19.5] {
                    let notification: JSONValue = ["notification": "sensor", "parameters": ["temperature": .double(degrees)]]
                    try await admin.ask("POST", "/device/climate-kitchen/notification", notification)
                }
                try await cloud.misbehave(nil)
                try await home.settled(connections: 2)
                try await home.eventually("it is caught up on") { home.readings("climate-kitchen").first == .temperature(19.5) }
                #expect(home.home.lights.count == 4)
                #expect(home.home.devices.count == 6)
            }
            home.bridge.announcements.finish()
            var heard: [SensorReading] = []
            for await change in changes {
                guard let air = change.snapshot.home.sensors.all.first(where: { $0.name == "Kitchen air" }) else { continue }
                if heard.last != air.reading { heard.append(air.reading) }
            }
            // What was listed came with the sensor itself; then each that was missed, once.
            #expect(heard == [21.5, 18.5, 19.5].map { .temperature($0) })
        }
    }

    @Test func aCloudThatIsKilledAndStartedAgainIsBackWithinFiveSeconds() async throws {
        let name = "hive-\(ProcessInfo.processInfo.globallyUniqueString)"
        let directory = FileManager.default.temporaryDirectory.appending(path: name).path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let base = try await HiveCloud.serve(in: directory) { $0.base }
        let port = try #require(URL(string: base)?.port)
        let home = try HiveHome(base + "/api/rest")
        try await home.connected {
            try await HiveCloud.serve(in: directory, port: port) { cloud in
                try await home.settled()
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it follows") { try await cloud.state("lamp-hall")["on"] == true }
            }
            try await home.eventually("it is lost") { !home.isReachable("lamp-hall") }
            // Nobody can carry this out, and nobody shall later.
            try await home.set("lamp-desk") { $0.on = true }
            try await HiveHome.clock.sleep(for: .seconds(2))
            try await HiveCloud.serve(in: directory, port: port) { _ in
                try await home.eventually("all are back", within: .seconds(5)) {
                    home.home.lights.all.allSatisfy { home.home.isReachable($0) }
                }
                try await home.eventually("they are as they were") {
                    home.light("lamp-hall")?.state.on == true && home.light("lamp-desk")?.state.on == false
                }
                #expect(home.home.lights.count == 4)
            }
        }
    }

    @Test(arguments: [
        ["rubbish": true], ["status": 500], ["status": 429, "retryAfter": 1], ["status": 401], ["hang": true], ["drip": 1],
    ] as [JSONValue])
    func aCloudThatMisbehavesIsBackWithinFiveSecondsOfItsReturn(_ faults: JSONValue) async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await cloud.misbehave(faults)
            try await home.connected {
                try await home.eventually("there is trouble") { home.ledger.page.failure != nil }
                #expect(home.ledger.page.connections == 0)
                try await cloud.misbehave(nil)
                try await home.eventually("it is back", within: .seconds(5)) { home.ledger.page.connections == 1 }
                try await home.settled()
            }
        }
    }

    @Test func anOrderThatWasOnItsWayIsSettledByWhatTheLampSays() async throws {
        try await HiveCloud.serve { cloud in
            let home = try HiveHome(cloud.rest)
            try await home.connected {
                try await home.settled()
                try await cloud.touch("lamp-hall", ["deaf": true])
                try await home.set("lamp-hall") { $0.on = true }
                try await home.eventually("it is sent") { home.ledger.page.orders.sent == 1 }
                await cloud.cutSockets()
                try await home.settled(connections: 2)
                try await home.eventually("the lamp is right") { home.light("lamp-hall")?.state.on == false }
            }
        }
    }
}
