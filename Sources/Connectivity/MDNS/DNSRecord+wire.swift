/// The class of the internet; its highest bit says something else in records (flush) and in questions (unicast).
private let internet: UInt16 = 1
private let highestBit: UInt16 = 0x8000

extension DNSQuestion {
    init(from reader: inout DNSReader) throws(DNSFailure) {
        name = try reader.name()
        kind = try reader.word()
        wantsUnicast = try reader.word() & highestBit != 0
    }

    func write(to writer: inout DNSWriter) throws(DNSFailure) {
        try writer.name(name)
        writer.word(kind)
        writer.word(wantsUnicast ? internet | highestBit : internet)
    }
}

extension DNSRecord {
    init(from reader: inout DNSReader) throws(DNSFailure) {
        name = try reader.name()
        let kind = try reader.word()
        isFlushing = try reader.word() & highestBit != 0
        seconds = try reader.long()
        let length = Int(try reader.word())
        let end = reader.place + length
        guard end <= reader.bytes.count else { throw .short }
        data = try DNSData(kind, from: &reader, length: length)
        guard reader.place == end else { throw .badData }
    }

    func write(to writer: inout DNSWriter) throws(DNSFailure) {
        try writer.name(name)
        writer.word(data.kind)
        writer.word(isFlushing ? internet | highestBit : internet)
        writer.long(seconds)
        try writer.counted { writer throws(DNSFailure) in try data.write(to: &writer) }
    }
}

extension DNSData {
    fileprivate init(_ kind: UInt16, from reader: inout DNSReader, length: Int) throws(DNSFailure) {
        switch kind {
        case DNSKind.ipv4:
            guard length == 4 else { throw .badData }
            self = .ipv4(IPv4Address(bits: try reader.long()))
        case DNSKind.ipv6:
            guard length == 16 else { throw .badData }
            self = .ipv6(try reader.take(16))
        case DNSKind.pointer:
            self = .pointer(try reader.name())
        case DNSKind.text:
            self = .text(try Self.strings(in: try reader.take(length)))
        case DNSKind.service:
            self = .service(
                priority: try reader.word(), weight: try reader.word(), port: try reader.word(), host: try reader.name())
        default:
            self = .other(kind, try reader.take(length))
        }
    }

    /// Strings with their lengths in front. Empty ones say nothing and are left out (RFC 6763 §6.1).
    private static func strings(in bytes: [UInt8]) throws(DNSFailure) -> [[UInt8]] {
        var (rest, strings) = (bytes[...], [[UInt8]]())
        while let count = rest.popFirst() {
            guard rest.count >= Int(count) else { throw .badData }
            if count > 0 { strings.append(Array(rest.prefix(Int(count)))) }
            rest = rest.dropFirst(Int(count))
        }
        return strings
    }

    fileprivate func write(to writer: inout DNSWriter) throws(DNSFailure) {
        switch self {
        case .ipv4(let address): writer.long(address.bits)
        case .ipv6(let bytes), .other(_, let bytes): writer.append(bytes)
        case .pointer(let name): try writer.name(name)
        case .text(let strings):
            if strings.isEmpty { writer.byte(0) }
            for string in strings {
                guard let count = UInt8(exactly: string.count) else { throw .tooMuch }
                writer.byte(count)
                writer.append(string)
            }
        case .service(let priority, let weight, let port, let host):
            for word in [priority, weight, port] { writer.word(word) }
            try writer.name(host)
        }
    }
}
