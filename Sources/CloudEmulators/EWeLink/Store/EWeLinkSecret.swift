import Foundation

/// Secrets and names that nobody can guess.
enum EWeLinkSecret {
    /// A token as eWeLink's own look: 40 hexadecimal digits.
    static func token(_ clock: EmulatorClock) -> String { SecretHash.hex(clock.randomBytes(20)) }

    /// A UUID of version 4 (RFC 9562 §5.4).
    static func uuid(_ clock: EmulatorClock) -> String {
        var bytes = clock.randomBytes(16)
        guard bytes.count == 16 else { return "" }
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        let digits = Array(SecretHash.hex(bytes))
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

extension JSONText {
    /// A moment, with thousandths of a second: strict clients insist on them.
    static func moment(_ moment: Date) -> JSONText {
        .string(moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    }
}
