import BridgeCore
@testable import CloudConnectors
import CloudEmulators
import Connectivity
import Foundation
import HomeModel
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

    @Test func aShareThatIsTakenAwayTakesTheTagWithIt() async throws {
        try await RuuviStage.serve(["dialect": "modern"]) { stage in
            let house = try RuuviHome(at: stage.base, ["token": RuuviStage.ben])
            try await house.connected {
                try await house.until { house.isReachable(RuuviStage.sauna) }
                let share: JSONValue = ["sensor": .string(RuuviStage.sauna), "user": "ben@example.com"]
                #expect(try await stage.ask("POST", "/unshare", token: RuuviStage.ann, share).isSuccess)
                try await house.until { !house.isReachable(RuuviStage.sauna) }
                #expect(house.device(RuuviStage.sauna) != nil, "it stays, as it may come back")
                #expect(try await stage.ask("POST", "/share", token: RuuviStage.ann, share).isSuccess)
                try await house.until { house.isReachable(RuuviStage.sauna) }
            }
        }
    }
}
