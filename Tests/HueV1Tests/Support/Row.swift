import Testing

/// One request and its exact answer; `tag` is the row of the reference's checklist, with `(M)` behind it where the row
/// rests on inference.
struct Row: Sendable, CustomTestStringConvertible {
    let tag: String
    let request: String
    let body: String
    let answer: String
    /// What a reading afterwards contains.
    private(set) var shown: (path: String, piece: String)?

    init(_ tag: String, _ request: String, _ body: String = "", _ entries: Entry...) {
        (self.tag, self.request, self.body) = (tag, request, body)
        answer = Entry.list(entries)
    }

    init(_ tag: String, _ request: String, _ body: String = "", text: String) {
        (self.tag, self.request, self.body, answer) = (tag, request, body, text)
    }

    /// The row with something to look for afterwards.
    func shows(_ path: String, _ piece: String) -> Row {
        var row = self
        row.shown = (path, piece)
        return row
    }

    /// Sends the request in a fresh home.
    func check() throws {
        var fixture = try V1Fixture()
        check(in: &fixture)
    }

    func check(in fixture: inout V1Fixture) {
        #expect(fixture.send(request, body) == answer, "\(tag): \(request) \(body)")
        guard let shown else { return }
        let reading = fixture.send("GET " + shown.path)
        #expect(reading.contains(shown.piece), "\(tag): \(reading)")
    }

    var testDescription: String { "\(tag): \(request) \(body)" }
}

/// One entry of an answer, by the words of Docs/HueV1.md §4.
struct Entry: Sendable {
    let json: String

    /// The answer that entries make.
    static func list(_ entries: [Entry]) -> String { "[" + entries.map(\.json).joined(separator: ",") + "]" }

    /// The answer that consists of this entry.
    var alone: String { Entry.list([self]) }

    static func error(_ type: Int, _ address: String, _ description: String) -> Entry {
        Entry(json: #"{"error":{"type":\#(type),"address":"\#(address)","description":"\#(description)"}}"#)
    }

    static func set(_ path: String, _ value: String) -> Entry { Entry(json: #"{"success":{"\#(path)":\#(value)}}"#) }
    static func done(_ words: String) -> Entry { Entry(json: #"{"success":"\#(words)"}"#) }

    static func stranger(_ address: String) -> Entry { error(1, address, "unauthorized user") }
    static func badJSON(_ address: String) -> Entry { error(2, address, "body contains invalid json") }
    static func none(_ address: String) -> Entry { error(3, address, "resource, \(address), not available") }
    static func method(_ method: String, _ address: String) -> Entry {
        error(4, address, "method, \(method), not available for resource, \(address)")
    }
    static func missing(_ address: String) -> Entry { error(5, address, "invalid/missing parameters in body") }
    static func unknown(_ address: String) -> Entry { error(6, address, "parameter, \(name(address)), not available") }
    static func invalid(_ address: String, _ value: String) -> Entry {
        error(7, address, "invalid value, \(value), for parameter, \(name(address))")
    }
    static func readOnly(_ address: String) -> Entry { error(8, address, "parameter, \(name(address)), is not modifiable") }
    static func off(_ address: String) -> Entry {
        error(201, address, "parameter, \(name(address)), is not modifiable. Device is set to off.")
    }

    private static func name(_ address: String) -> String {
        String(address[(address.lastIndex(of: "/").map { address.index(after: $0) } ?? address.startIndex)...])
    }
}
