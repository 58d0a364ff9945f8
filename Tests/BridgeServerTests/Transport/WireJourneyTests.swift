import Foundation
import RawSockets
import Testing

@testable import BridgeServer

/// What a well-behaved client sees on the wire.
@Suite(.timeLimit(.minutes(1))) struct WireJourneyTests {
    private static let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test func fieldsStandInTheOrderOfARealBridgeAndThenItCloses() async throws {
        try await withServer(keepAlive: false) { port in
            let end = try await offPool {
                let client = try RawClient(port: port)
                client.send(Self.request)
                return client.readToEnd()
            }
            let head = end.text.components(separatedBy: "\r\n\r\n")[0].components(separatedBy: "\r\n")
            #expect(head[0] == "HTTP/1.1 200 OK")
            #expect(head.dropFirst().map { String($0.prefix { $0 != ":" }) } == [
                "Server", "Date", "Content-Type", "Content-Length", "Connection", "Cache-Control", "Pragma", "Expires",
                "Access-Control-Max-Age", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials",
                "Access-Control-Allow-Methods", "Access-Control-Allow-Headers",
            ])
            #expect(head[1] == "Server: nginx")
            #expect(head[2].hasSuffix(" GMT"))
            #expect(end.text.hasSuffix("\r\n\r\n[]"))
            #expect(end.ending == .closed)
        }
    }

    @Test func pipelinedRequestsAreAnsweredInTurn() async throws {
        try await withServer { port in
            let answers = try await offPool {
                let client = try RawClient(port: port)
                client.send(Self.request + "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab" + Self.request)
                client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                return client.readToEnd().text.components(separatedBy: "HTTP/1.1 200 OK").map { $0.components(separatedBy: "\r\n\r\n").last ?? "" }
            }
            #expect(answers == ["", "[]", "[2]", "[]", "[]"])
        }
    }

    @Test func stockClientSpeaksTLSWithIt() async throws {
        let certificate = try BridgeCertificate(newFor: "001788fffe2496fe")
        try await withServer(keepAlive: false, certificate: certificate) { port in
            let output = try await offPool {
                try run(
                    "/usr/bin/openssl",
                    ["s_client", "-connect", "127.0.0.1:\(port)", "-ign_eof", "-alpn", "http/1.1", "-servername", "001788fffe2496fe"],
                    input: Self.request
                )
            }
            #expect(output.contains("ALPN protocol: http/1.1"))
            #expect(output.contains("CN = 001788fffe2496fe") || output.contains("CN=001788fffe2496fe"))
            #expect(output.contains("HTTP/1.1 200 OK\r\nServer: nginx\r\n"))
            #expect(output.contains("\r\n\r\n[]"))
        }
    }

    @Test func oldTLSIsRefused() async throws {
        let certificate = try BridgeCertificate(newFor: "001788fffe2496fe")
        try await withServer(certificate: certificate) { port in
            let output = try await offPool {
                try run("/usr/bin/openssl", ["s_client", "-connect", "127.0.0.1:\(port)", "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"])
            }
            #expect(!output.contains("HTTP/1.1"))
            #expect(output.contains("alert") || output.contains("Cipher is (NONE)"))
        }
    }
}
