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
        guard let blank = wire.range(of: "\r\n\r\n") else { return nil }
        let lines = wire[..<blank.lowerBound].components(separatedBy: "\r\n")
        let start = lines[0].split(separator: " ")
        guard start.count > 1, start[0].hasPrefix("HTTP/1."), let status = Int(start[1]) else { return nil }
        self.status = status
        fields = Dictionary(lines.dropFirst().compactMap { line in
            line.range(of: ": ").map { (line[..<$0.lowerBound].lowercased(), String(line[$0.upperBound...])) }
        }) { $0 + ", " + $1 }
        text = String(wire[blank.upperBound...])
        json = JSON(text)
        self.ending = ending
    }
}
