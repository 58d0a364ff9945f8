package import Foundation

/// Names one resource of the home, for good: a UUID that survives restarts, renames and a lost database.
package struct ResourceID: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The UUID itself.
    package let uuid: UUID

    /// Wraps a UUID that is known already.
    package init(uuid: UUID) {
        self.uuid = uuid
    }

    /// Reads the usual text form; `nil` if it is not a UUID.
    package init?(_ text: String) {
        guard let uuid = UUID(uuidString: text) else { return nil }
        self.uuid = uuid
    }

    /// Derives the id of something from its name within a larger thing: the same parts always give the same id
    /// (a version 5 UUID, RFC 9562 §5.5).
    package init(derivedFrom parent: ResourceID, _ parts: String...) {
        let name = parts.joined(separator: "\u{1F}")
        let digest = SHA1.digest(parent.bytes + Array(name.utf8))
        self.uuid = Self.version5(digest)
    }

    /// The parent of every id that is derived from a device's own identity.
    package static let devices = ResourceID(uuid: UUID(uuid: (
        0x7E, 0x0C, 0x41, 0x52, 0x9D, 0x2A, 0x4B, 0x66, 0x8F, 0x31, 0x50, 0x6F, 0x72, 0x63, 0x68, 0x4C)))

    /// Lower-case text form, as the faces show it.
    package var description: String { uuid.uuidString.lowercased() }

    /// The sixteen bytes, in network order.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: uuid.uuid) { Array($0) }
    }

    /// Half of the bytes are random enough to tell ids apart, and every look into a table passes here.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(withUnsafeBytes(of: uuid.uuid) { $0.loadUnaligned(as: UInt64.self) })
    }

    private static func version5(_ digest: [UInt8]) -> UUID {
        var bytes = Array(digest.prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ResourceID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a UUID")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
