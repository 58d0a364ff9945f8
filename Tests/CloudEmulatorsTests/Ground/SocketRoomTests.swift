import CloudEmulators
import Connectivity
import RawSockets
import Testing

@Suite("A room of WebSockets", .timeLimit(.minutes(1)))
struct SocketRoomTests {
    private static func client(_ base: String) -> WebSocketClient {
        WebSocketClient(base.replacing("http", with: "ws") + "/room", clock: .live)
    }

    /// The texts that come until the end.
    private static func texts(_ connection: WebSocketConnection) async throws -> [WebSocketMessage] {
        var texts: [WebSocketMessage] = []
        for try await message in connection.messages { texts.append(message) }
        return texts
    }

    @Test func tellsEverySocketEveryTextInOrderAndThenSaysGoodbye() async throws {
        let settings = EmulatorSettings.test()
        let cloud = try EchoCloud(settings)
        let all = try await withEmulator(cloud, settings) { base in
            try await withThrowingTaskGroup(of: [WebSocketMessage].self) { group in
                for _ in 0..<3 { group.addTask { try await Self.client(base).connect { try await Self.texts($0) } } }
                #expect(try await eventually { cloud.room.count(of: "all") == 3 })
                for number in 0..<100 { #expect(cloud.room.tell("all", "\(number)") == 3) }
                #expect(cloud.room.tell("nobody", "hello") == 0)
                cloud.room.cut("all")
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(all == Array(repeating: (0..<100).map { .text("\($0)") }, count: 3))
        #expect(cloud.room.count(of: "all") == 0)
    }

    @Test func cutsASocketWhoseOtherSideReadsNothing() async throws {
        let settings = EmulatorSettings.test()
        let cloud = try EchoCloud(settings)
        try await withEmulator(cloud, settings) { base in
            let client = try RawClient(port: try #require(base.split(separator: ":").last.flatMap { Int($0) }), receiveBuffer: 4096)
            client.send(
                "GET /room HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            #expect(try await eventually { cloud.room.count(of: "all") == 1 })
            let text = String(repeating: "x", count: 100_000)
            // Buffers of the system take some megabytes; 256 texts may wait; the rest must not.
            var told = 0
            while told < 2000, cloud.room.tell("all", text) == 1 { told += 1 }
            #expect(told < 2000)
            #expect(try await eventually { cloud.room.count(of: "all") == 0 })
            #expect(try await eventually { try await ask(base, "GET", "/_emulator/status").json?["sockets"] == 0 })
        }
    }

    @Test func socketsAreCutOverTheControlRoute() async throws {
        let settings = EmulatorSettings.test()
        try await withEmulator(try EchoCloud(settings), settings) { base in
            for abruptly in [false, true] {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        _ = try await Self.client(base).connect { try await Self.texts($0) }
                    }
                    #expect(try await eventually { try await ask(base, "GET", "/_emulator/status").json?["sockets"] == 1 })
                    _ = try await ask(base, "POST", "/_emulator/sockets/cut", json: ["abruptly": .bool(abruptly)])
                    try await group.waitForAll()
                }
                #expect(try await eventually { try await ask(base, "GET", "/_emulator/status").json?["sockets"] == 0 })
            }
        }
    }
}
