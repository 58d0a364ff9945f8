import NIOCore
import NIOWebSocket

/// Puts messages together out of frames. It knows no connection.
struct WebSocketReader: Sendable {
    /// What a frame leads to.
    enum Event: Sendable, Equatable {
        case message(WebSocketMessage)
        /// The other side wants a sign of life, with this in it.
        case ping(ByteBuffer)
        /// The other side says goodbye.
        case goodbye(WebSocketErrorCode?)
    }

    private let limit: Int
    private let expectsMask: Bool
    private var opcode: WebSocketOpcode?
    private var parts = ByteBuffer()

    /// - Parameters:
    ///   - limit: the longest message in bytes, its parts together.
    ///   - expectsMask: whether frames come from a client, which has to mask them (RFC 6455 §5.1); a server must not.
    init(limit: Int, expectsMask: Bool) {
        self.limit = limit
        self.expectsMask = expectsMask
    }

    /// Takes in a frame.
    ///
    /// - Throws: `ConnectionFailure.tooLong`, `.notUnderstood`.
    mutating func take(_ frame: WebSocketFrame) throws(ConnectionFailure) -> Event? {
        guard (frame.maskKey != nil) == expectsMask else { throw .notUnderstood("a frame with the wrong mask") }
        guard !frame.rsv1, !frame.rsv2, !frame.rsv3 else { throw .notUnderstood("a frame with an extension nobody agreed on") }
        switch frame.opcode {
        case .ping: return .ping(frame.unmaskedData)
        case .pong: return nil
        case .connectionClose: return .goodbye(try Self.code(of: frame.unmaskedData))
        case .text, .binary, .continuation: return try add(frame)
        default: throw .notUnderstood("a frame of kind \(frame.opcode)")
        }
    }

    /// The code of a goodbye; `nil` for one without.
    private static func code(of data: ByteBuffer) throws(ConnectionFailure) -> WebSocketErrorCode? {
        guard data.readableBytes > 0 else { return nil }
        var data = data
        guard let code = data.readWebSocketErrorCode() else { throw .notUnderstood("a goodbye with half a code") }
        return code
    }

    private mutating func add(_ frame: WebSocketFrame) throws(ConnectionFailure) -> Event? {
        let isFirst = frame.opcode != .continuation
        guard isFirst == (opcode == nil) else { throw .notUnderstood("the parts of a message are out of order") }
        var data = frame.unmaskedData
        guard parts.readableBytes + data.readableBytes <= limit else { throw .tooLong }
        if isFirst { opcode = frame.opcode }
        parts.writeBuffer(&data)
        guard frame.fin else { return nil }
        defer { (opcode, parts) = (nil, ByteBuffer()) }
        if opcode == .binary { return .message(.binary(Array(buffer: parts))) }
        guard let text = String(validating: parts.readableBytesView, as: UTF8.self) else { throw .notUnderstood("a text that is not UTF-8") }
        return .message(.text(text))
    }
}
