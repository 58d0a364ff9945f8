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
                try await house.home.eventually("its state is told") { try await admin.notifications(house.device).first?["on"] == false }
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
                try await house.home.eventually("the end is told") { try await admin.notifications(house.device).first?["bri"] == 100 }
                // One a quarter of a second, the first at once and the last behind.
                #expect(try await admin.notifications(house.device).count <= 9)
            }
        }
    }

    @Test func aGrantThatIsTakenBackTakesTheDeviceOutOfTheCloud() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is registered") { try await admin.has(house.device) }
                try await house.home.bridge.perform(.grant(house.app, Grant(scope: .nothing)), by: .owner)
                try await house.home.eventually("it is gone") { try await !admin.has(house.device) }
                #expect(try await admin.has("lamp-hall"))
            }
        }
    }

    @Test func whatIsNoLongerSharedOrCameLateIsFoundOutOnConnecting() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is told") { try await !admin.notifications(house.device).isEmpty }
            }
            // Given while nobody is there to do it.
            let late = try await admin.command(house.device, "light", ["on": true])
            let foreign: JSONValue = ["name": "Theirs", "data": ["class": "onoff", "gateway": "someone-else"], "networkId": 1]
            try await admin.ask("PUT", "/device/porchlight-00000000-0000-4000-8000-000000000000", foreign)
            try await house.shown {
                let command = try await house.nextCommand(admin, "light", ["bri": 200])
                #expect(command["status"] != nil)
                #expect(try await admin.ask("GET", "/device/\(house.device)/command/\(late)")["status"] == .null)
                #expect(house.state?.on == false)
            }
            try await house.home.bridge.perform(.grant(house.app, Grant(scope: .nothing)), by: .owner)
            try await house.shown {
                try await house.home.eventually("it is gone") { try await !admin.has(house.device) }
            }
            #expect(try await admin.has("porchlight-00000000-0000-4000-8000-000000000000"))
        }
    }

    @Test func sharedLightsDoNotComeBackAsLights() async throws {
        try await HiveCloud.serve { cloud in
            let house = try await HiveShare(cloud.rest)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is registered") { try await admin.has(house.device) }
                #expect(try await house.home.connector.look().map(\.identity).contains(house.device) == false)
                try await house.home.connected {
                    try await house.home.eventually("the cloud's own are there") { house.home.home.lights.count == 6 }
                    try await admin.ask("PUT", "/device/\(house.device)", ["name": "Called otherwise"])
                    try await admin.ask("PUT", "/device/lamp-new", ["name": "New", "data": ["class": "onoff"], "networkId": 1])
                    try await house.home.eventually("the new one is there") { house.home.light("lamp-new") != nil }
                    #expect(house.home.home.lights.count == 7)
                    #expect(try await !admin.has("porchlight-\(house.home.light("lamp-new")?.id.description ?? "")"))
                }
            }
        }
    }

    @Test func withoutTheRightToRegisterDevicesItSaysSoAndRegistersNothing() async throws {
        try await HiveCloud.serve { cloud in
            let pair = try await cloud.client().token(["userId": 2, "actions": ["GetDevice"]])
            let house = try await HiveShare(cloud.rest, secrets: ["accessToken": try #require(pair["accessToken"]?.string)])
            await #expect(throws: CloudFailure.missing("the account may not register devices: its token does not have RegisterDevice")) {
                try await house.gateway.run()
            }
            #expect(try await !cloud.client().has(house.device))
        }
    }
}
