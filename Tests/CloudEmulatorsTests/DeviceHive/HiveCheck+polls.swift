@testable import CloudEmulators
import Connectivity
import Testing

extension HiveCheck {
    private static let early = "2026-11-21T00:00:00.000"

    static let polls = [
        HiveCheck("D-23", "a poll gives what is there at once") { bench async throws in
            let admin = try await bench.logIn().access
            let made = try await bench.ask("POST device/lamp-hall/command", ["command": "blink"], as: admin).json
            for path in ["device/lamp-hall/command/poll", "device/command/poll"] {
                let found = try await bench.ask("GET \(path)?names=blink&timestamp=\(early)", as: admin).json?.array
                #expect(found?.first?["id"] == made?["id"])
                #expect(found?.count == 1)
            }
            let since = made?["timestamp"]?.string ?? ""
            let newer = try await bench.ask(
                "GET device/lamp-hall/command/poll?names=blink&timestamp=\(since)&waitTimeout=0", as: admin)
            #expect(newer.json == [])
        },
        HiveCheck("D-23", "a poll that waits is woken by what comes") { bench async throws in
            let admin = try await bench.logIn().access
            async let polled = bench.ask("GET device/lamp-sofa/command/poll?names=blink&waitTimeout=20", as: admin)
            #expect(try await eventually { await bench.cloud.hive.bells.count == 1 })
            let start = ConnectionClock.live.uptime()
            _ = try await bench.ask("POST device/lamp-hall/command", ["command": "blink"], as: admin)
            let made = try await bench.ask("POST device/lamp-sofa/command", ["command": "blink"], as: admin).json
            let found = try await polled
            #expect(found.json?.array?.compactMap { $0["id"] } == [made?["id"]].compactMap { $0 })
            #expect(ConnectionClock.live.uptime() - start < .seconds(2))
        },
        HiveCheck("D-23", "a poll that waited in vain gives none") { bench async throws in
            let admin = try await bench.logIn().access
            let start = ConnectionClock.live.uptime()
            let found = try await bench.ask("GET device/lamp-porch/command/poll?names=never&waitTimeout=1", as: admin)
            #expect(found.json == [])
            #expect(ConnectionClock.live.uptime() - start >= .seconds(1))
            #expect(await bench.cloud.hive.bells.isEmpty)
        },
        HiveCheck("D-24", "a limit of none gives none, and who does not want to wait does not") { bench async throws in
            let admin = try await bench.logIn().access
            _ = try await bench.ask("POST device/lamp-hall/command", ["command": "blink"], as: admin)
            let start = ConnectionClock.live.uptime()
            let none = try await bench.ask("GET device/lamp-hall/command/poll?timestamp=\(early)&limit=0", as: admin)
            #expect(none.json == [])
            let nothing = try await bench.ask("GET device/lamp-sofa/notification/poll?names=never&waitTimeout=0", as: admin)
            #expect(nothing.json == [])
            #expect(ConnectionClock.live.uptime() - start < .seconds(5))
        },
        HiveCheck("D-25", "a command can be waited for until somebody says what became of it") { bench async throws in
            let admin = try await bench.logIn().access
            let id = try await bench.ask("POST device/lamp-hall/command", ["command": "blink"], as: admin).json?["id"]?.int ?? 0
            let path = "device/lamp-hall/command/\(id)"
            #expect(try await bench.ask("GET \(path)/poll?waitTimeout=0", as: admin).status == 204)
            async let polled = bench.ask("GET \(path)/poll?waitTimeout=20", as: admin)
            #expect(try await eventually { await bench.cloud.hive.bells.count == 1 })
            let update: JSONValue = ["status": "success", "result": ["blinks": 2]]
            #expect(try await bench.ask("PUT \(path)", update, as: admin).status == 204)
            for answer in [try await polled, try await bench.ask("GET \(path)/poll", as: admin)] {
                #expect(answer.status == 200)
                #expect(answer.json?["status"] == "success")
                #expect(answer.json?["result"] == ["blinks": 2])
            }
            let updated = try await bench.ask(
                "GET device/lamp-hall/command/poll?names=blink&returnUpdatedCommands=true&timestamp=\(early)", as: admin)
            #expect(updated.json?.array?.compactMap { $0["id"]?.int } == [id])
        },
    ]
}
