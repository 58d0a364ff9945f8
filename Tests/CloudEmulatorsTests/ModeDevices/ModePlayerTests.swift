@testable import CloudEmulators
import Connectivity
import Testing

@Suite("MODE: the account's devices are played", .timeLimit(.minutes(1)))
struct ModePlayerTests {
    private static let lamp = 9001
    private static let sensor = 9004

    /// Serves the cloud, waits until its devices are there, and hears what they say.
    private func withDevices(
        _ test: @escaping @Sendable (ModeBench, ModeBench.Person, ModeEar) async throws -> Void
    ) async throws {
        try await ModeBench.served { bench async throws in
            #expect(try await eventually { await bench.cloud.online.count == 5 })
            let ann = try await bench.ann()
            // What the sensor says on arriving may still be under way: the listener begins with a word of its own.
            try await bench.hearing(ann) { ear in
                _ = try await bench.ask("PUT", "/homes/\(bench.homeID)/kv/begin", key: ann.key, ["value": 1])
                _ = try await ear.event("_keyValueSaved_")
                try await test(bench, ann, ear)
            }
        }
    }

    @Test func aLampFollowsACommandAndTellsSo() async throws {
        try await withDevices { bench, ann, ear async throws in
            let command: JSONValue = ["action": "light", "parameters": ["switch": 1, "bri": 90, "ct": 250]]
            #expect(try await bench.ask("PUT", "/devices/9003/command", key: ann.key, command).status == 204)
            let told = try await ear.event("light")
            #expect(told["originDeviceId"] == 9003 && told["eventData"] == ["status": "on", "bri": 90, "ct": 250])
            let shown = await bench.cloud.devices().first { $0["id"] == "9003" }
            #expect(shown?["status"] == "on" && shown?["bri"] == 90 && shown?["name"] == "Shelf lamp")
        }
    }

    @Test func anyDeviceAnswersAQuery() async throws {
        try await withDevices { bench, ann, ear async throws in
            let query: JSONValue = ["action": "query", "parameters": ["query": "status"]]
            _ = try await bench.ask("PUT", "/devices/\(Self.sensor)/command", key: ann.key, query)
            #expect(try await ear.event("sensor")["eventData"]?["motion"] == false)
            _ = try await bench.ask("PUT", "/devices/\(Self.lamp)/command", key: ann.key, query)
            #expect(try await ear.event("light")["eventData"] == ["status": "off"])
        }
    }

    @Test func aHandOnADeviceIsToldToTheHome() async throws {
        try await withDevices { bench, _, ear async throws in
            #expect(await bench.cloud.touch(device: "9001", ["status": "on"]))
            #expect(try await ear.event("light")["eventData"] == ["status": "on"])
            #expect(await bench.cloud.touch(device: "9004", ["temperature": 30, "motion": true]))
            let measured = try await ear.event("sensor") { $0["motion"] == true }
            #expect(measured["eventData"]?["temperature"] == 30)
            #expect(await bench.cloud.touch(device: "1", [:]) == false)
        }
    }

    @Test func aDeafDeviceFollowsNothing() async throws {
        try await withDevices { bench, ann, ear async throws in
            _ = await bench.cloud.touch(device: "9001", ["deaf": true])
            let command: JSONValue = ["action": "light", "parameters": ["switch": 1]]
            #expect(try await bench.ask("PUT", "/devices/9001/command", key: ann.key, command).status == 204)
            #expect(try await bench.ask("PUT", "/devices/9002/command", key: ann.key, command).status == 204)
            #expect(try await ear.event("light")["originDeviceId"] == 9002)
            let shown = await bench.cloud.devices().first { $0["id"] == "9001" }
            #expect(shown?["status"] == "off" && shown?["deaf"] == true)
        }
    }

    @Test func aDeviceWhosePlugIsPulledIsAwayUntilItIsBack() async throws {
        try await withDevices { bench, ann, ear async throws in
            _ = await bench.cloud.touch(device: "9001", ["connected": false])
            #expect(try await ear.event("_deviceDisconnected_")["originDeviceId"] == 9001)
            let command: JSONValue = ["action": "light", "parameters": ["switch": 1]]
            #expect(try await bench.ask("PUT", "/devices/9001/command", key: ann.key, command).verdict == "403 DEVICE_OFFLINE")
            _ = await bench.cloud.touch(device: "9001", ["connected": true])
            #expect(try await ear.event("_deviceConnected_")["originDeviceId"] == 9001)
            #expect(try await bench.ask("PUT", "/devices/9001/command", key: ann.key, command).status == 204)
        }
    }

    @Test func devicesAreBackWithinASecondOfACut() async throws {
        try await ModeBench.served { bench async throws in
            #expect(try await eventually { await bench.cloud.online.count == 5 })
            // A machine that has much to do may be late once.
            var lengths: [Duration] = []
            while lengths.count < 3, !lengths.contains(where: { $0 < .seconds(1) }) {
                await bench.cloud.cutSockets()
                #expect(try await eventually { await bench.cloud.online.count < 5 })
                let cut = ConnectionClock.live.uptime()
                #expect(try await eventually { await bench.cloud.online.count == 5 })
                lengths.append(ConnectionClock.live.uptime() - cut)
            }
            #expect(lengths.contains { $0 < .seconds(1) }, "\(lengths)")
        }
    }

    @Test func aDeviceCanBeHadToAskToBeClaimed() async throws {
        try await withDevices { bench, ann, _ async throws in
            let claim = ["homeId": String(bench.homeID), "claimCode": try bench.secret("claimCode", of: 9005)]
            _ = await bench.cloud.touch(device: "9005", ["claimable": true])
            #expect(try await eventually { try await bench.ask("POST", "/devices", key: ann.key, form: claim).status == 201 })
        }
    }
}

extension ModeEar {
    /// The next event of a type, whatever comes before.
    fileprivate func event(_ type: String, where isMeant: (JSONValue) -> Bool = { _ in true }) async throws -> JSONValue {
        while true {
            let event = try await next()
            if event["eventType"]?.string == type, isMeant(event["eventData"] ?? nil) { return event }
        }
    }
}
