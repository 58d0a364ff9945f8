import BridgeCore
import CloudConnectors
import Connectivity
import HomeModel
import Testing

@Suite("Lights of this bridge shown to DeviceHive", .timeLimit(.minutes(1)))
struct HiveGatewayJourneyTests {
    @Test func anotherClientSwitchesTheLightOfTheGrantAndSeesNoOther() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is registered") { try await admin.has(house.device) }
                let device = try await admin.ask("GET", "/device/\(house.device)")
                #expect(device["name"] == "Reading" && device["data"]?["class"] == "color")
                #expect(try await !admin.has(HiveShare.device(of: house.other)))
                try await house.home.eventually("it is told") {
                    try await admin.notifications(house.device).first?["on"] == false
                }
                let command = try await admin.command(house.device, "light", ["on": true, "bri": 77])
                let end = try await admin.end(of: command, house.device)
                #expect(end["status"] == "success" && end["result"]?["bri"] == 77)
                #expect(house.state?.on == true && house.state?.brightness == bri(77))
                let query = try await admin.command(house.device, "state")
                #expect(try await admin.end(of: query, house.device)["result"]?["bri"] == 77)
            }
        }
    }

    @Test func whatCannotBeDoneIsSaidInWords() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest, level: .read)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is told") { try await !admin.notifications(house.device).isEmpty }
                let command = try await admin.command(house.device, "light", ["on": true])
                let end = try await admin.end(of: command, house.device)
                #expect(end["status"] == "failed" && end["result"]?["error"] == "it may not be switched from here")
                #expect(house.state?.on == false)
                let empty = try await admin.command(house.device, "light", ["color": "green"])
                #expect(try await admin.end(of: empty, house.device)["result"]?["error"] == "nothing in it is for a light")
            }
        }
    }

    @Test func aChangeHereIsToldThereAndASliderIsToldInPieces() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is told") { try await !admin.notifications(house.device).isEmpty }
                for step in 1...100 {
                    try await house.set(on: true, step)
                    try await HiveHome.clock.sleep(for: .milliseconds(10))
                }
                try await house.home.eventually("the end is told") {
                    try await admin.notifications(house.device).first?["bri"] == 100
                }
                // One a quarter of a second, the first at once and the last behind.
                #expect(try await admin.notifications(house.device).count <= 9)
            }
        }
    }
}
