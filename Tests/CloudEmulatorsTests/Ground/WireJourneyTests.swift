import CloudEmulators
import Connectivity
import RawSockets
import Testing

@Suite("An emulated cloud on the wire", .timeLimit(.minutes(1)))
struct WireJourneyTests {
    /// Opens a connection to a served cloud, says something and gives what `read` makes of it.
    private func wire<Result: Sendable>(
        _ text: String, _ read: @escaping @Sendable (RawClient) -> Result
    ) async throws -> Result {
        let settings = EmulatorSettings.test()
        return try await withEmulator(try EchoCloud(settings), settings) { base in
            let client = try RawClient(port: try #require(base.split(separator: ":").last.flatMap { Int($0) }))
            return try await offPool {
                client.send(text)
                return read(client)
            }
        }
    }

    private static let upgrade = """
        Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n
        """

    /// What is asked, as the test's name shows it, and what comes.
    private static let asked: [(String, Int)] = [
        ("GET /x HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        ("GET /empty HTTP/1.1\r\nHost: a\r\n\r\n", 204),
        ("HEAD /x HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        // The echo answers this as anything else; a cloud that knows nothing of it has it answered.
        ("OPTIONS /x HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        ("OPTIONS /nonsense HTTP/1.1\r\nHost: a\r\n\r\n", 204),
        ("GET /nonsense HTTP/1.1\r\nHost: a\r\n\r\n", 500),
        ("GET /_emulator/nothing HTTP/1.1\r\nHost: a\r\n\r\n", 404),
        ("this is no HTTP\r\n\r\n", 400),
        ("GET /x HTTP/1.1\r\nHost: a\r\nLong: \(String(repeating: "x", count: 20_000))\r\n\r\n", 400),
        ("GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\(upgrade)\r\n", 101),
        ("GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\(upgrade)\r\n", 200),
    ]

    @Test(arguments: asked.indices)
    func everyAnswerSaysThatItComesFromAnEmulator(number: Int) async throws {
        let (asked, status) = Self.asked[number]
        let answer = try await wire(asked) { $0.readAnswer(hasBody: !asked.hasPrefix("HEAD")) }
        #expect(answer?.status == status)
        #expect(answer?.fields["x-emulator"] == "porchlight-echo")
    }

    @Test func aConnectionTakesOneRequestAfterTheOther() async throws {
        let paths = try await wire("") { client in
            (1...3).map { number in
                client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
                return client.readAnswer().flatMap { try? JSONValue(parsing: $0.body) }?["path"]
            }
        }
        #expect(paths == [["1"], ["2"], ["3"]])
    }

    @Test func requestsThatComeAtOnceAreAnsweredInTheirOrder() async throws {
        let all = (1...20).map { "POST /\($0) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi" }.joined()
        let last = "GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let (text, ending) = try await wire(all + last) { $0.readToEnd() }
        let numbers = text.matches(of: /"path":\["(\w+)"\]/).map { String($0.output.1) }
        #expect(numbers == (1...20).map(String.init) + ["end"])
        #expect(ending == .closed)
    }

    @Test func aBigBodyInPiecesComesWhole() async throws {
        let piece = String(repeating: "x", count: 1000)
        let body = String(repeating: "3e8\r\n\(piece)\r\n", count: 500) + "0\r\n\r\n"
        let answer = try await wire("PUT /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body) { $0.readAnswer() }
        #expect(try JSONValue(parsing: answer?.body ?? [])["length"] == 500_000)
    }

    @Test func aBodyThatIsTooLongIsRefusedAndTheConnectionGoesOn() async throws {
        let long = "PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n" + String(repeating: "x", count: 1_048_577)
        let end = "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let text = try await wire(long + end) { $0.readToEnd().text }
        let statuses = text.matches(of: /HTTP\/1\.1 (\d+)/).map { Int($0.output.1) }
        #expect(statuses == [413, 200])
    }

    @Test func aClientThatWaitsToBeAskedForItsBodyIsAsked() async throws {
        let head = "PUT /x HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        let (first, second) = try await wire(head) { client in
            let first = client.readAnswer()?.status
            client.send("hi")
            return (first, client.readAnswer()?.status)
        }
        #expect(first == 100)
        #expect(second == 200)
    }

    @Test func headTellsTheLengthThatGetWouldHave() async throws {
        let request = { @Sendable (method: String) in "\(method) /x HTTP/1.1\r\nHost: a\r\n\r\n" }
        let (head, get) = try await wire(request("HEAD")) { client in
            let head = client.readAnswer(hasBody: false)
            client.send(request("GET"))
            return (head, client.readAnswer())
        }
        #expect(head?.fields["content-length"] == get?.fields["content-length"])
        #expect(get?.body.isEmpty == false)
    }

    @Test func theBaseURLIsTheOneThatTheClientUsed() async throws {
        let answer = try await wire("GET / HTTP/1.1\r\nHost: cloud.test:99\r\n\r\n") { $0.readAnswer() }
        #expect(try JSONValue(parsing: answer?.body ?? [])["base"] == "http://cloud.test:99")
    }
}
