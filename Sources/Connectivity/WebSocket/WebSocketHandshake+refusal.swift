import NIOCore
import NIOHTTP1

extension WebSocketHandshake {
    /// As much of a refusal's body as is read.
    private static let mostBytes = 4096

    /// Reads the answer that came instead of a WebSocket.
    static func refusal(on channel: NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>) async throws -> Outcome {
        try await channel.executeThenClose { inbound, _ in
            var status: Int?
            var body = ByteBuffer()
            reading: for try await part in inbound {
                switch part {
                case .head(let head): status = Int(head.status.code)
                case .body(var more): body.writeBuffer(&more)
                case .end: break reading
                }
                if body.readableBytes > mostBytes { break reading }
            }
            guard let status else { throw ConnectionFailure.lost("it hung up") }
            let length = min(body.readableBytes, mostBytes)
            return .refused(status: status, body: body.getString(at: body.readerIndex, length: length) ?? "")
        }
    }
}
