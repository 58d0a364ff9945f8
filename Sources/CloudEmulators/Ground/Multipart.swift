import Foundation

/// A body of several parts, as browsers send forms (RFC 7578). Only parts with a name are fields.
struct Multipart: Sendable {
    let fields: [(name: String, value: String)]

    init(_ body: [UInt8], contentType: String) {
        guard let boundary = Self.parameter("boundary", of: contentType) else {
            fields = []
            return
        }
        let parts = Self.split(body, at: Array("--\(boundary)".utf8)).dropFirst()
        fields = parts.compactMap(Self.field)
    }

    /// Between the line of the boundary and the next one: a head, an empty line, the content.
    private static func field(_ part: ArraySlice<UInt8>) -> (name: String, value: String)? {
        let pieces = split(Array(part), at: Array("\r\n\r\n".utf8), most: 1)
        guard pieces.count == 2 else { return nil }
        let head = String(decoding: pieces[0], as: UTF8.self)
        guard let line = head.split(whereSeparator: \.isNewline).first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: String(line))
        else { return nil }
        var content = pieces[1]
        if content.suffix(2).elementsEqual("\r\n".utf8) { content.removeLast(2) }
        return (name, String(decoding: content, as: UTF8.self))
    }

    private static func parameter(_ name: String, of text: String) -> String? {
        for piece in text.split(separator: ";").dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard halves.count == 2, halves[0].lowercased() == name else { continue }
            return halves[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return nil
    }

    private static func split(_ bytes: [UInt8], at mark: [UInt8], most: Int = .max) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var (start, at) = (0, 0)
        while at + mark.count <= bytes.count, pieces.count < most {
            if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
                pieces.append(bytes[start..<at])
                at += mark.count
                start = at
            } else {
                at += 1
            }
        }
        return pieces + [bytes[start...]]
    }
}
