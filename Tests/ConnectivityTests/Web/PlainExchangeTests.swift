import Connectivity
import RawSockets
import Testing

@Suite("One request over a connection of its own", .serialized, .timeLimit(.minutes(1)))
struct PlainExchangeTests {
    private func ask(
        _ port: Int, _ path: String = "/lamp", body: [UInt8] = [1, 2, 3], within length: Duration = .seconds(5)
    ) async throws -> WebAnswer {
        try await PlainExchange(host: "127.0.0.1", port: port, clock: .live).ask(
            WebRequest("POST", path, headers: ["Connection": "close"], body: body), within: length)
    }

    private func trouble(_ work: () async throws -> WebAnswer) async -> ExchangeFailure? {
        await #expect(throws: ExchangeFailure.self) { _ = try await work() }
    }

    @Test func anAnswerIsHad() async throws {
        try await TestServer().run { port in
            let answer = try await ask(port)
            #expect(answer.status == 200)
            #expect(answer.json?["method"] == "POST" && answer.json?["path"] == "/lamp" && answer.json?["length"] == 3)
            #expect(try await ask(port, "/teapot").status == 418)
        }
    }

    @Test func nobodyThereMeansNotSent() async throws {
        let port = try await TestServer().run { $0 }
        let failure = try #require(await trouble { try await ask(port) })
        #expect(!failure.wasSent && !failure.wasCutOff)
        #expect(failure.cause == .unreachable("connection refused"))
    }

    @Test func noAnswerInTimeMeansSent() async throws {
        try await TestServer().run { port in
            let (failure, length) = await timed { () async -> ExchangeFailure? in
                await trouble { try await ask(port, "/hang", within: .milliseconds(200)) }
            }
            #expect(failure?.wasSent == true && failure?.cause == .timedOut)
            #expect(length < .seconds(3))
        }
    }

    @Test func moreThanIsTakenIsRefused() async throws {
        try await TestServer().run { port in
            let failure = try #require(await trouble { try await ask(port, "/endless") })
            #expect(failure.wasSent && failure.cause == .tooLong)
        }
    }

    @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"])
    func beingCutOffIsKnown(words: String) async throws {
        let server = try SilentServer(saying: words, thenHangingUp: true)
        let failure = try #require(await trouble { try await ask(server.port) })
        #expect(failure.wasSent && failure.wasCutOff, "\(failure)")
    }

    @Test func rubbishIsNotAnAnswer() async throws {
        let server = try SilentServer(saying: "what do you want?\r\n\r\n", thenHangingUp: true)
        let failure = try #require(await trouble { try await ask(server.port) })
        #expect(failure.wasSent && !failure.wasCutOff)
        guard case .notUnderstood = failure.cause else { return #expect(Bool(false), "\(failure.cause)") }
    }

    @Test func aPortThatIsNoneIsSaid() async throws {
        let failure = try #require(await trouble { try await ask(70_000) })
        #expect(!failure.wasSent && failure.cause == .badAddress("127.0.0.1:70000"))
    }

    @Test func itCanBeCancelled() async throws {
        try await TestServer().run { port in
            let outcome = await cancelled { _ = try await ask(port, "/hang", within: .seconds(60)) }
            #expect(throws: CancellationError.self) { try outcome?.get() }
        }
    }
}
