@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Devices of DeviceHive's emulator are real clients", .timeLimit(.minutes(1)))
struct GatewayJourneyTests {
    /// Orders something of a device; gives the command once somebody said what became of it, or in vain after a second.
    private static func order(
        _ bench: HiveBench, _ device: String, _ parameters: JSONValue, as token: String, wait: Int = 10
    ) async throws -> WebAnswer {
        let body: JSONValue = ["command": "light", "parameters": parameters]
        let made = try await bench.ask("POST device/\(device)/command", body, as: token)
        return try await bench.ask("GET device/\(device)/command/\(made.json?["id"]?.int ?? 0)/poll?waitTimeout=\(wait)", as: token)
    }

    private static func lastState(_ bench: HiveBench, _ device: String, _ name: String, as token: String) async throws -> JSONValue? {
        let path = "device/\(device)/notification?notification=\(name)&sortOrder=DESC&take=1"
        return try await bench.ask("GET \(path)", as: token).json?.array?.first?["parameters"]
    }

    private static func isOnline(_ bench: HiveBench, _ device: String) async -> Bool {
        await bench.cloud.devices().contains { $0["id"]?.string == device && $0["connected"] == true }
    }

    @Test func aLampFollowsAndReports() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(try await eventually { try await Self.lastState(bench, "lamp-sofa", "state", as: client) != nil })
            let done = try await Self.order(bench, "lamp-sofa", ["on": true, "bri": 20, "xy": [0.2, 0.3]], as: client)
            #expect(done.json?["status"] == "success")
            #expect(done.json?["result"]?["bri"] == 20)
            #expect(try await eventually { try await Self.lastState(bench, "lamp-sofa", "state", as: client)?["bri"] == 20 })
            #expect(try await Self.lastState(bench, "lamp-sofa", "state", as: client)?["colormode"] == "xy")
            let failed = try await Self.order(bench, "lamp-sofa", ["bri": 999], as: client)
            #expect(failed.json?["status"] == "failed")
            #expect(failed.json?["result"]?["error"]?.string?.contains("bri") == true)
        }
    }

    @Test func allDevicesComeAndReportWhatTheyAre() async throws {
        try await HiveBench.with { bench in
            let admin = try await bench.logIn().access
            for (id, name) in [("lamp-porch", "state"), ("climate-kitchen", "sensor"), ("motion-hall", "sensor")] {
                #expect(try await eventually { try await Self.lastState(bench, id, name, as: admin) != nil })
            }
            #expect(try await eventually { await bench.cloud.devices().allSatisfy { $0["connected"] == true } })
        }
    }

    @Test func aHandOnADeviceIsReported() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(await bench.cloud.touch(device: "motion-hall", ["motion": true, "lux": 7]))
            #expect(try await eventually { try await Self.lastState(bench, "motion-hall", "sensor", as: client)?["lux"] == 7 })
            #expect(await bench.cloud.touch(device: "lamp-hall", ["on": true]))
            #expect(try await eventually { try await Self.lastState(bench, "lamp-hall", "state", as: client)?["on"] == true })
            #expect(await bench.cloud.touch(device: "kettle", [:]) == false)
        }
    }

    @Test func aDeafDeviceSaysNothingOrThatItFailed() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": true]))
            #expect(try await Self.order(bench, "lamp-hall", ["on": true], as: client, wait: 1).status == 204)
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": "failed"]))
            #expect(try await Self.order(bench, "lamp-hall", ["on": true], as: client).json?["status"] == "failed")
            #expect(await bench.cloud.touch(device: "lamp-hall", ["deaf": false]))
            #expect(try await Self.order(bench, "lamp-hall", ["on": true], as: client).json?["status"] == "success")
        }
    }

    @Test func aDeviceThatIsCutOffComesBackAndFollowsWhatItMissed() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(try await eventually { await Self.isOnline(bench, "lamp-hall") })
            #expect(await bench.cloud.touch(device: "lamp-hall", ["connected": false]))
            #expect(try await eventually { await !Self.isOnline(bench, "lamp-hall") })
            #expect(try await Self.order(bench, "lamp-hall", ["on": true], as: client, wait: 1).status == 204)
            #expect(await bench.cloud.touch(device: "lamp-hall", ["connected": true]))
            #expect(try await eventually { try await Self.lastState(bench, "lamp-hall", "state", as: client)?["on"] == true })
        }
    }

    @Test func devicesOutliveTheirTokensAndTheirSockets() async throws {
        try await HiveBench.with { bench in
            let admin = HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#)
            for on in [true, false] {
                #expect(try await eventually { await Self.isOnline(bench, "lamp-kitchen") })
                if on { bench.clock.advance(by: .seconds(7200)) } else { await bench.cloud.cutSockets() }
                let done = try await Self.order(bench, "lamp-kitchen", ["on": .bool(on)], as: admin)
                #expect(done.json?["status"] == "success")
                #expect(done.json?["result"]?["on"] == .bool(on))
            }
        }
    }
}
