import RawSockets
import Testing

@testable import BridgeServer

/// Requests that are too large or malformed, on real sockets: what comes back, and that the connection ends.
@Suite(.timeLimit(.minutes(1))) struct SizeJourneyTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "x", count: 17_000))\r\n\r\n", "431"),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n" + String(repeating: "X: y\r\n", count: 101) + "\r\n", "431"),
        ("GET /\(String(repeating: "x", count: 17_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n", "431"),
        ("nonsense\r\n\r\n", "400"),
        ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n", "413"),
        ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n" + String(repeating: "x", count: 65_537), "413"),
        ("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n"
            + String(repeating: "x", count: 65_537) + "\r\n0\r\n\r\n", "413"),
    ])
    func tooMuchIsAnsweredAndClosed(_ request: String, _ status: String) async throws {
        try await withServer { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send(request)
                return client.readToEnd()
            }
            #expect(end.text.hasPrefix("HTTP/1.1 \(status) "))
            #expect(end.text.contains("\r\nConnection: close\r\n"))
            #expect(end.ending == .closed)
        }
    }

    @Test func largestBodyIsAccepted() async throws {
        let body = String(repeating: "x", count: 65_536)
        let announced = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n" + body
        let chunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n" + body + "\r\n0\r\n\r\n"
        try await withServer { port in
            let answers = try await offPool {
                let client = try RawClient(port: port)
                return [announced, chunked].map { request in
                    client.send(request)
                    return client.read(until: "[65536]")
                }
            }
            for answer in answers { #expect(answer.hasSuffix("[65536]")) }
        }
    }

    @Test func heldBackBodyIsAskedFor() async throws {
        try await withServer { port in
            let (interim, answer) = try await offPool {
                let client = try RawClient(port: port)
                client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                let interim = client.read(until: "\r\n\r\n")
                client.send("abc")
                return (interim, client.read(until: "[3]"))
            }
            #expect(interim == "HTTP/1.1 100 Continue\r\n\r\n")
            #expect(answer.hasSuffix("[3]"))
        }
    }
}
