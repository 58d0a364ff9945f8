/// A path with names in braces where anything may stand: `/homes/{homeId}`.
struct PathPattern: Sendable, CustomStringConvertible {
    private let pieces: [Substring]

    init(_ text: String) {
        pieces = text.split(separator: "/")
    }

    var description: String { "/" + pieces.joined(separator: "/") }

    /// What stands where the pattern has names; `nil` if it is another path.
    func parameters(in segments: [String]) -> [String: String]? {
        guard segments.count == pieces.count else { return nil }
        var parameters: [String: String] = [:]
        for (piece, segment) in zip(pieces, segments) {
            if piece.hasPrefix("{") {
                parameters[String(piece.dropFirst().dropLast())] = segment
            } else if piece != segment {
                return nil
            }
        }
        return parameters
    }
}
