import CloudEmulators
import Connectivity
import Testing

@Suite("A misbehaving cloud", .timeLimit(.minutes(1)))
struct FaultJourneyTests {
    /// Serves a cloud with faults and gives what the test makes of it.
    private func misbehaving<Result: Sendable>(
        _ faults: JSONValue, _ test: @escaping @Sendable (_ base: String) async throws -> Result
    ) async throws -> Result {
        let settings = EmulatorSettings.test()
        return try await withEmulator(try EchoCloud(settings), settings) { base in
            #expect(try await ask(base, "PUT", "/_emulator/faults", json: faults).status == 200)
            return try await test(base)
        }
    }

    private static func socket(_ base: String) -> WebSocketClient {
        WebSocketClient(base.replacing("http", with: "ws") + "/socket", clock: .live)
    }

    @Test func answersAStatusAndWhenToTryAgain() async throws {
        let answer = try await misbehaving(["status": 503, "retryAfter": 7]) { try await ask($0, "GET", "/x") }
        #expect(answer.status == 503)
        #expect(answer.retryAfter == .seconds(7))
        #expect(answer.body.isEmpty)
    }

    @Test func answersNonsense() async throws {
        let answer = try await misbehaving(["rubbish": true]) { try await ask($0, "GET", "/x") }
        #expect(answer.status == 200)
        #expect(answer.json == nil)
        #expect(!answer.body.isEmpty)
    }

    @Test func takesItsTime() async throws {
        let start = ConnectionClock.live.uptime()
        let answer = try await misbehaving(["delay": 0.2]) { try await ask($0, "GET", "/x") }
        #expect(answer.status == 200)
        #expect(ConnectionClock.live.uptime() - start >= .milliseconds(200))
    }

    @Test func drips() async throws {
        let start = ConnectionClock.live.uptime()
        let answer = try await misbehaving(["drip": 0.01]) { try await ask($0, "POST", "/body", body: Array("0123456789".utf8)) }
        #expect(answer.body == Array("0123456789".utf8))
        #expect(ConnectionClock.live.uptime() - start >= .milliseconds(100))
    }

    @Test func hangsUntilItIsPutRight() async throws {
        let answer = try await misbehaving(["hang": true]) { base in
            try await withThrowingTaskGroup(of: WebAnswer.self) { group in
                group.addTask { try await ask(base, "GET", "/x") }
                #expect(try await eventually { try await ask(base, "GET", "/_emulator/status").json?["requests"] == 1 })
                #expect(try await ask(base, "DELETE", "/_emulator/faults").status == 200)
                return try await group.next()
            }
        }
        #expect(answer?.status == 200)
    }

    @Test func aDripEndsWhenItIsPutRight() async throws {
        let answer = try await misbehaving(["drip": 3600]) { base in
            try await withThrowingTaskGroup(of: WebAnswer.self) { group in
                group.addTask { try await ask(base, "GET", "/x") }
                #expect(try await eventually { try await ask(base, "GET", "/_emulator/status").json?["requests"] == 1 })
                #expect(try await ask(base, "DELETE", "/_emulator/faults").status == 200)
                return try await group.next()
            }
        }
        #expect(answer?.status == 200)
    }

    @Test(arguments: [(["refuseSockets": true], 503), (["status": 401], 401), (["rubbish": true], 200)] as [(JSONValue, Int)])
    func refusesWebSockets(faults: JSONValue, status: Int) async throws {
        try await misbehaving(faults) { base in
            let failure = await #expect(throws: ConnectionFailure.self) { try await Self.socket(base).connect { _ in } }
            guard case .refused(status, _) = failure else { return #expect(Bool(false), "\(failure as Any)") }
        }
    }

    @Test func sparesRequestsWhereOnlyWebSocketsAreRefused() async throws {
        #expect(try await misbehaving(["refuseSockets": true]) { try await ask($0, "GET", "/x") }.status == 200)
    }

    @Test func givesADelayedWebSocketAfterAll() async throws {
        let heard = try await misbehaving(["delay": 0.05]) { base in
            try await Self.socket(base).connect { connection in
                try await connection.send("hello")
                for try await message in connection.messages { return message }
                return .text("nothing")
            }
        }
        #expect(heard == .text("hello"))
    }

    @Test func itsControlRoutesNeverMisbehave() async throws {
        let answer = try await misbehaving(["hang": true, "path": "/"]) { try await ask($0, "GET", "/_emulator/faults") }
        #expect(answer.json == ["hang": true, "path": "/"])
    }
}
