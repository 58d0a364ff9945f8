import BridgeCore
import CloudConnectors
import Connectivity
import Foundation
import HomeModel
import Testing

@Suite("Devices that stand for lights of this bridge in DeviceHive", .timeLimit(.minutes(1)))
struct HiveShownDevicesJourneyTests {
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

    @Test func aGrantThatEndsByItselfIsNoticedWithinHalfAMinute() async throws {
        try await HiveCloud.serve { cloud in
            let waits = HiveWaits()
            let house = try await HiveShare(cloud.rest, time: waits.world)
            let admin = try await cloud.client()
            try await house.shown {
                try await house.home.eventually("it is told") { try await !admin.notifications(house.device).isEmpty }
                let end = HiveHome.world.now().utc.addingTimeInterval(0.5)
                let scope = Grant.Scope.only(lights: [house.light], groups: [], sensors: [])
                let grant = Grant(level: .control, scope: scope, until: end)
                try await house.home.bridge.perform(.grant(house.app, grant), by: .owner)
                try await house.home.eventually("it is over") { HiveHome.world.now().utc > end }
                #expect(try await admin.has(house.device), "nobody announces it")
                await waits.pass(.seconds(30))
                try await house.home.eventually("it is gone") { try await !admin.has(house.device) }
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
            let failure = CloudFailure.missing("the account may not register devices: its token does not have RegisterDevice")
            await #expect(throws: failure) { try await house.gateway.run(BackendLedger()) }
            #expect(try await !cloud.client().has(house.device))
        }
    }
}
