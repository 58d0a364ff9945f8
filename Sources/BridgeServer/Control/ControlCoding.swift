package import Foundation

/// Why a request of the owner's was not carried out, in words.
package struct ControlProblem: Codable, Sendable, Hashable, Error {
    /// The words.
    package var problem: String

    /// Makes a problem.
    package init(_ problem: String) {
        self.problem = problem
    }
}

/// How control messages are written: dates as text, members in a fixed order.
package enum ControlCoding {
    /// Reads a message.
    ///
    /// - Throws: a decoding error when the bytes are not such a message.
    package static func decode<Message: Decodable>(_ type: Message.Type, from bytes: Data) throws -> Message {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try decoder.decode(type, from: bytes)
    }

    /// Writes a message.
    ///
    /// - Throws: an encoding error, for numbers that JSON does not have.
    package static func encode(_ message: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(message)
    }
}
