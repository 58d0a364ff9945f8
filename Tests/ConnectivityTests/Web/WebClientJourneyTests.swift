import Connectivity
import Testing

@Suite("Asking a web service", .timeLimit(.minutes(1)))
struct WebClientJourneyTests {
    /// Asks once.
    private func ask(
        _ base: String, _ request: WebRequest, trust: Trust = .machine, within length: Duration = .seconds(20)
    ) async throws -> WebAnswer {
        let client = try WebClient(base, trust: trust, clock: .live)
        let result: Result<WebAnswer, any Error>
        do {
            result = .success(try await client.send(request, within: length))
        } catch {
            result = .failure(error)
        }
        await client.close()
        return try result.get()
    }

    private func failure(
        _ base: String, _ path: String = "/x", trust: Trust = .machine, within length: Duration = .seconds(20)
    ) async throws -> ConnectionFailure? {
        await #expect(throws: ConnectionFailure.self) {
            try await ask(base, WebRequest("GET", path), trust: trust, within: length)
        }
    }

    @Test func aRequestArrivesWholeAndItsAnswerToo() async throws {
        let answer = try await TestServer().run { port in
            let request = WebRequest("PATCH", WebRequest.path(["a b"], query: ["x": "1&2"]), headers: ["User-Agent": "test"], json: ["a": 1])
            return try await ask("http://127.0.0.1:\(port)/base/", request)
        }
        #expect(answer.status == 200)
        #expect(answer.json == ["method": "PATCH", "path": "/base/a%20b?x=1%262", "length": 7, "agent": "test"])
        #expect(answer.headers["x-test"] == "yes")
        #expect(answer.retryAfter == .seconds(7))
    }

    @Test func anyStatusIsAnAnswer() async throws {
        let answer = try await TestServer().run { try await ask("http://127.0.0.1:\($0)", WebRequest("GET", "/teapot")) }
        #expect(answer.status == 418)
        #expect(!answer.isSuccess)
    }

    @Test func oneClientAsksManyTimesAtOnce() async throws {
        let statuses = try await TestServer().run { port in
            let client = try WebClient("http://127.0.0.1:\(port)", clock: .live)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<100 {
                    group.addTask { try await client.send(WebRequest("GET", "/\(number)"), within: .seconds(10)).status }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            await client.close()
            return statuses
        }
        #expect(statuses == Array(repeating: 200, count: 100))
    }

    @Test(arguments: ["/hang", "/drip"])
    func whoTakesTooLongHasHadItsTime(path: String) async throws {
        try await TestServer().run { port in
            let (why, took) = try await timed { try await failure("http://127.0.0.1:\(port)", path, within: .milliseconds(200)) }
            #expect(why == .timedOut)
            #expect(took < .seconds(5))
        }
    }

    @Test func anAnswerWithoutEndIsCutOff() async throws {
        let why = try await TestServer().run { try await failure("http://127.0.0.1:\($0)", "/endless") }
        #expect(why == .tooLong)
    }

    @Test func whereNobodyListensNobodyIsReached() async throws {
        let port = try await TestServer().run { $0 }
        #expect(try await failure("http://127.0.0.1:\(port)") == .unreachable("connection refused"))
    }

    @Test func whoHangsUpIsLostAndWhoSpeaksNonsenseNotUnderstood() async throws {
        let mute = try SilentServer(saying: "", thenHangingUp: true)
        guard case .lost = try await failure("http://127.0.0.1:\(mute.port)") else { return #expect(Bool(false)) }
        let mad = try SilentServer(saying: "this is no HTTP\r\n\r\n")
        guard case .notUnderstood = try await failure("http://127.0.0.1:\(mad.port)") else { return #expect(Bool(false)) }
    }

    @Test(arguments: ["/hang", "/drip"])
    func whoIsCancelledGetsAwayAtOnce(path: String) async throws {
        try await TestServer().run { port in
            let (end, took) = await timed {
                await cancelled { _ = try await ask("http://127.0.0.1:\(port)", WebRequest("GET", path), within: .seconds(60)) }
            }
            #expect(throws: CancellationError.self) { try end?.get() }
            #expect(took < .seconds(5))
        }
    }

    @Test func aCertificateHasToBeTrusted() async throws {
        let certificates = try TestCertificates()
        var server = TestServer()
        server.tls = try certificates.server("here")
        try await server.run { port in
            for host in ["localhost", "127.0.0.1"] {
                let answer = try await ask("https://\(host):\(port)", WebRequest("GET", "/x"), trust: .file(certificates.authority))
                #expect(answer.status == 200)
            }
            let failure = try await failure("https://localhost:\(port)")
            guard case .untrusted = failure else { return #expect(Bool(false), "\(failure as Any)") }
        }
    }

    @Test func aCertificateHasToBeOfThatName() async throws {
        let certificates = try TestCertificates()
        var server = TestServer()
        server.tls = try certificates.server("elsewhere")
        try await server.run { port in
            for host in ["localhost", "127.0.0.1"] {
                let failure = try await failure("https://\(host):\(port)", trust: .file(certificates.authority))
                guard case .untrusted = failure else { return #expect(Bool(false), "\(failure as Any)") }
            }
        }
    }

    @Test func whatCannotBeAnAddressIsRefusedBeforeAnythingIsSent() {
        for text in ["ws://a", "a", "http://"] {
            #expect(throws: ConnectionFailure.badAddress(text)) { try WebClient(text, clock: .live) }
        }
        #expect(throws: ConnectionFailure.self) { try WebClient("https://a", trust: .file("/nonexistent"), clock: .live) }
    }
}
