/// The path of a v1 request, taken apart (Docs/HueV1.md §1.3).
package struct V1Path: Sendable, Equatable {
    /// The key in the path; `nil` for `/api` itself.
    package let key: String?
    /// What follows the key.
    package let rest: [String]

    /// Takes a path apart that begins with `/api`; `nil` for any other. The query and one slash at the end are left out.
    package init?(_ uri: String) {
        // By bytes, since every request passes here and characters are slow to tell apart.
        let path = uri.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        var segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        guard segments.count >= 2, segments[0].isEmpty, segments[1] == "api" else { return nil }
        segments.removeFirst(2)
        if segments.last == "" { segments.removeLast() }
        key = segments.first
        rest = Array(segments.dropFirst())
    }

    /// The address that errors name: everything behind the key.
    package var address: String { "/" + rest.joined(separator: "/") }

    /// Whether this asks for the few facts that everyone may know (Docs/HueV1.md §16.4), given that nobody has the key.
    package var isShortConfig: Bool { key == "config" && rest.isEmpty || key != nil && rest == ["config"] }
}
