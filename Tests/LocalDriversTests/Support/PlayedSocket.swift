import Crypto
import Foundation
import NIOCore
import NIOPosix

/// One WebSocket of a played device, byte by byte, so that a test can have them cut and joined as it likes.
final class PlayedSocket: Sendable, Hashable {
    private let channel: any Channel

    init(_ channel: any Channel) { self.channel = channel }

    static func == (left: PlayedSocket, right: PlayedSocket) -> Bool { left === right }
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    /// Says texts, all of them in one piece; or each in small ones.
    func say(_ texts: [String], inPieces: Bool = false) {
        write(texts.flatMap { Self.frame(0x81, Array($0.utf8)) }, inPieces: inPieces)
    }

    /// Says bytes, which no device that is meant here does.
    func say(bytes: [UInt8]) { write(Self.frame(0x82, bytes), inPieces: false) }

    func pong(_ payload: [UInt8]) { write(Self.frame(0x8A, payload), inPieces: false) }

    /// Cuts the connection off without a word.
    func reset() {
        let linger = (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        guard let linger else { return channel.close(promise: nil) }
        linger.whenComplete { _ in self.channel.close(promise: nil) }
    }

    /// All pieces go out one after the other, whoever else writes.
    private func write(_ bytes: [UInt8], inPieces: Bool) {
        let pieces = inPieces
            ? stride(from: 0, to: bytes.count, by: 5).map { Array(bytes[$0..<min($0 + 5, bytes.count)]) } : [bytes]
        channel.eventLoop.execute { [channel] in
            for piece in pieces { channel.writeAndFlush(ByteBuffer(bytes: piece), promise: nil) }
        }
    }

    /// RFC 6455 §5.2, from a server, which does not mask.
    private static func frame(_ head: UInt8, _ payload: [UInt8]) -> [UInt8] {
        let count = payload.count
        if count < 126 { return [head, UInt8(count)] + payload }
        if count < 65_536 { return [head, 126, UInt8(count >> 8), UInt8(count & 255)] + payload }
        return [head, 127] + (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) } + payload
    }

    /// The answer that makes a WebSocket of a connection (RFC 6455 §4.2.2).
    static func welcome(_ key: String) -> String {
        let hash = Insecure.SHA1.hash(data: Data((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").utf8))
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: \(Data(hash).base64EncodedString())\r\n\r\n"
    }
}

/// A frame from a client.
struct PlayedFrame: Sendable {
    let opcode: UInt8
    let payload: [UInt8]
    let length: Int

    /// `nil` while it is not whole.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 2, bytes[1] & 0x80 != 0 else { return nil }
        var (count, at) = (Int(bytes[1] & 0x7F), 2)
        if count == 126 {
            guard bytes.count >= 4 else { return nil }
            (count, at) = (Int(bytes[2]) << 8 | Int(bytes[3]), 4)
        }
        guard count < 127 || at == 4, bytes.count >= at + 4 + count else { return nil }
        let mask = Array(bytes[at..<at + 4])
        payload = bytes[at + 4..<at + 4 + count].enumerated().map { $1 ^ mask[$0 % 4] }
        opcode = bytes[0] & 0x0F
        length = at + 4 + count
    }
}
