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
    private var opcode: WebSocketOpcode?
    private var parts = ByteBuffer()

    init(limit: Int) {
        self.limit = limit
    }

    /// Takes in a frame.
    ///
    /// - Throws: `ConnectionFailure.tooLong`, `.notUnderstood`.
    mutating func take(_ frame: WebSocketFrame) throws(ConnectionFailure) -> Event? {
        switch frame.opcode {
        case .ping: return .ping(frame.unmaskedData)
        case .pong: return nil
        case .connectionClose:
            var data = frame.unmaskedData
            return .goodbye(data.readWebSocketErrorCode())
        case .text, .binary, .continuation: return try add(frame)
        default: throw .notUnderstood("a frame of kind \(frame.opcode)")
        }
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
