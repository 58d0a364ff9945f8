import Foundation

/// What values the configuration takes (Docs/HueV1.md §16.1); `nil` for all others.
enum ConfigValue {
    /// Four to sixteen bytes. Control characters are refused, since the name goes into XML too.
    static func name(_ node: JSONNode) -> String? {
        node.string.flatMap { name in
            let isPlain = !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
            return (4...16).contains(name.utf8.count) && isPlain ? name : nil
        }
    }

    /// One of the zones that are offered.
    static func timeZone(_ node: JSONNode) -> String? {
        node.string.flatMap { V1Timezones.all.contains($0) ? $0 : nil }
    }

    /// One of the channels that lamps use.
    static func radioChannel(_ node: JSONNode) -> Int? {
        node.integer.flatMap { [11, 15, 20, 25].contains($0) ? $0 : nil }
    }

    /// `Thh:mm:ss`.
    static func timeOfDay(_ node: JSONNode) -> String? {
        node.string.flatMap { $0.wholeMatch(of: /T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]/) == nil ? nil : $0 }
    }

    /// Four dotted numbers without leading zeros.
    static func ipv4(_ node: JSONNode) -> String? {
        node.string.flatMap { text in
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            let isPlain = parts.allSatisfy { part in UInt8(part).map { String($0) == part } ?? false }
            return parts.count == 4 && isPlain ? text : nil
        }
    }
}
