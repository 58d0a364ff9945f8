import BridgeCore
@testable import CloudConnectors
@testable import CloudEmulators
import Connectivity
import Foundation
import GRDB
import HomeModel
import RuuviData
import Testing

@Suite("Tags in the home, by Ruuvi's cloud", .timeLimit(.minutes(1)))
struct RuuviJourneyTests {
    @Test(arguments: ["seed", "modern"])
    func theyAreTheSameInEitherDialect(dialect: String) async throws {
        try await RuuviStage.serve(["dialect": .string(dialect)]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                let sauna: [SensorReading] = [
                    .temperature(24.3), .humidity(53.49), .motion(false), .status(1000), .status(4), .status(-4), .status(1036),
                    .status(2977), .status(-61),
                ]
                let living: [SensorReading] = [
                    .temperature(21.4), .humidity(40.2), .lightLevel(25_052), .status(1001), .status(612), .status(4),
                    .status(98), .status(1), .status(-52),
                ]
                try await house.until { house.readings(RuuviStage.sauna) == sauna }
                try await house.until { house.readings(RuuviStage.living) == living }
                #expect(house.isReachable(RuuviStage.sauna) && house.isReachable(RuuviStage.living))
                #expect(house.device(RuuviStage.sauna)?.battery == 98)
                #expect(house.device(RuuviStage.garden) == nil, "nobody has claimed it")
            }
        }
    }

    @Test func whatAHandDoesToATagIsSeen() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                try await house.until { house.readings(RuuviStage.sauna).first == .temperature(24.3) }
                _ = await stage.cloud.touch(device: RuuviStage.sauna, ["temperature": 81.5, "movement": true, "humidity": nil])
                try await house.until { house.readings(RuuviStage.sauna).first == .temperature(81.5) }
                try await house.until { house.readings(RuuviStage.sauna)[2] == .motion(true) }
                #expect(house.readings(RuuviStage.sauna)[1] == .humidity(53.49), "what is not available stays as it was")
                _ = await stage.cloud.touch(device: RuuviStage.sauna, [:])
                try await house.until { house.readings(RuuviStage.sauna)[2] == .motion(false) }
            }
        }
    }

    @Test func manyTagsAreOneQuestionAndNothingIsEverSentButQuestions() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base)
            try await house.connected {
                try await house.until { (stage.counter.counts["GET /sensors-dense"] ?? 0) >= 3 }
                #expect(stage.counter.counts.keys.sorted() == ["GET /sensors-dense"])
            }
        }
    }

    @Test func anEarlyServerIsAskedForEachTagWithASecondBetween() async throws {
        try await RuuviStage.serve { stage in
            let house = try RuuviHome(at: stage.base)
            let start = RuuviStage.world.now().uptime
            try await house.connected {
                try await house.until { (stage.counter.counts["GET /get"] ?? 0) >= 4 }
                #expect(RuuviStage.world.now().uptime - start > .seconds(3))
                #expect(stage.counter.counts["GET /sensors-dense"] == 1, "it is not asked again for what it does not know")
            }
        }
    }

    @Test(arguments: [("seed", "tag"), ("modern", "sensor")])
    func aShareThatIsTakenAwayTakesTheTagWithItAndNoOther(dialect: String, member: String) async throws {
        try await RuuviStage.serve(["dialect": .string(dialect)]) { stage in
            try #require(try await stage.ask("POST", "/claim", token: RuuviStage.ben, [member: .string(RuuviStage.garden)]).isSuccess)
            let house = try RuuviHome(at: stage.base, ["token": RuuviStage.ben])
            try await house.connected {
                try await house.until { house.isReachable(RuuviStage.sauna) && house.isReachable(RuuviStage.garden) }
                // Early servers cannot take a share back; it is taken from under them.
                try await stage.cloud.database.write { db in try db.execute(sql: "DELETE FROM share") }
                try await house.until { !house.isReachable(RuuviStage.sauna) }
                #expect(house.device(RuuviStage.sauna) != nil, "it stays, as it may come back")
                #expect(house.isReachable(RuuviStage.garden) && house.ledger.page.connections == 1)
                let share: JSONValue = [member: .string(RuuviStage.sauna), "user": "ben@example.com"]
                #expect(try await stage.ask("POST", "/share", token: RuuviStage.ann, share).isSuccess)
                try await house.until { house.isReachable(RuuviStage.sauna) }
            }
        }
    }

    @Test(arguments: ["seed", "modern"])
    func yearsOfMeasurementsAreNoMoreToAskForThanOne(dialect: String) async throws {
        try await RuuviStage.serve(["dialect": .string(dialect)]) { stage in
            let hex = Hex.text(RuuviReading(.rawV2).advertisement)
            try await stage.cloud.database.write { db in
                try db.execute(
                    sql: """
                        WITH RECURSIVE minutes (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM minutes WHERE n < 525600)
                        INSERT INTO measurement SELECT ?, ? + n * 60, 'gw', '', -60, ?, 0 FROM minutes
                        """,
                    arguments: [RuuviStage.sauna, 1_700_000_000, hex])
            }
            let house = try RuuviHome(at: stage.base)
            let start = RuuviStage.world.now().uptime
            #expect(try await house.connector.look().count == 2)
            #expect(RuuviStage.world.now().uptime - start < .seconds(5))
            #expect(stage.counter.longest < 8192, "bytes of the longest answer")
        }
    }
}
