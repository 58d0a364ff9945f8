/// A name of the DNS: labels of bytes, the most particular first. Capital and small ASCII letters are the same.
struct DNSName: Sendable, Hashable, CustomStringConvertible {
    /// Longest label and longest name in bytes, RFC 1035 §2.3.4.
    static let longestLabel = 63
    static let longestName = 255

    let labels: [[UInt8]]
    private let folded: [[UInt8]]

    init(labels: [[UInt8]]) {
        self.labels = labels
        folded = labels.map { $0.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
    }

    /// Reads labels with dots between them, such as `_http._tcp.local`. For names whose labels have no dots of their own.
    init(_ text: String) {
        self.init(labels: text.split(separator: ".").map { Array($0.utf8) })
    }

    /// The name with one more label in front.
    func prefixed(_ label: String) -> DNSName { DNSName(labels: [Array(label.utf8)] + labels) }

    /// The name without its first label.
    var parent: DNSName { DNSName(labels: Array(labels.dropFirst())) }

    /// The first label as text, what is not UTF-8 in it replaced.
    var first: String { labels.first.map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// Whether a message can hold it.
    var isSendable: Bool {
        labels.allSatisfy { (1...Self.longestLabel).contains($0.count) } && wireLength <= Self.longestName
    }

    /// Bytes that it takes without compression.
    var wireLength: Int { labels.reduce(1) { $0 + 1 + $1.count } }

    var description: String { labels.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".") }

    static func == (one: DNSName, other: DNSName) -> Bool { one.folded == other.folded }

    func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
