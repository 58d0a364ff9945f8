import Foundation
package import HomeModel

/// Makes the secrets of v1 (Docs/HueV1.md §6.3).
package enum V1Keys {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-".utf8)
    private static let length = 40

    /// Forty characters, each equally likely. Bytes beyond the last whole run of the alphabet are thrown away, since
    /// taking them would favour its first letters.
    package static func username(_ randomBytes: (Int) -> [UInt8]) -> String {
        let fair = 256 - 256 % alphabet.count
        var characters: [UInt8] = []
        while characters.count < length {
            characters += randomBytes(length).filter { Int($0) < fair }.map { alphabet[Int($0) % alphabet.count] }
        }
        return String(decoding: characters.prefix(length), as: UTF8.self)
    }

    /// Sixteen bytes as upper-case hex digits.
    static func clientKey(_ randomBytes: (Int) -> [UInt8]) -> String {
        randomBytes(16).map(\.hex).joined().uppercased()
    }

    /// A random UUID (version 4), from a source of chance.
    package static func id(_ randomBytes: (Int) -> [UInt8]) -> ResourceID {
        var bytes = randomBytes(16)
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        return ResourceID(uuid: bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) })
    }
}
