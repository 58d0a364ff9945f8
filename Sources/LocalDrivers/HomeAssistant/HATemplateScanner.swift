/// Reads templates from left to right: text, values in double braces, and choices.
struct HATemplateScanner {
    private static let longest = 2000
    private static let deepest = 8

    private var rest: Substring
    private let isTooLong: Bool
    /// Whether there was anything but text.
    private var isTemplate = false
    private var depth = 0

    init(_ text: String) {
        rest = Substring(text)
        isTooLong = text.utf8.count > Self.longest
    }

    /// All of it; `nil` if there is something that is not understood, or nothing but text.
    mutating func template() -> [HATemplate.Part]? {
        guard !isTooLong, let parts = parts(), rest.isEmpty, isTemplate else { return nil }
        return parts
    }

    /// Up to the end, or up to a tag that is somebody else's.
    private mutating func parts() -> [HATemplate.Part]? {
        var parts: [HATemplate.Part] = []
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { return nil }
        while !rest.isEmpty {
            let text = literal()
            if !text.isEmpty { parts.append(.text(text)) }
            guard !rest.isEmpty else { break }
            if opens("{{") {
                guard let value = value() else { return nil }
                parts.append(.value(value))
            } else if tag("if") {
                guard let choice = choice() else { return nil }
                parts.append(choice)
            } else {
                break
            }
        }
        return parts
    }

    private mutating func value() -> HAExpression? {
        isTemplate = true
        return expression(until: "}}")
    }

    /// Behind `if` or `elif`: a condition, what is said if it holds, and what else.
    private mutating func choice() -> HATemplate.Part? {
        isTemplate = true
        guard let condition = expression(until: "%}"), let yes = parts() else { return nil }
        if tag("elif") { return choice().map { .choice(condition, yes: yes, no: [$0]) } }
        var no: [HATemplate.Part] = []
        if tag("else") {
            guard closes("%}"), let other = parts() else { return nil }
            no = other
        }
        guard tag("endif"), closes("%}") else { return nil }
        return .choice(condition, yes: yes, no: no)
    }

    private mutating func expression(until end: String) -> HAExpression? {
        var scanner = HAExpressionScanner(rest)
        guard let expression = scanner.expression() else { return nil }
        rest = scanner.rest
        return closes(end) ? expression : nil
    }

    /// Text up to the next braces. A minus inside of those eats the white space before them.
    private mutating func literal() -> String {
        var end = rest.startIndex
        while end < rest.endIndex, !Self.braces.contains(where: rest[end...].hasPrefix) { end = rest.index(after: end) }
        let text = rest[..<end]
        rest = rest[end...]
        return String(rest.dropFirst(2).first == "-" ? text.trimmedEnd : text)
    }

    private static let braces = ["{{", "{%", "{#"]

    private mutating func opens(_ mark: String) -> Bool {
        guard rest.hasPrefix(mark) else { return false }
        rest = rest.dropFirst(mark.count)
        if rest.first == "-" { rest = rest.dropFirst() }
        return true
    }

    /// A tag of a name, up to what stands behind the name; nothing is read of another.
    private mutating func tag(_ name: String) -> Bool {
        let before = rest
        if opens("{%") {
            rest = rest.drop(while: \.isWhitespace)
            if rest.hasPrefix(name), case let behind = rest.dropFirst(name.count), !(behind.first.map(Self.isLetter) ?? false) {
                rest = behind
                return true
            }
        }
        rest = before
        return false
    }

    private static func isLetter(_ character: Character) -> Bool { character == "_" || character.isLetter || character.isNumber }

    private mutating func closes(_ mark: String) -> Bool {
        rest = rest.drop(while: \.isWhitespace)
        let isTight = rest.hasPrefix("-" + mark)
        guard isTight || rest.hasPrefix(mark) else { return false }
        rest = rest.dropFirst(mark.count + (isTight ? 1 : 0))
        if isTight { rest = rest.drop(while: \.isWhitespace) }
        return true
    }
}
