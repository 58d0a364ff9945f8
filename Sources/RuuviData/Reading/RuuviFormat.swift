/// The layouts in which Ruuvi's devices broadcast what they measure, by the first byte of each.
package enum RuuviFormat: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// Tags with old firmware (RAWv1).
    case rawV1 = 0x03
    /// Tags (RAWv2).
    case rawV2 = 0x05
    /// Ruuvi Air, cut to what an advertisement of Bluetooth 4 has room for.
    case air = 0x06
    /// Tags that also broadcast something else (cut RAWv2).
    case cutRawV2 = 0xC5
    /// Ruuvi Air, whole.
    case airExtended = 0xE1

    /// How many bytes a payload has, the first one included.
    package var length: Int {
        switch self {
        case .rawV1: 14
        case .rawV2: 24
        case .air: 20
        case .cutRawV2: 18
        case .airExtended: 40
        }
    }

    /// As people write it: `5`, `E1`.
    package var name: String { String(rawValue, radix: 16, uppercase: true) }

    /// The format of a name; `nil` if there is none.
    package init?(name: String) {
        guard let byte = UInt8(name, radix: 16) else { return nil }
        self.init(rawValue: byte)
    }
}

/// Why bytes are no payload. Its description is one line.
package enum RuuviProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The text is no row of hexadecimal bytes.
    case notHex
    /// There is nothing of Ruuvi's in the advertisement, or it ends in the middle of it.
    case noPayload
    /// This format is not known.
    case unknownFormat(UInt8)
    /// A payload of this format is longer.
    case tooShort(RuuviFormat, count: Int)

    package var description: String {
        switch self {
        case .notHex: "the text is not hexadecimal"
        case .noPayload: "there is no payload of Ruuvi's"
        case .unknownFormat(let byte): "format \(String(byte, radix: 16, uppercase: true)) is not known"
        case .tooShort(let format, let count): "a payload of format \(format.name) has \(format.length) bytes, this one \(count)"
        }
    }
}
