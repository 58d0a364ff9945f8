import RawSockets

/// WebSocket frames as bytes.
enum RawFrame {
    /// The head of a request for a WebSocket.
    static func handshake(_ path: String = "/echo", connection: String = "Upgrade") -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: \(connection)\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    }

    /// A frame as a client sends it.
    ///
    /// - Parameter first: the first byte: 0x80 for the last part, and the opcode.
    static func client(_ first: UInt8, _ payload: [UInt8], masked: Bool = true) -> [UInt8] {
        let mask: [UInt8] = [1, 2, 3, 4]
        let bit: UInt8 = masked ? 0x80 : 0
        var frame = [first]
        switch payload.count {
        case ..<126: frame.append(bit | UInt8(payload.count))
        case ..<65_536: frame += [bit | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default: frame += [bit | 127] + (0..<8).reversed().map { UInt8(truncatingIfNeeded: payload.count >> ($0 * 8)) }
        }
        guard masked else { return frame + payload }
        return frame + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }
}

extension RawClient {
    /// What comes after the answer to the handshake, up to the end of the connection.
    func framesToEnd() -> [UInt8] {
        let bytes = bytesToEnd()
        guard let end = bytes.indices.first(where: { Array(bytes[$0...].prefix(4)) == Array("\r\n\r\n".utf8) }) else { return [] }
        return Array(bytes[(end + 4)...])
    }
}
