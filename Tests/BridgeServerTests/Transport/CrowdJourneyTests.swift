import RawSockets
import Testing

@testable import BridgeServer

/// Clients that want too many connections, on real sockets.
@Suite(.timeLimit(.minutes(1)), .serialized) struct CrowdJourneyTests {
    private static let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test func sixtyFifthConnectionIsClosedAndTheOthersLive() async throws {
        try await withServer { port in
            try await offPool {
                let clients = try (0..<64).map { _ in try RawClient(port: port) }
                for client in clients {
                    client.send(Self.request)
                    #expect(client.read(until: "[]").hasSuffix("[]"))
                }
                let late = try RawClient(port: port)
                late.send(Self.request)
                #expect(late.readToEnd().text.isEmpty)
                for client in clients {
                    client.send(Self.request)
                    #expect(client.read(until: "[]").hasSuffix("[]"))
                }
                withExtendedLifetime(clients) {}
            }
        }
    }

    @Test func refusedConnectionCostsNoHandshake() async throws {
        var limits = TransportLimits()
        limits.connectionsPerPeer = 0
        let certificate = try BridgeCertificate(newFor: "001788fffe2496fe")
        try await withServer(limits, certificate: certificate) { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                return client.readToEnd()
            }
            #expect(end.text.isEmpty)
            #expect(end.ending != .stillOpen)
        }
    }

    @Test func closedConnectionMakesRoom() async throws {
        var limits = TransportLimits()
        limits.connectionsPerPeer = 1
        try await withServer(limits, keepAlive: false) { port in
            try await offPool {
                for _ in 0..<20 {
                    let client = try RawClient(port: port)
                    client.send(Self.request)
                    let end = client.readToEnd()
                    // The server may learn of a goodbye a moment after the next hello.
                    #expect(end.text.hasSuffix("[]") || end.text.isEmpty)
                }
            }
        }
    }
}
