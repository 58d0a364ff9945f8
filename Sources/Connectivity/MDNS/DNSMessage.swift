/// A message of multicast DNS (RFC 6762 §18): questions with the answers that the asker knows, or answers.
struct DNSMessage: Sendable, Hashable {
    /// Most of questions and records together that are taken: far more than fit into a packet that makes sense.
    private static let mostParts = 512
    private static let responseBit: UInt16 = 0x8000
    /// Operation and result, which are both zero in all messages that count (§18.3, §18.11).
    private static let oddBits: UInt16 = 0x780F
    private static let truncatedBit: UInt16 = 0x0200
    /// Response and authoritative (§18.4).
    private static let responseFlags: UInt16 = 0x8400

    var isResponse = false
    /// Whether more known answers follow in another message (§7.2).
    var isTruncated = false
    var questions: [DNSQuestion] = []
    var answers: [DNSRecord] = []
    var authorities: [DNSRecord] = []
    var additionals: [DNSRecord] = []

    /// All records of a response; where they stand makes no difference.
    var records: [DNSRecord] { answers + additionals }
}

extension DNSMessage {
    init(parsing bytes: [UInt8]) throws(DNSFailure) {
        var reader = DNSReader(bytes)
        _ = try reader.word()
        let flags = try reader.word()
        guard flags & Self.oddBits == 0 else { throw .badData }
        isResponse = flags & Self.responseBit != 0
        isTruncated = flags & Self.truncatedBit != 0
        let counts = [try reader.word(), try reader.word(), try reader.word(), try reader.word()].map { Int($0) }
        guard counts.reduce(0, +) <= Self.mostParts else { throw .tooMuch }
        for _ in 0..<counts[0] { questions.append(try DNSQuestion(from: &reader)) }
        for _ in 0..<counts[1] { answers.append(try DNSRecord(from: &reader)) }
        for _ in 0..<counts[2] { authorities.append(try DNSRecord(from: &reader)) }
        for _ in 0..<counts[3] { additionals.append(try DNSRecord(from: &reader)) }
    }

    /// The message as it is sent.
    func bytes() throws(DNSFailure) -> [UInt8] {
        var writer = DNSWriter()
        writer.word(0)
        writer.word((isResponse ? Self.responseFlags : 0) | (isTruncated ? Self.truncatedBit : 0))
        for count in [questions.count, answers.count, authorities.count, additionals.count] {
            guard let count = UInt16(exactly: count) else { throw .tooMuch }
            writer.word(count)
        }
        for question in questions { try question.write(to: &writer) }
        for record in answers + authorities + additionals { try record.write(to: &writer) }
        return writer.bytes
    }
}
