@testable import Connectivity
import Testing

@Suite("Messages of multicast DNS", .timeLimit(.minutes(1)))
struct DNSMessageTests {
    private static func bytes(_ hex: String) -> [UInt8] {
        let digits = Array(hex.filter(\.isHexDigit))
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    /// Written by hand after RFC 1035 §4.1: a lamp's answer with its four records, names pointing at what was before them.
    private static let answer = bytes("""
        0000 8400 0000 0001 0000 0003
        05 5f6c616d70 04 5f746370 05 6c6f63616c 00  000c 0001 00001194 000c 09 4465736b206c616d70 c00c
        c028  0021 8001 00000078 000d 0000 0000 0050 04 6465736b c017
        c028  0010 8001 00001194 0005 04 6f6e3d31
        c046  0001 8001 00000078 0004 c0a8021e
        """)

    @Test func anAnswerIsRead() throws {
        let message = try DNSMessage(parsing: Self.answer)
        #expect(message.isResponse)
        #expect(message.answers == [Lamp.pointer()])
        #expect(message.additionals == [Lamp.location(), Lamp.text("on=1"), Lamp.address()])
    }

    @Test func anAnswerIsWrittenAsShortAsByHand() throws {
        var message = Lamp.says(Lamp.pointer())
        message.additionals = [Lamp.location(), Lamp.text("on=1"), Lamp.address()]
        #expect(try message.bytes() == Self.answer)
    }

    @Test func aQuestionIsWrittenAndRead() throws {
        var message = DNSMessage()
        message.questions = [DNSQuestion(name: Lamp.service, kind: DNSKind.pointer)]
        message.isTruncated = true
        let bytes = try message.bytes()
        #expect(bytes == Self.bytes("0000 0200 0001 0000 0000 0000 05 5f6c616d70 04 5f746370 05 6c6f63616c 00 000c 0001"))
        #expect(try DNSMessage(parsing: bytes) == message)
    }

    @Test func everyKindOfRecordComesBackAsItWent() throws {
        let data: [DNSData] = [
            .ipv4(ip("10.0.0.1")), .ipv6(Array(1...16)), .pointer(Lamp.instance), .text([]), .text([Array("a".utf8), [0xFF]]),
            .service(priority: 1, weight: 2, port: 65_535, host: Lamp.host), .other(47, [1, 2, 3]),
        ]
        var message = DNSMessage(isResponse: true)
        message.answers = data.map { DNSRecord(name: Lamp.host, isFlushing: true, seconds: 7, data: $0) }
        message.authorities = [Lamp.pointer()]
        #expect(try DNSMessage(parsing: message.bytes()) == message)
    }

    @Test func namesAreTheSameInCapitals() {
        #expect(DNSName("_eWeLink._TCP.local") == DNSName("_ewelink._tcp.local"))
        #expect(Set([DNSName("A.b"), DNSName("a.B")]).count == 1)
        #expect(DNSName(labels: [[0xC3, 0x84]]) != DNSName(labels: [[0xC3, 0xA4]]))
    }

    @Test(arguments: [
        ("a pointer at itself", "c00c 0001 0001"), ("a pointer ahead", "c0ff 0001 0001"), ("a pointer cut off", "c0"),
        ("a label of no kind", "4161 00 0001 0001"), ("a label cut off", "05 6161"), ("a name without an end", "01 61"),
    ])
    func aBadNameIsRefused(_ name: String, _ rest: String) {
        #expect(throws: DNSFailure.self) { try DNSMessage(parsing: Self.bytes("0000 0000 0001 0000 0000 0000" + rest)) }
    }

    /// Each pointer leads to one before it, over and over: the name would be longer than names are.
    @Test func aChainOfPointersComesToAnEnd() {
        var bytes = Self.bytes("0000 8400 0000 0000 0000 0000") + [63] + [UInt8](repeating: 0x61, count: 63) + [0]
        for place in 0..<20 {
            let before = place == 0 ? 12 : bytes.count - 66
            bytes += [63] + [UInt8](repeating: 0x62, count: 63) + [0xC0 | UInt8(before >> 8), UInt8(before & 0xFF)]
        }
        var reader = DNSReader(bytes)
        #expect(throws: DNSFailure.badName) {
            _ = try reader.take(bytes.count - 66)
            _ = try reader.name()
        }
    }

    @Test(arguments: [
        ("an address of three bytes", "0001 0001 00000001 0003 010203"), ("an IPv6 address of four", "001c 0001 00000001 0004 01020304"),
        ("a string longer than its record", "0010 0001 00000001 0002 0561"), ("a record longer than all", "0001 0001 00000001 00ff 01"),
        ("a name that ends before its record", "000c 0001 00000001 0004 0161 00 00"), ("half a service", "0021 0001 00000001 0004 00000000"),
    ])
    func badDataIsRefused(_ name: String, _ record: String) {
        #expect(throws: DNSFailure.self) { try DNSMessage(parsing: Self.bytes("0000 8400 0000 0001 0000 0000 00" + record)) }
    }

    @Test func otherKindsOfMessagesAreRefused() {
        #expect(throws: DNSFailure.badData) { try DNSMessage(parsing: Self.bytes("0000 2800 0000 0000 0000 0000")) }
        #expect(throws: DNSFailure.tooMuch) { try DNSMessage(parsing: Self.bytes("0000 8400 0000 ffff 0000 0000")) }
        #expect(throws: DNSFailure.short) { try DNSMessage(parsing: [0, 0, 0x84]) }
    }

    @Test func whatIsTooLongIsNotWritten() {
        var message = DNSMessage()
        message.questions = [DNSQuestion(name: DNSName(labels: [[UInt8](repeating: 1, count: 64)]), kind: 1)]
        #expect(throws: DNSFailure.badName) { try message.bytes() }
        message.questions = [DNSQuestion(name: DNSName(labels: [[]]), kind: 1)]
        #expect(throws: DNSFailure.badName) { try message.bytes() }
        message = Lamp.says(DNSRecord(name: Lamp.host, seconds: 1, data: .text([[UInt8](repeating: 1, count: 256)])))
        #expect(throws: DNSFailure.tooMuch) { try message.bytes() }
    }
}
