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

    /// Makes the usual limits.
    package init() {}
}

/// One open WebSocket, on either side. It is open while the closure that got it runs.
package struct WebSocketConnection: Sendable {
    /// What the other side says, in order. Ends when the other side says goodbye, and throws `ConnectionFailure` when
    /// the connection is lost, is dead, or breaks the protocol. To be read by one reader.
    package let messages: AsyncThrowingStream<WebSocketMessage, any Error>

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

    func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) async throws {
        try await outbound.write(WebSocketFrame(fin: true, opcode: opcode, maskKey: isClient ? .random() : nil, data: data))
    }

    /// Says goodbye with a code (RFC 6455 §7.4).
    func sayGoodbye(_ code: WebSocketErrorCode) async {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        try? await write(.connectionClose, data)
    }
}
