/// What a service says of itself: its TXT record, as keys with values (RFC 6763 §6).
package struct ServiceText: Sendable, Hashable {
    /// One string of the record.
    package struct Entry: Sendable, Hashable {
        /// What stands before the first `=`, as it is written.
        package let key: String
        /// What stands behind it; nil without a `=`.
        package let value: [UInt8]?
    }

    /// All strings in their order, those without a key left out.
    package let entries: [Entry]

    /// Takes strings apart.
    init(_ strings: [[UInt8]]) {
        entries = strings.compactMap { string in
            let parts = string.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = parts.first, !key.isEmpty else { return nil }
            return Entry(key: String(decoding: key, as: UTF8.self), value: parts.count > 1 ? Array(parts[1]) : nil)
        }
    }

    /// The value of a key as text, empty if it has none; nil without the key. Capital and small letters are the same, and of keys
    /// that stand twice the first counts (§6.4).
    package subscript(key: String) -> String? {
        let key = key.lowercased()
        return entries.first { $0.key.lowercased() == key }.map { String(decoding: $0.value ?? [], as: UTF8.self) }
    }
}
