import Foundation

/// What is only known once the bridge runs, such as keys and ids, by the names that rows call it: `{U}`, `{scene}`.
struct Names: Sendable {
    private var values: [String: String] = [:]

    subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// A text with its names in braces replaced by what they stand for.
    ///
    /// - Throws: when one stands for nothing, because the step that should have said it failed.
    func fill(_ text: String) throws -> String {
        guard text.contains("{") else { return text }
        let filled = values.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
        if let open = filled.firstMatch(of: /\{([A-Za-z]+)\}/) { throw UnknownName(name: String(open.1)) }
        return filled
    }

    /// A value with the names in its strings replaced.
    func fill(_ value: JSON) throws -> JSON { try value.mapped(fill) }
}

/// A step needs something that no step before it brought.
struct UnknownName: Error, CustomStringConvertible {
    let name: String

    var description: String { "nothing before brought {\(name)}" }
}
