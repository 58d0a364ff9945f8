@testable import CloudEmulators
import Connectivity
import Foundation
import GRDB
import HTTPTypes
import Testing

@Suite("Ruuvi's cloud keeps what it is told", .timeLimit(.minutes(1)))
struct RuuviKeepingTests {
    @Test func everythingSurvivesARestart() async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "ruuvi-\(UInt64.random(in: 0 ... .max))").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let heard = Kept()
        try await RuuviBench.serve(["dialect": "both"], directory: directory) { bench in
            let token = try await bench.newcomer("cy@example.com")
            _ = try await bench.ask("POST", "/claim", by: token, ["tag": "AABBCCDDEE"])
            _ = try await bench.ask("POST", "/share", by: token, ["tag": "AABBCCDDEE", "user": "ben@example.com"])
            _ = try await bench.record(["AABBCCDDEE": (bench.now, RuuviBench.payload)])
            _ = await bench.cloud.touch(device: RuuviBench.sauna, ["temperature": 80])
            await heard.keep(token)
        }
        try await RuuviBench.serve(["dialect": "seed"], directory: directory) { bench in
            for token in [await heard.token, RuuviBench.ben] {
                let answer = try await bench.ask("GET", "/get?tag=AABBCCDDEE", by: token)
                #expect(answer.data?["total"] == 1, "\(answer.words)")
            }
            let user = try await bench.ask("GET", "/user", by: await heard.token).data
            #expect(user?["email"] == "cy@example.com", "the dialect it was made with")
            #expect(await bench.cloud.devices().contains { $0["temperature"] == 80 })
        }
    }

    @Test func aYearOfMeasurementsIsQueriedWithoutReadingItAll() async throws {
        let cloud = try RuuviCloud(.test())
        let (start, minutes) = (1_700_000_000, 525_600)
        try await cloud.database.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE minutes (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM minutes WHERE n + 1 < ?)
                    INSERT INTO measurement SELECT 'CBB8334C884F', ? + n * 60, 'gw', '', -60, ?, n % 15 = 0 FROM minutes
                    """,
                arguments: [minutes, start, RuuviBench.payload])
        }
        let before = try Self.residentBytes()
        for (path, first, count) in [
            ("limit=5000", minutes - 1, 5000), ("since=\(start + 6_000_000)&until=\(start + 6_060_000)", 101_000, 15),
            ("until=\(start + 600)&limit=5", 10, 5), ("mode=sparse&limit=9999", minutes - 15, 5000), ("sort=asc&limit=2", 0, 2),
        ] {
            let request = EmulatorRequest(
                .get, "/get?tag=CBB8334C884F&" + path, headers: [.authorization: RuuviBench.ann])
            let measurements = await cloud.answer(request).json?["data"]?["measurements"]?.array
            #expect(measurements?.count == count, "\(path)")
            #expect(measurements?.first?["MeasurementTimestamp"]?.int == start + first * 60, "\(path)")
        }
        #expect(try Self.residentBytes() - before < 64 << 20)
        let query = "SELECT * FROM measurement WHERE tag = 'a' AND time > 5 ORDER BY time DESC LIMIT 9"
        let plan = try await cloud.database.read { db in try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query) }
        #expect(plan.count == 1 && plan.first?["detail"] as String? == "SEARCH measurement USING PRIMARY KEY (tag=? AND time>?)")
    }

    private static func residentBytes() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
        return try #require(Int(status[1])) * 4096
    }
}

/// A token that one part of a test tells another.
private actor Kept {
    private(set) var token = ""

    func keep(_ token: String) { self.token = token }
}

extension EmulatorAnswer {
    /// The body as JSON; `nil` if it is not.
    fileprivate var json: JSONValue? { try? JSONValue(parsing: body) }
}
