import NIOCore
import NIOWebSocket

/// What passes over a WebSocket.
package enum WebSocketMessage: Sendable, Hashable {
    case text(String)
    case binary([UInt8])
}

/// Limits of a WebSocket.
package struct WebSocketLimits: Sendable, Hashable {
    /// The longest message in bytes, its parts together.
    package var messageBytes = 1 << 20
    /// How many messages may wait to be read. A peer that is that far ahead is cut off.
    package var waitingMessages = 1024
    /// How many bytes they may have together; a single message may have more.
    package var waitingBytes = 4 << 20

    /// Makes the usual limits.
    package init() {}
}

/// One open WebSocket, on either side. It is open while the closure that got it runs.
package struct WebSocketConnection: Sendable {
    /// What the other side says, in order. To be read by one reader.
    package let messages: WebSocketMessages

    let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
    let isClient: Bool

    /// Sends a text; waits while the other side is slow to take it.
    ///
    /// - Throws: when the connection is no more.
    package func send(_ text: String) async throws {
        try await write(.text, ByteBuffer(string: text))
    }

    /// Sends bytes; waits while the other side is slow to take them.
    ///
    /// - Throws: when the connection is no more.
    package func send(_ bytes: [UInt8]) async throws {
        try await write(.binary, ByteBuffer(bytes: bytes))
    }

    /// Sends every text of a sequence, paying no heed to what the other side says; returns when the sequence ends or the
    /// connection is no more.
    package func send<Texts: AsyncSequence & Sendable>(each texts: Texts) async where Texts.Element == String {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do {
                    for try await text in texts { try await send(text) }
                } catch {}
            }
            group.addTask {
                do {
                    for try await _ in messages {}
                } catch {}
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) async throws {
        try await outbound.write(.whole(opcode, data, isClient: isClient))
    }
}

extension WebSocketFrame {
    /// A frame of its own. A client masks what it sends (RFC 6455 §5.3).
    static func whole(_ opcode: WebSocketOpcode, _ data: ByteBuffer, isClient: Bool) -> WebSocketFrame {
        WebSocketFrame(fin: true, opcode: opcode, maskKey: isClient ? .random() : nil, data: data)
    }

    /// A goodbye with a code (RFC 6455 §7.4).
    static func goodbye(_ code: WebSocketErrorCode, isClient: Bool) -> WebSocketFrame {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        return whole(.connectionClose, data, isClient: isClient)
    }
}
