@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Devices of DeviceHive's emulator are real clients", .timeLimit(.minutes(1)))
struct GatewayJourneyTests {
    @Test func aLampFollowsAndReports() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(try await eventually { try await bench.lastState("lamp-sofa", "state", as: client) != nil })
            let done = try await bench.order("lamp-sofa", ["on": true, "bri": 20, "xy": [0.2, 0.3]], as: client)
            #expect(done.json?["status"] == "success")
            #expect(done.json?["result"]?["bri"] == 20)
            #expect(try await eventually { try await bench.lastState("lamp-sofa", "state", as: client)?["bri"] == 20 })
            #expect(try await bench.lastState("lamp-sofa", "state", as: client)?["colormode"] == "xy")
            let failed = try await bench.order("lamp-sofa", ["bri": 999], as: client)
            #expect(failed.json?["status"] == "failed")
            #expect(failed.json?["result"]?["error"]?.string?.contains("bri") == true)
        }
    }

    @Test func allDevicesComeAndReportWhatTheyAre() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            for (id, name) in [("lamp-porch", "state"), ("climate-kitchen", "sensor"), ("motion-hall", "sensor")] {
                #expect(try await eventually { try await bench.lastState(id, name, as: admin) != nil })
            }
            #expect(try await eventually { await bench.cloud.devices().allSatisfy { $0["connected"] == true } })
        }
    }

    @Test func aHandOnADeviceIsReported() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(await bench.cloud.touch(device: "motion-hall", ["motion": true, "lux": 7]))
            #expect(try await eventually { try await bench.lastState("motion-hall", "sensor", as: client)?["lux"] == 7 })
            #expect(await bench.cloud.touch(device: "lamp-hall", ["on": true]))
            #expect(try await eventually { try await bench.lastState("lamp-hall", "state", as: client)?["on"] == true })
            #expect(await bench.cloud.touch(device: "kettle", [:]) == false)
        }
    }

    @Test func aDeafDeviceSaysNothingOrThatItFailed() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": true]))
            #expect(try await bench.order("lamp-hall", ["on": true], as: client, wait: 1).status == 204)
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": "failed"]))
            #expect(try await bench.order("lamp-hall", ["on": true], as: client).json?["status"] == "failed")
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": false]))
            #expect(try await bench.order("lamp-hall", ["on": true], as: client).json?["status"] == "success")
        }
    }
}
