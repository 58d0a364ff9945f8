import Connectivity
import Testing

@Suite("WebSockets that cannot be had", .timeLimit(.minutes(1)))
struct WebSocketFailureTests {
    private func failure(_ url: String, trust: Trust = .machine, patience: Duration = .seconds(20)) async throws -> ConnectionFailure? {
        await #expect(throws: ConnectionFailure.self) {
            try await WebSocketClient(url, trust: trust, patience: patience, clock: .live).connect { _ in }
        }
    }

    @Test(arguments: ["http://127.0.0.1", "", "ws://", "wss://user@a"])
    func aBadAddressIsToldAsSuch(url: String) async throws {
        #expect(try await failure(url) == .badAddress(url))
    }

    @Test func whereNobodyListensNobodyIsReached() async throws {
        let port = try await TestServer().run { $0 }
        guard case .unreachable(let why) = try await failure("ws://127.0.0.1:\(port)/") else { return #expect(Bool(false)) }
        #expect(why == "connection refused")
    }

    @Test func whoNeverAnswersHasHadItsTime() async throws {
        let server = try SilentServer()
        let (why, took) = try await timed { try await failure("ws://127.0.0.1:\(server.port)/", patience: .milliseconds(200)) }
        #expect(why == .timedOut)
        #expect(took >= .milliseconds(200) && took < .seconds(5))
    }

    @Test func whoNeverAnswersAHandshakeOfTLSHasHadItsTime() async throws {
        let server = try SilentServer()
        #expect(try await failure("wss://127.0.0.1:\(server.port)/", patience: .milliseconds(200)) == .timedOut)
    }

    @Test func whoIsCancelledMeanwhileGetsAwayAtOnce() async throws {
        let server = try SilentServer()
        let client = WebSocketClient("ws://127.0.0.1:\(server.port)/", patience: .seconds(60), clock: .live)
        let (end, took) = await timed { await cancelled { try await client.connect { _ in } } }
        #expect(throws: CancellationError.self) { try end?.get() }
        #expect(took < .seconds(5))
    }

    @Test func whoHangsUpIsLost() async throws {
        let server = try SilentServer(saying: "", thenHangingUp: true)
        guard case .lost = try await failure("ws://127.0.0.1:\(server.port)/") else { return #expect(Bool(false)) }
    }

    @Test(arguments: [
        "this is no HTTP\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: wrong\r\n\r\n",
        "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: chat\r\n\r\n",
    ])
    func whoSpeaksNonsenseOpensNothing(words: String) async throws {
        let server = try SilentServer(saying: words, thenHangingUp: true)
        let failure = try await failure("ws://127.0.0.1:\(server.port)/")
        #expect(failure != nil && failure != .timedOut)
    }

    @Test func aRefusalWithoutEndIsCutShort() async throws {
        try await TestServer().run { port in
            guard case .refused(let status, let body) = try await failure("ws://127.0.0.1:\(port)/endless") else { return #expect(Bool(false)) }
            #expect(status == 200)
            #expect(body.utf8.count <= 70_000)
        }
    }

    @Test func aCertificateHasToBeTrusted() async throws {
        let certificates = try TestCertificates()
        var server = TestServer.echo
        server.tls = try certificates.server("here")
        let (_, took) = try await timed {
            try await server.run { port in
                for host in ["localhost", "127.0.0.1"] {
                    let trust = Trust.file(certificates.authority)
                    try await WebSocketClient("wss://\(host):\(port)/echo", trust: trust, clock: .live).connect { connection in
                        try await connection.send("secret")
                        var messages = connection.messages.makeAsyncIterator()
                        #expect(try await messages.next() == .text("secret"))
                    }
                }
                let failure = try await failure("wss://localhost:\(port)/echo")
                guard case .untrusted = failure else { return #expect(Bool(false), "\(failure as Any)") }
            }
        }
        // Nobody waits for goodbyes of TLS, which would take five seconds.
        #expect(took < .milliseconds(4500))
    }

    @Test func aCertificateHasToBeOfThatName() async throws {
        let certificates = try TestCertificates()
        var server = TestServer.echo
        server.tls = try certificates.server("elsewhere")
        try await server.run { port in
            for host in ["localhost", "127.0.0.1"] {
                let failure = try await failure("wss://\(host):\(port)/echo", trust: .file(certificates.authority))
                guard case .untrusted = failure else { return #expect(Bool(false), "\(failure as Any)") }
            }
        }
    }

    @Test func whoSpeaksWithoutSecrecyIsNotTrusted() async throws {
        try await TestServer.echo.run { port in
            let failure = try await failure("wss://localhost:\(port)/echo")
            guard case .untrusted = failure else { return #expect(Bool(false), "\(failure as Any)") }
        }
    }

    @Test func aFileOfCertificatesHasToBeOne() async throws {
        guard case .badTrust = try await failure("wss://localhost/", trust: .file("/nonexistent.pem")) else { return #expect(Bool(false)) }
        guard case .badTrust = try await failure("wss://localhost/", trust: .file("/etc/passwd")) else { return #expect(Bool(false)) }
    }
}
