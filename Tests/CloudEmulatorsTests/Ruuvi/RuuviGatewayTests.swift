@testable import CloudEmulators
import Connectivity
import Testing

@Suite("Ruuvi: the gateway that hears simulated tags", .timeLimit(.minutes(1)))
struct RuuviGatewayTests {
    @Test(arguments: [[:], ["gatewaySecret": "of the gateway"], ["gatewaySecret": ""]] as [JSONValue])
    func whatAHandDoesIsPostedOverTheNetworkAndSignedIfItMustBe(settings: JSONValue) async throws {
        try await RuuviBench.serve(settings) { bench in
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["movement": true]))
            let first = try await bench.requests
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["movement": true]))
            let second = try await bench.requests
            #expect(second == first + 1)
            #expect(try await bench.count(RuuviBench.sauna) == 3)
        }
    }

    @Test func withAnotherSecretNothingIsTaken() async throws {
        try await RuuviBench.serve(["gatewaySecret": "of the gateway"]) { bench in
            let stranger = try RuuviGateway(at: bench.base, .test(), secret: "of another")
            let heard: [String: JSONValue] = [
                RuuviBench.sauna: ["rssi": -60, "timestamp": .int(Int64(bench.now + 9)), "data": .string(RuuviBench.payload)]
            ]
            #expect(await stranger.post(heard) == "it answered 401")
            await stranger.close()
            #expect(try await bench.count(RuuviBench.sauna) == 1)
        }
    }

    @Test func whatTheCloudDoesNotTakeIsSaidAgainSoon() async throws {
        try await RuuviBench.serve { bench in
            _ = try await bench.ask("PUT", "/_emulator/faults", ["status": 500, "path": "/record"])
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["temperature": 66.5]))
            #expect(try await bench.count(RuuviBench.sauna) == 1)
            _ = try await bench.ask("DELETE", "/_emulator/faults")
            #expect(try await eventually { try await bench.count(RuuviBench.sauna) == 2 })
            #expect(try await bench.count(RuuviBench.living) == 1, "of the others nothing was lost")
        }
    }

    @Test func aTagOutOfReachIsNotHeardUntilItIsBack() async throws {
        try await RuuviBench.serve { bench in
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["connected": false]))
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["temperature": 5]))
            let before = try await bench.count(RuuviBench.sauna)
            #expect(before == 1)
            #expect(await bench.cloud.touch(device: RuuviBench.sauna, ["connected": true]))
            #expect(try await bench.count(RuuviBench.sauna) == 2)
            #expect(await bench.cloud.touch(device: "AABBCCDDEEFF", [:]) == false)
        }
    }
}

extension RuuviBench {
    /// How many requests came over the network, those to control routes aside.
    fileprivate var requests: Int {
        get async throws { try await ask("GET", "/_emulator/status").json?["requests"]?.int ?? 0 }
    }

    /// How many measurements of one of Ann's tags there are.
    fileprivate func count(_ tag: String) async throws -> Int {
        try await ask("GET", "/get?limit=100&tag=\(tag)", by: Self.ann).data?["total"]?.int ?? 0
    }
}
