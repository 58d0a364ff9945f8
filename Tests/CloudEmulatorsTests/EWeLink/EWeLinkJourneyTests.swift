@testable import CloudEmulators
import Connectivity
import Foundation
import HTTPTypes
import Testing

@Suite("eWeLink: simulated devices, restarts, the second API", .timeLimit(.minutes(1)))
struct EWeLinkJourneyTests {
    /// The bench's account, with devices that the emulator plays.
    private static func lively(deviceWait: Double = 3) -> JSONValue {
        var account = JSONValue.bench(deviceWait: deviceWait).object ?? [:]
        account["devices"] = .array((account["devices"]?.array ?? []).map { device in
            .object((device.object ?? [:]).merging(["simulated": true]) { $1 })
        })
        return .object(account)
    }

    /// An app, once all of Ann's devices are there.
    private func whenAllAreThere(
        _ bench: EWeLinkBench, _ person: EWeLinkBench.Person, _ body: @escaping @Sendable (EWeLinkLine) async throws -> Void
    ) async throws {
        try await bench.app(person) { line in
            while try await bench.devices(of: person).values.contains(where: { $0["online"] == false }) {
                _ = try await line.next { $0["action"] == "sysmsg" }
            }
            // Whatever came meanwhile stands before the reply.
            _ = try await line.ask(EWeLinkBench.frame("query", EWeLinkBench.lamp, of: person.apikey, [], sequence: "there"))
            try await body(line)
        }
    }

    @Test func aSimulatedDeviceFollowsReportsAndCanBeDeaf() async throws {
        try await EWeLinkBench.run(Self.lively(deviceWait: 0.3)) { bench in
            let ann = try await bench.login(EWeLinkBench.ann)
            try await whenAllAreThere(bench, ann) { line async throws in
                let update = EWeLinkBench.frame("update", EWeLinkBench.lamp, of: ann.apikey, ["switch": "on"])
                #expect(try await line.ask(update)["error"] == 0)
                #expect(await bench.simulated(EWeLinkBench.lamp)["switch"] == "on")
                #expect(await bench.cloud.touch(device: EWeLinkBench.lamp, ["switch": "off"]))
                #expect(try await line.next()["params"] == ["switch": "off"])
                #expect(await bench.cloud.touch(device: EWeLinkBench.lamp, ["deaf": true]))
                #expect(try await line.ask(update)["error"] == 504)
                #expect(await bench.simulated(EWeLinkBench.lamp)["switch"] == "off")
                #expect(await bench.cloud.touch(device: "1000000099", [:]) == false)
            }
        }
    }

    @Test func aSimulatedDeviceLosesItsConnectionAndComesBack() async throws {
        try await EWeLinkBench.run(Self.lively()) { bench in
            let ann = try await bench.login(EWeLinkBench.ann)
            try await whenAllAreThere(bench, ann) { line async throws in
                _ = await bench.cloud.touch(device: EWeLinkBench.sockets, ["connected": false])
                #expect(try await line.next { $0["action"] == "sysmsg" }["params"] == ["online": false])
                let update = EWeLinkBench.frame("update", EWeLinkBench.sockets, of: ann.apikey, ["switches": []])
                #expect(try await line.ask(update)["error"] == 503)
                _ = await bench.cloud.touch(device: EWeLinkBench.sockets, ["switches": [["outlet": 0, "switch": "on"]]])
                _ = await bench.cloud.touch(device: EWeLinkBench.sockets, ["connected": true])
                #expect(try await line.next { $0["action"] == "sysmsg" }["params"] == ["online": true])
                let whole: JSONValue = [["switch": "on", "outlet": 0], ["switch": "on", "outlet": 1]]
                #expect(try await line.next { $0["action"] == "update" }["params"] == ["switches": whole])
            }
        }
    }

    @Test func aDeviceThatIsAddedComesOnlineByItself() async throws {
        try await EWeLinkBench.run(Self.lively()) { bench in
            let ben = try await bench.login(EWeLinkBench.ben)
            try await bench.app(ben) { line in
                let id: JSONValue = "7681b9f799afe370875aaa605d48973b"
                _ = try await bench.ask("POST", "/api/user/device/addGsm", by: ben, ["id": id, "name": "Pump"])
                let news = try await line.next()
                #expect(news["deviceid"] == .string(EWeLinkBench.gsm) && news["params"] == ["online": true])
            }
        }
    }

    @Test func socketsThatAreCutAreReplaced() async throws {
        try await EWeLinkBench.run(Self.lively()) { bench in
            let ann = try await bench.login(EWeLinkBench.ann)
            try await whenAllAreThere(bench, ann) { line async throws in
                await bench.cloud.cutSockets()
                while try await line.text() != nil {}
            }
            try await whenAllAreThere(bench, ann) { line async throws in
                let update = EWeLinkBench.frame("update", EWeLinkBench.lamp, of: ann.apikey, ["switch": "on"])
                #expect(try await line.ask(update)["error"] == 0)
            }
        }
    }

    @Test func whatIsKeptOutlivesTheProgram() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ewelink-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await EWeLinkBench.run(directory: directory) { bench in
            let ann = try await bench.login(EWeLinkBench.ann)
            _ = try await bench.ask("POST", "/api/user/device/\(EWeLinkBench.lamp)", by: ann, ["name": "Sun", "group": nil])
            try await bench.device(EWeLinkBench.lamp) { device in
                _ = try await device.ask(["action": "update", "sequence": "1", "params": ["switch": "on"]])
            }
        }
        try await EWeLinkBench.run(.bench(autoAcceptShare: true), directory: directory) { bench in
            let lamp = try await bench.devices(of: try await bench.login(EWeLinkBench.ann))[EWeLinkBench.lamp]
            #expect(lamp?["name"] == "Sun" && lamp?["params"]?["switch"] == "on" && lamp?["online"] == false)
        }
        let file = try Data(contentsOf: URL(filePath: directory + "/ewelink.sqlite"))
        #expect(file.range(of: Data("porchlight".utf8)) == nil)
    }

    @Test func whatIsNotThereIsNotThere() async throws {
        let cloud = try EWeLinkCloud(.test())
        for (method, path): (HTTPRequest.Method, String) in [(.get, "/api/nothing"), (.put, "/api/user/login"), (.get, "/")] {
            #expect(await cloud.answer(EmulatorRequest(method, path)).status == 404)
        }
    }
}

extension EWeLinkBench {
    /// A simulated device as it sees itself.
    func simulated(_ id: String) async -> JSONValue {
        await cloud.devices().first { $0["id"]?.string == id } ?? .null
    }
}
