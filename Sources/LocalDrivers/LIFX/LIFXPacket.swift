/// A packet of the LIFX LAN protocol: who it is from and for, and what it says.
struct LIFXPacket: Sendable, Hashable {
    /// Length of what stands before the payload.
    static let headerLength = 36
    private static let protocolNumber: UInt16 = 1024
    private static let protocolMask: UInt16 = 0x0FFF
    private static let addressable: UInt16 = 0x1000
    private static let tagged: UInt16 = 0x2000
    private static let resultBit: UInt8 = 1
    private static let acknowledgementBit: UInt8 = 2

    /// The client that it is from, or that it answers; from 2.
    var source: UInt32
    /// The device that it is for or from; `nil` for all.
    var serial: LIFXSerial?
    var wantsResult = false
    var wantsAcknowledgement = false
    /// The client's number for it, which answers repeat.
    var sequence: UInt8
    var type: UInt16
    var payload: [UInt8] = []

    /// What goes out.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.add(UInt16(Self.headerLength + payload.count))
        bytes.add(Self.protocolNumber | Self.addressable | (serial == nil ? Self.tagged : 0))
        bytes.add(source)
        bytes += serial?.octets ?? [0, 0, 0, 0, 0, 0]
        bytes += [UInt8](repeating: 0, count: 8)
        bytes.append((wantsResult ? Self.resultBit : 0) | (wantsAcknowledgement ? Self.acknowledgementBit : 0))
        bytes.append(sequence)
        bytes.add(UInt64(0))
        bytes.add(type)
        bytes.add(UInt16(0))
        return bytes + payload
    }
}

extension LIFXPacket {
    /// Reads a packet; `nil` for what is none. What follows the length it says is left aside.
    init?(_ bytes: [UInt8]) {
        guard let size = bytes.number(UInt16.self, at: 0).map(Int.init), size >= Self.headerLength, size <= bytes.count,
            let flags = bytes.number(UInt16.self, at: 2), flags & Self.protocolMask == Self.protocolNumber,
            let source = bytes.number(UInt32.self, at: 4), let type = bytes.number(UInt16.self, at: 32)
        else { return nil }
        self.init(
            source: source, serial: LIFXSerial(octets: bytes[8..<14]), wantsResult: bytes[22] & Self.resultBit != 0,
            wantsAcknowledgement: bytes[22] & Self.acknowledgementBit != 0, sequence: bytes[23], type: type,
            payload: Array(bytes[Self.headerLength..<size]))
    }
}

/// What tells a LIFX device apart for good: six bytes, written as twelve hexadecimal digits.
struct LIFXSerial: Sendable, Hashable, CustomStringConvertible {
    let octets: [UInt8]

    /// `nil` unless there are six that are not all zero.
    init?(octets: some Sequence<UInt8>) {
        self.octets = Array(octets)
        guard self.octets.count == 6, self.octets.contains(where: { $0 != 0 }) else { return nil }
    }

    /// Reads `d073d5000002`; `nil` for anything else.
    init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 12 else { return nil }
        let octets = stride(from: 0, to: 12, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        guard octets.count == 6 else { return nil }
        self.init(octets: octets)
    }

    var description: String {
        octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
