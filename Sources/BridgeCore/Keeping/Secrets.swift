/// Secrets by name: `password`, `token`. It can be asked for one and never shows any by itself, wherever it is printed.
package struct Secrets: Sendable, Hashable, Codable {
    private var values: [String: String]

    /// Makes a set of secrets.
    package init(_ values: [String: String] = [:]) {
        self.values = values
    }

    /// A secret; `nil` if there is none of this name.
    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The names there are, in order.
    package var names: [String] { values.keys.sorted() }

    /// Whether there is none.
    package var isEmpty: Bool { values.isEmpty }

    package init(from decoder: any Decoder) throws {
        values = try decoder.singleValueContainer().decode([String: String].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(values)
    }
}

extension Secrets: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { names.map { "\($0): •••" }.joined(separator: ", ") }

    /// The same: a debugger's window is a window.
    package var debugDescription: String { description }

    /// Names without values, since reflection is what `dump` and test failures print by.
    package var customMirror: Mirror { Mirror(self, children: ["names": names]) }
}
