import Foundation

/// The head of an answer, read.
package struct AnswerHead: Sendable {
    /// HTTP status.
    package let status: Int
    /// Header fields by their names in lower case; of a name that came twice both values, with a comma between them.
    package let fields: [String: String]

    /// Reads a head, with or without the empty line behind it; `nil` if it is none.
    package init?(_ text: String) {
        let lines = text.components(separatedBy: "\r\n")
        let start = lines[0].split(separator: " ")
        guard start.count > 1, start[0].hasPrefix("HTTP/1."), let status = Int(start[1]) else { return nil }
        self.status = status
        fields = Dictionary(lines.dropFirst().compactMap { line in
            line.range(of: ": ").map { (line[..<$0.lowerBound].lowercased(), String(line[$0.upperBound...])) }
        }) { $0 + ", " + $1 }
    }

    var contentLength: Int { fields["content-length"].flatMap { Int($0) } ?? 0 }
}
