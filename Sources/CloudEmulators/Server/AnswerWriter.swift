import HTTPTypes
import HummingbirdCore
import NIOCore

/// Writes an answer to its connection, whole or in drips.
struct AnswerWriter: Sendable {
    /// Whether only the head was asked for.
    let isHead: Bool
    /// Whether the connection ends with the answer.
    let isLast: Bool
    let faults: FaultDesk

    /// Writes.
    ///
    /// - Parameter suffering: what the request suffers; it may have to wait for each byte.
    func write(
        _ answer: EmulatorAnswer, to writer: consuming ResponseWriter, _ suffering: FaultDesk.Suffering? = nil
    ) async throws {
        let head = head(of: answer)
        guard !isHead, Self.mayHaveBody(answer.status) else { return try await writer.writeResponse(head) }
        guard let suffering, let drip = suffering.drip else {
            return try await writer.write(response: head, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        }
        var body = try await writer.writeHead(head)
        for byte in answer.body {
            try await faults.wait(for: drip, suffering)
            try await body.write(ByteBuffer(bytes: [byte]))
        }
        try await body.finish(nil)
    }

    private func head(of answer: EmulatorAnswer) -> HTTPResponse {
        // What is no final status would leave the client waiting.
        let status = (200...599).contains(answer.status) ? answer.status : 500
        var head = HTTPResponse(status: .init(code: status), headerFields: answer.headers)
        if Self.mayHaveBody(status) { head.headerFields[.contentLength] = "\(answer.body.count)" }
        if isLast { head.headerFields[.connection] = "close" }
        return head
    }

    private static func mayHaveBody(_ status: Int) -> Bool { status != 204 && status != 304 }
}
