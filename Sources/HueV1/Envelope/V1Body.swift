/// The body of a writing request: what it says, and its text for quoting.
struct V1Body: Sendable {
    let node: JSONNode
    private let text: [UInt8]
    private let quoting: OffendingValue

    /// Reads a body, which must be an object, or where that is allowed a list. One that is not there at all counts as a
    /// missing one (Docs/HueV1.md §4.3).
    init(_ text: [UInt8], address: String, quoting: OffendingValue, allowsList: Bool = false) throws(V1Error) {
        guard !Self.isMissing(text) else { throw .missing(address) }
        do throws(JSONParser.SyntaxError) {
            node = try JSONParser.parse(text)
        } catch {
            throw .invalidJSON(address)
        }
        guard node.members != nil || allowsList else { throw .invalidJSON(address) }
        self.text = text
        self.quoting = quoting
    }

    /// A body that says what another says, as one parameter; texts are quoted from the other.
    init(_ body: V1Body, within parameter: String) {
        let member = JSONNode.Member(name: parameter, node: body.node)
        node = JSONNode(value: .object([member]), range: body.node.range)
        text = body.text
        quoting = body.quoting
    }

    /// Whether there is nothing but blanks, and the NUL that some clients send behind a body.
    static func isMissing(_ text: [UInt8]) -> Bool {
        text.allSatisfy { $0 == 0 || JSONParser.isBlank($0) }
    }

    /// The members, in the order they came.
    var members: [JSONNode.Member] { node.members ?? [] }

    /// The text of a value as error 7 quotes it.
    ///
    /// - Parameter isText: whether the parameter is one that takes strings; of those a string is quoted as it is.
    func quote(_ node: JSONNode, isText: Bool = false) -> String {
        if let string = node.string, isText || quoting == .clean { return string }
        switch quoting {
        case .clean: return String(decoding: text[node.range], as: UTF8.self)
        case .exact: return exact(node)
        }
    }

    private func exact(_ node: JSONNode) -> String {
        let delimiters = Set(",}]".utf8)
        let behind = text[node.range.upperBound...].firstIndex { delimiters.contains($0) } ?? text.count - 1
        let token = text[node.range.lowerBound...max(behind, node.range.lowerBound)]
        return String(decoding: token.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
