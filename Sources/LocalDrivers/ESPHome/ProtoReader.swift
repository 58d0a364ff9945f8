/// Takes protobuf apart. Each verb gives `nil` at the end, and where what is left makes no sense.
struct ProtoReader {
    private let bytes: [UInt8]
    /// Where it is.
    private(set) var at: Int

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        at = min(start, bytes.count)
    }

    mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        for (place, byte) in bytes[at...].prefix(10).enumerated() {
            value |= UInt64(byte & 0x7F) << (7 * UInt64(place))
            if byte < 0x80 {
                at += place + 1
                return value
            }
        }
        return nil
    }

    mutating func field() -> (number: Int, value: ProtoFields.Value)? {
        guard let tag = varint(), tag >> 3 > 0, let value = value(ofType: tag & 7) else { return nil }
        return (Int(truncatingIfNeeded: tag >> 3), value)
    }

    /// The old groups (types 3 and 4) are not sent by anyone.
    private mutating func value(ofType type: UInt64) -> ProtoFields.Value? {
        switch type {
        case 0: varint().map { .varint($0) }
        case 1: fixed(8).map { .fixed64($0) }
        case 2: varint().flatMap { take($0) }.map { .bytes(Array($0)) }
        case 5: fixed(4).map { .fixed32(UInt32($0)) }
        default: nil
        }
    }

    private mutating func fixed(_ length: UInt64) -> UInt64? {
        take(length)?.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

    mutating func take(_ length: UInt64) -> ArraySlice<UInt8>? {
        guard length <= UInt64(bytes.count - at) else { return nil }
        defer { at += Int(length) }
        return bytes[at..<at + Int(length)]
    }
}
