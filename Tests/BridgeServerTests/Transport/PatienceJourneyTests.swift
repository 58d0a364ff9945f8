import NIOCore
import RawSockets
import Testing

@testable import BridgeServer

/// Clients that take too long, on real sockets. Nobody sleeps: each test waits for the end of its connection.
@Suite(.timeLimit(.minutes(1))) struct PatienceJourneyTests {
    private let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    private func hasty(_ change: (inout TransportLimits) -> Void) -> TransportLimits {
        var limits = TransportLimits()
        change(&limits)
        return limits
    }

    @Test(arguments: ["", "G", "GET / HTTP/1.1\r\nHost: loc"])
    func connectionWithoutWholeHeadIsClosed(_ start: String) async throws {
        try await withServer(hasty { $0.opening = .milliseconds(200) }) { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send(start)
                return client.readToEnd()
            }
            #expect(end == ("", .closed))
        }
    }

    @Test func secondHeadHasItsTimeToo() async throws {
        try await withServer(hasty { $0.head = .milliseconds(200) }) { [request] port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send(request)
                _ = client.read(until: "[]")
                client.send("GET /")
                return client.readToEnd()
            }
            #expect(end == ("", .closed))
        }
    }

    @Test func bodyThatStopsIsClosed() async throws {
        try await withServer(hasty { $0.bodyProgress = .milliseconds(200) }) { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n12345")
                return client.readToEnd()
            }
            #expect(end == ("", .closed))
        }
    }

    @Test func idleConnectionIsClosed() async throws {
        try await withServer(hasty { $0.idle = .milliseconds(200) }) { [request] port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send(request)
                return client.readToEnd()
            }
            #expect(end.text.hasSuffix("\r\n\r\n[]"))
            #expect(end.ending == .closed)
        }
    }

    @Test func answerLeftUnreadIsCutAndNobodyElseNotices() async throws {
        let (cuts, cut) = AsyncStream<Void>.makeStream()
        try await withServer(hasty { $0.unread = .milliseconds(200) }, cut: cut) { [request] port in
            let lazy = try await offPool {
                let client = try RawClient(port: port, receiveBuffer: 4096)
                client.send("GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n")
                return client
            }
            let answer = try await offPool {
                let client = try RawClient(port: port)
                client.send(request)
                return client.read(until: "[]")
            }
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            for await _ in cuts { break }
            withExtendedLifetime(lazy) {}
        }
    }

    @Test func clientThatNeverClosesIsClosed() async throws {
        try await withServer(hasty { $0.linger = .milliseconds(200) }) { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return client.readToEnd()
            }
            #expect(end.text.hasSuffix("[]"))
            #expect(end.ending == .closed)
        }
    }

    @Test func handshakeMustBeginAndEnd() async throws {
        let certificate = try BridgeCertificate(newFor: "001788fffe2496fe")
        try await withServer(hasty { $0.opening = .milliseconds(200) }, certificate: certificate) { port in
            for start in ["", "\u{16}\u{3}\u{1}"] {
                let end = try await offPool {
                    let client = try RawClient(port: port)
                    client.send(start)
                    return client.readToEnd()
                }
                #expect(end.ending != .stillOpen)
            }
        }
    }
}
