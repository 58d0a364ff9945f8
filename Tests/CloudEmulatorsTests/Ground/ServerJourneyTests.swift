import CloudEmulators
import Connectivity
import Testing

@Suite("An emulated cloud is served over HTTP and WebSocket", .timeLimit(.minutes(1)))
struct ServerJourneyTests {
    @Test func aRequestReachesTheCloudWholeAndItsAnswerTheClient() async throws {
        let settings = EmulatorSettings.test()
        let (base, answer) = try await withEmulator(try EchoCloud(settings), settings) { base in
            (base, try await ask(base, "PATCH", "/homes/a%20b?x=1", body: Array("hello".utf8)))
        }
        #expect(answer.status == 200)
        #expect(answer.headers["content-type"] == "application/json")
        #expect(answer.json?["method"] == "PATCH")
        #expect(answer.json?["path"] == ["homes", "a b"])
        #expect(answer.json?["length"] == 5)
        #expect(answer.json?["peer"] == "127.0.0.1")
        #expect(answer.json?["base"]?.string == base)
    }

    @Test func aWebSocketIsServed() async throws {
        let settings = EmulatorSettings.test()
        let heard = try await withEmulator(try EchoCloud(settings), settings) { base in
            let client = WebSocketClient(base.replacing("http", with: "ws") + "/socket", clock: .live)
            return try await client.connect { connection in
                try await connection.send("hello")
                for try await message in connection.messages { return message }
                return .text("nothing")
            }
        }
        #expect(heard == .text("hello"))
    }
}
