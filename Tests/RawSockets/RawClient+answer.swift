import Foundation

/// An answer as it came over the wire.
package struct WireAnswer: Sendable {
    /// HTTP status.
    package let status: Int
    /// Header fields by their names in lower case.
    package let fields: [String: String]
    /// What follows the head.
    package let body: [UInt8]

    /// Makes an answer of its parts.
    package init(status: Int, fields: [String: String], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

extension RawClient {
    private static let blank = Data("\r\n\r\n".utf8)

    /// Reads one answer on a connection that stays open; `nil` when none comes whole.
    ///
    /// - Parameter hasBody: false after `HEAD`, whose answer ends with its head.
    package func readAnswer(hasBody: Bool = true) -> WireAnswer? {
        var bytes: [UInt8] = []
        while let more = readMore() {
            bytes += more
            guard let end = Self.endOfHead(bytes) else { continue }
            guard let head = AnswerHead(String(decoding: bytes[..<end], as: UTF8.self)) else { return nil }
            let length = hasBody ? head.contentLength : 0
            while bytes.count < end + length {
                guard let more = readMore() else { return nil }
                bytes += more
            }
            return WireAnswer(status: head.status, fields: head.fields, body: Array(bytes[end...]))
        }
        return nil
    }

    private func readMore() -> [UInt8]? {
        guard case .success(let some) = receive(), !some.isEmpty else { return nil }
        return some
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        Data(bytes).range(of: blank)?.upperBound
    }
}
