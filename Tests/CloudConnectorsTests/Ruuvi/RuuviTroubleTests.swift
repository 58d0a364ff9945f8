import BridgeCore
@testable import CloudConnectors
@testable import CloudEmulators
import Connectivity
import Foundation
import GRDB
import HomeModel
import Testing

@Suite("Trouble with Ruuvi's cloud", .timeLimit(.minutes(1)))
struct RuuviTroubleTests {
    @Test(arguments: [["status": 429], ["status": 500], ["rubbish": true]] as [JSONValue])
    func whileTheCloudStumblesTagsStay(fault: JSONValue) async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                try await house.until { house.isReachable(RuuviStage.sauna) }
                #expect(house.ledger.page.failure == nil)
                let more: [String: JSONValue] = ["times": 1, "path": "/sensors-dense"]
                try await stage.faults(.object(more.merging(fault.object ?? [:]) { $1 }))
                try await house.until { house.ledger.page.failure != nil }
                _ = await stage.cloud.touch(device: RuuviStage.sauna, ["temperature": 50])
                try await house.until { house.readings(RuuviStage.sauna).first == .temperature(50) }
                #expect(house.isReachable(RuuviStage.sauna) && house.ledger.page.connections == 1)
            }
        }
    }

    @Test func whoKeepsBeingAskedToWaitWaitsTwiceAsLongEachTimeAndNoLongerAfterwards() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await stage.faults(["status": 429])
            try await house.connected {
                for seconds in [2, 4] {
                    try await house.until {
                        house.ledger.page.failure?.words == "the cloud asks to be left alone for \(seconds) s"
                    }
                }
                try await stage.faults(nil)
                try await house.until { house.isReachable(RuuviStage.sauna) }
                let (asked, start) = (stage.counter.counts["GET /sensors-dense"] ?? 0, RuuviStage.world.now().uptime)
                try await house.until { (stage.counter.counts["GET /sensors-dense"] ?? 0) >= asked + 2 }
                #expect(RuuviStage.world.now().uptime - start < .seconds(4))
            }
        }
    }

    @Test func aCloudInTroubleIsAskedLessAndLessOften() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                try await house.until { house.isReachable(RuuviStage.sauna) }
                try await stage.faults(["status": 500])
                try await house.until { house.ledger.page.failure?.words.contains("500") ?? false }
                // Once a second would be five more; after 2 s and 4 s it is two at most.
                let asked = stage.counter.counts["GET /sensors-dense"] ?? 0
                try await RuuviStage.world.sleep(for: .seconds(5))
                #expect((stage.counter.counts["GET /sensors-dense"] ?? 0) - asked <= 2)
                #expect(house.isReachable(RuuviStage.sauna) && house.ledger.page.connections == 1)
            }
        }
    }

    @Test func aSensorThatAnEarlyServerStumblesOverCostsNoOther() async throws {
        try await RuuviStage.serve { stage in
            try await stage.faults(["status": 500, "path": "/get", "times": 1])
            let house = try RuuviHome(at: stage.base)
            let found = try await house.connector.look()
            #expect(found.map(\.description.key.identity) == [RuuviStage.living], "who comes first is the one that is lost")
            try await stage.faults(["rubbish": true, "path": "/get"])
            await #expect(throws: CloudFailure.self) { try await house.connector.look() }
        }
    }

    @Test(arguments: [["status": 500], ["rubbish": true], ["status": 503, "retryAfter": 1], ["status": 404]] as [JSONValue])
    func itRecoversWithinFiveSecondsOfTheCloudsReturn(faults: JSONValue) async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await stage.faults(faults)
            try await house.connected {
                try await house.until { house.ledger.page.failure != nil }
                try await stage.faults(nil)
                try await house.until(within: .seconds(5)) { house.isReachable(RuuviStage.sauna) }
            }
        }
    }

    @Test func aCloudThatEndsAndComesBackIsFoundAgain() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ruuvi-\(UInt64.random(in: 0 ... .max))").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let place = Place()
        try await RuuviStage.serve(["dialect": "modern"], directory: directory) { stage in await place.keep(stage.base) }
        let base = await place.base
        let port = try #require(URL(string: base)?.port)
        let house = try RuuviHome(at: base)
        try await house.connected {
            try await house.until { house.ledger.page.failure != nil }
            for _ in 0..<2 {
                try await RuuviStage.serve(directory: directory, port: port) { _ in
                    try await house.until(within: .seconds(5)) { house.isReachable(RuuviStage.sauna) }
                }
                try await house.until { !house.isReachable(RuuviStage.sauna) }
            }
            #expect(house.home.devices.all.filter { $0.key.driver == house.account.driver }.count == 2, "each tag once")
        }
    }

    @Test func whoIsSignedOutIsToldSoAndAsksNoMore() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                try await house.until { house.isReachable(RuuviStage.sauna) }
                try await stage.cloud.database.write { db in try db.execute(sql: "DELETE FROM token") }
                try await house.until { !house.isReachable(RuuviStage.sauna) }
                #expect(house.ledger.page.failure?.words.contains("sign in again") == true)
                let asked = stage.counter.counts
                try await RuuviStage.world.sleep(for: .seconds(2))
                #expect(stage.counter.counts == asked)
                #expect(await house.secrets.secret("token") == nil)
            }
        }
    }
}

/// An address that one part of a test tells another.
private actor Place {
    private(set) var base = ""

    func keep(_ base: String) { self.base = base }
}
