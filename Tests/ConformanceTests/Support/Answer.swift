import Foundation
import RawSockets

/// What a bridge answered, as it came over the wire.
struct Answer: Sendable {
    let status: Int
    /// Header fields by their names in lower case.
    let fields: [String: String]
    /// The body as text.
    let text: String
    /// The body as JSON; `nil` if it is none.
    let json: JSON?
    /// What became of the connection.
    let ending: RawClient.Ending

    /// Reads an answer to one request; `nil` if it is none.
    init?(_ wire: String, ending: RawClient.Ending) {
        guard let blank = wire.range(of: "\r\n\r\n"), let head = AnswerHead(String(wire[..<blank.lowerBound])) else { return nil }
        (status, fields) = (head.status, head.fields)
        text = String(wire[blank.upperBound...])
        json = JSON(text)
        self.ending = ending
    }
}
