/// Puts a message together. A name that was written before is pointed at.
struct DNSWriter {
    private(set) var bytes: [UInt8] = []
    private var known: [DNSName: Int] = [:]

    mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    mutating func word(_ word: UInt16) {
        bytes.append(UInt8(word >> 8))
        bytes.append(UInt8(word & 0xFF))
    }

    mutating func long(_ long: UInt32) {
        word(UInt16(long >> 16))
        word(UInt16(long & 0xFFFF))
    }

    mutating func append(_ more: [UInt8]) { bytes += more }

    /// - Throws: `badName` when a label is empty or something is too long.
    mutating func name(_ name: DNSName) throws(DNSFailure) {
        guard name.isSendable else { throw .badName }
        var rest = name
        while let label = rest.labels.first {
            if let place = known[rest] { return word(0xC000 | UInt16(place)) }
            // Further back than fourteen bits reach nothing can be pointed at.
            if bytes.count < 0x4000 { known[rest] = bytes.count }
            byte(UInt8(label.count))
            append(label)
            rest = rest.parent
        }
        byte(0)
    }

    /// Writes something with its length in front.
    mutating func counted(_ write: (inout DNSWriter) throws(DNSFailure) -> Void) throws(DNSFailure) {
        let place = bytes.count
        word(0)
        try write(&self)
        guard let length = UInt16(exactly: bytes.count - place - 2) else { throw .tooMuch }
        (bytes[place], bytes[place + 1]) = (UInt8(length >> 8), UInt8(length & 0xFF))
    }
}
