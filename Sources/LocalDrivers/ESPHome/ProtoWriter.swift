/// Puts a protobuf message together. As proto3 has it, zeros, no and empty texts are left out.
package struct ProtoWriter: Sendable, Hashable {
    /// What is written so far.
    package private(set) var bytes: [UInt8] = []

    /// Makes an empty message.
    package init() {}

    /// A number without sign.
    package mutating func write(_ number: Int, _ value: UInt64) {
        guard value != 0 else { return }
        tag(number, 0)
        bytes += Self.varint(value)
    }

    /// Yes or no.
    package mutating func write(_ number: Int, _ value: Bool) { write(number, value ? UInt64(1) : 0) }

    /// Four bytes.
    package mutating func write(_ number: Int, fixed32 value: UInt32) {
        guard value != 0 else { return }
        tag(number, 5)
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
    }

    /// A number with fraction.
    package mutating func write(_ number: Int, float value: Double) { write(number, fixed32: Float(value).bitPattern) }

    /// A text.
    package mutating func write(_ number: Int, _ text: String) { write(number, bytes: Array(text.utf8)) }

    /// A message within this one, or bytes.
    package mutating func write(_ number: Int, bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        tag(number, 2)
        self.bytes += Self.varint(UInt64(bytes.count)) + bytes
    }

    private mutating func tag(_ number: Int, _ type: UInt64) { bytes += Self.varint(UInt64(number) << 3 | type) }

    /// A number in groups of seven bits, the lowest first.
    static func varint(_ value: UInt64) -> [UInt8] {
        var (bytes, rest) = ([UInt8](), value)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
