import CloudEmulators
import Connectivity
import Foundation
import RawSockets
import Testing

@Suite("MODE: signs of life", .timeLimit(.minutes(1)))
struct ModePingTests {
    /// A frame as a client sends it, masked with zeros (RFC 6455 §5.3).
    private func frame(_ opcode: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0x80 | opcode, 0x80 | UInt8(payload.count), 0, 0, 0, 0] + payload
    }

    /// Node's device library closes unless the pong carries what its ping did: `ts=` and a time.
    @Test(arguments: ["ts=1700000000000", #"{"ts":1}"#, ""])
    func m29APingIsAnsweredWithItsOwnPayload(_ payload: String) async throws {
        try await ModeBench.served { bench async throws in
            let port = try #require(URL(string: bench.base)?.port)
            let key = try bench.secret("apiKey", of: 9005)
            let heard = try await offPool {
                let client = try RawClient(port: port)
                client.send("""
                    GET /devices/9005/command?authToken=\(key) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n\
                    Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n
                    """)
                _ = client.read(until: "\r\n\r\n")
                // Ignored: nothing that a client says is heard.
                client.send(self.frame(1, Array("hello".utf8)))
                client.send(self.frame(9, Array(payload.utf8)))
                client.send(self.frame(8, [3, 232]))
                return client.bytesToEnd()
            }
            #expect(heard.starts(with: [0x8A, UInt8(payload.utf8.count)] + Array(payload.utf8)))
        }
    }
}
