/// An M-SEARCH as clients really send it (Docs/Discovery.md §3.2): header names in any case, MAN with or
/// without quotes, CRLF or bare LF, with or without the final empty line.
struct SearchRequest: Equatable {
    /// What is sought, as written.
    let target: String
    /// Longest wait the client is willing to make, in seconds; nil when missing or unreadable.
    let maxWait: Int?

    /// Longest datagram that is read; a search is a tenth of it.
    static let maxLength = 2048

    /// Nil for anything that is not a search, other devices' NOTIFYs first of all.
    init?(_ datagram: some Collection<UInt8>) {
        guard datagram.count <= Self.maxLength else { return nil }
        let lines = datagram.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
        guard let first = lines.first, Self.isSearch(String(decoding: first, as: UTF8.self)) else { return nil }

        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            if line.isEmpty { break }
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = Self.trim(String(decoding: line[..<colon], as: UTF8.self)).uppercased()
            // The first of two equal headers counts, so that what follows cannot change the question.
            if headers[name] == nil {
                headers[name] = Self.trim(String(decoding: line[line.index(after: colon)...], as: UTF8.self))
            }
        }
        guard headers["MAN"]?.lowercased().contains("ssdp:discover") == true else { return nil }
        guard let target = headers["ST"], !target.isEmpty else { return nil }
        self.target = target
        maxWait = headers["MX"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    private static func isSearch(_ line: String) -> Bool {
        let words = line.uppercased().split(separator: " ")
        return words.count == 3 && words[0] == "M-SEARCH" && words[1] == "*" && words[2].hasPrefix("HTTP/1.")
    }

    private static func trim(_ text: String) -> String {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" || character == "\0" }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
