/// Why a message cannot be read or written.
enum DNSFailure: Error, Hashable {
    /// It ends in the midst of something.
    case short
    /// A name is too long, or points ahead or at itself.
    case badName
    /// More is in it than is taken.
    case tooMuch
    /// A record's data is not of the form that its kind has.
    case badData
}

/// Takes a message apart, from its beginning to its end.
struct DNSReader {
    let bytes: [UInt8]
    private(set) var place = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func byte() throws(DNSFailure) -> UInt8 {
        guard place < bytes.count else { throw .short }
        defer { place += 1 }
        return bytes[place]
    }

    mutating func word() throws(DNSFailure) -> UInt16 {
        UInt16(try byte()) << 8 | UInt16(try byte())
    }

    mutating func long() throws(DNSFailure) -> UInt32 {
        UInt32(try word()) << 16 | UInt32(try word())
    }

    mutating func take(_ count: Int) throws(DNSFailure) -> [UInt8] {
        guard count <= bytes.count - place else { throw .short }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }

    /// A name, its compression undone (RFC 1035 §4.1.4). Each pointer must lead before the piece that it ends, so that following
    /// them comes to an end.
    mutating func name() throws(DNSFailure) -> DNSName {
        var labels: [[UInt8]] = []
        var (length, at, begin) = (1, place, place)
        var end: Int?
        while true {
            guard at < bytes.count else { throw .short }
            let count = Int(bytes[at])
            switch count {
            case 0:
                place = end ?? at + 1
                return DNSName(labels: labels)
            case 1...DNSName.longestLabel:
                length += count + 1
                guard length <= DNSName.longestName else { throw .badName }
                guard at + count < bytes.count else { throw .short }
                labels.append(Array(bytes[at + 1...at + count]))
                at += count + 1
            case 0xC0...0xFF:
                guard at + 1 < bytes.count else { throw .short }
                let target = (count & 0x3F) << 8 | Int(bytes[at + 1])
                guard target < begin else { throw .badName }
                end = end ?? at + 2
                (at, begin) = (target, target)
            default:
                throw .badName
            }
        }
    }
}
