import Connectivity

/// Words, numbers and marks.
extension HAExpressionScanner {
    mutating func literal() -> JSONValue? {
        rest = rest.drop(while: \.isWhitespace)
        if let quote = rest.first, quote == "\"" || quote == "'" { return text(quote) }
        let words: [(String, JSONValue)] = [
            ("true", true), ("True", true), ("false", false), ("False", false), ("none", .null), ("None", .null),
        ]
        return words.first { word($0.0) }?.1 ?? number()
    }

    private mutating func text(_ quote: Character) -> JSONValue? {
        let text = rest.dropFirst().prefix { $0 != quote }
        guard !text.contains("\\"), rest.dropFirst(text.count + 1).first == quote else { return nil }
        rest = rest.dropFirst(text.count + 2)
        return .string(String(text))
    }

    private mutating func number() -> JSONValue? {
        let sign = rest.first == "-" ? 1 : 0
        let digits = rest.dropFirst(sign).prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let text = String(rest.prefix(sign) + digits)
        guard digits.first?.isNumber == true, !(rest.dropFirst(text.count).first.map(Self.isLetter) ?? false),
            let number: JSONValue = Int64(text).map({ .int($0) }) ?? Double(text).map({ .double($0) })
        else { return nil }
        rest = rest.dropFirst(text.count)
        return number
    }

    mutating func identifier() -> String? {
        rest = rest.drop(while: \.isWhitespace)
        let name = rest.prefix(while: Self.isLetter)
        guard let first = name.first, !first.isNumber else { return nil }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private static func isLetter(_ character: Character) -> Bool { character == "_" || character.isLetter || character.isNumber }

    mutating func word(_ wanted: String) -> Bool {
        let before = rest
        if identifier() == wanted { return true }
        rest = before
        return false
    }

    mutating func take(_ mark: String) -> Bool {
        let tail = rest.drop(while: \.isWhitespace)
        guard tail.hasPrefix(mark) else { return false }
        rest = tail.dropFirst(mark.count)
        return true
    }
}
