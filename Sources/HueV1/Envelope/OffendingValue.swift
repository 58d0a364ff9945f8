/// How error 7 quotes the value it complains about (Docs/HueV1.md §4.5).
package enum OffendingValue: String, Sendable, Hashable {
    /// The value alone, which is what most clients expect to read.
    case clean
    /// As a real bridge does: straight out of the text, with the delimiter that follows and blanks for quotes.
    case exact
}

/// The body of a request: what it says, and its text for quoting.
struct V1Body: Sendable {
    let node: JSONNode
    private let text: [UInt8]
    private let quoting: OffendingValue

    init(_ text: [UInt8], quoting: OffendingValue) throws(JSONParser.SyntaxError) {
        node = try JSONParser.parse(text)
        self.text = text
        self.quoting = quoting
    }

    /// The text at a place.
    subscript(range: Range<Int>) -> ArraySlice<UInt8> { text[range] }

    /// The text of a value as error 7 quotes it.
    func quote(_ node: JSONNode) -> String {
        switch quoting {
        case .clean: node.string ?? String(decoding: text[node.range], as: UTF8.self)
        case .exact: exact(node)
        }
    }

    private func exact(_ node: JSONNode) -> String {
        let delimiters = Set(",}]".utf8)
        let behind = text[node.range.upperBound...].firstIndex { delimiters.contains($0) } ?? text.count - 1
        let token = text[node.range.lowerBound...max(behind, node.range.lowerBound)]
        return String(decoding: token.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
