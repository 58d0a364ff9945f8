@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Devices of DeviceHive's emulator that lose their connections", .timeLimit(.minutes(1)))
struct GatewayLossTests {
    @Test func aDeviceThatIsCutOffComesBackAndFollowsWhatItMissed() async throws {
        try await HiveBench.with { bench in
            let client = try await bench.logInAsClient().access
            #expect(try await eventually { await bench.isOnline("lamp-hall") })
            #expect(await bench.cloud.touch(device: "lamp-hall", ["connected": false]))
            #expect(try await eventually { await !bench.isOnline("lamp-hall") })
            #expect(try await bench.order("lamp-hall", ["on": true], as: client, wait: 1).status == 204)
            #expect(await bench.cloud.touch(device: "lamp-hall", ["connected": true]))
            #expect(try await eventually { try await bench.lastState("lamp-hall", "state", as: client)?["on"] == true })
        }
    }

    @Test func devicesOutliveTheirTokensAndTheirSockets() async throws {
        try await HiveBench.with { bench in
            let admin = HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#)
            for on in [true, false] {
                #expect(try await eventually { await bench.isOnline("lamp-kitchen") })
                if on { bench.clock.advance(by: .seconds(7200)) } else { await bench.cloud.cutSockets() }
                let done = try await bench.order("lamp-kitchen", ["on": .bool(on)], as: admin)
                #expect(done.json?["status"] == "success")
                #expect(done.json?["result"]?["on"] == .bool(on))
            }
        }
    }

    @Test func aDeviceThatComesBackTooLateDoesNotFollow() async throws {
        try await HiveBench.with { bench in
            let admin = HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#)
            #expect(try await eventually { await bench.isOnline("lamp-kitchen") })
            #expect(await bench.cloud.touch(device: "lamp-kitchen", ["connected": false, "bri": 99]))
            #expect(try await eventually { await !bench.isOnline("lamp-kitchen") })
            let late = try await bench.order("lamp-kitchen", ["bri": 7], lifetime: 5, as: admin, wait: 1)
            #expect(late.status == 204)
            bench.clock.advance(by: .seconds(5))
            #expect(await bench.cloud.touch(device: "lamp-kitchen", ["connected": true]))
            // What it missed comes before what is new.
            let done = try await bench.order("lamp-kitchen", ["on": true], lifetime: 60, as: admin)
            #expect(done.json?["result"]?["bri"] == 99 && done.json?["result"]?["on"] == true)
            let all = try await bench.ask("GET device/lamp-kitchen/command", as: admin).json?.array ?? []
            #expect(all.map { $0["status"] ?? .null } == [.null, "success"])
        }
    }

    @Test func whatIsReportedOnATokenThatIsOverIsReportedAgain() async throws {
        try await HiveBench.with { bench in
            let admin = HiveToken.forge(#"{"u":1,"a":[0],"e":4102444800000,"t":1}"#)
            let last = { try await bench.lastState("motion-hall", "sensor", as: admin) }
            let isThere = try await eventually { try await last() != nil }
            #expect(isThere)
            bench.clock.advance(by: .seconds(7200))
            #expect(await bench.cloud.touch(device: "motion-hall", ["motion": true, "lux": 7]))
            #expect(try await eventually { try await last()?["lux"] == 7 })
        }
    }
}
