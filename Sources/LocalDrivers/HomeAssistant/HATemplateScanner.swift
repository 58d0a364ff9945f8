/// Reads templates from left to right. Each verb reads a whole template, or nothing.
struct HATemplateScanner {
    private let text: Substring

    init(_ text: String) { self.text = Substring(text) }

    /// `{{ value_json.a["b"][0] | round(1) }}`
    mutating func value() -> (HATemplate.Path, [HATemplate.Filter])? {
        var rest = text.drop(while: \.isWhitespace)
        guard take("{{", from: &rest), let path = path(&rest) else { return nil }
        var filters: [HATemplate.Filter] = []
        while takeSpaced("|", from: &rest) {
            guard let filter = filter(&rest) else { return nil }
            filters.append(filter)
        }
        guard takeSpaced("}}", from: &rest), rest.allSatisfy(\.isWhitespace) else { return nil }
        return (path, filters)
    }

    /// `{% if value_json.a %}A{% else %}B{% endif %}`
    mutating func choice() -> (HATemplate.Path, yes: String, no: String)? {
        var rest = text.drop(while: \.isWhitespace)
        guard take("{%", from: &rest), word("if", from: &rest), let path = path(&rest), takeSpaced("%}", from: &rest),
            let yes = literal(&rest), tag("else", from: &rest), let no = literal(&rest), tag("endif", from: &rest),
            rest.allSatisfy(\.isWhitespace)
        else { return nil }
        return (path, yes, no)
    }

    private func tag(_ name: String, from rest: inout Substring) -> Bool {
        take("{%", from: &rest) && word(name, from: &rest) && takeSpaced("%}", from: &rest)
    }

    /// Text up to the next tag.
    private func literal(_ rest: inout Substring) -> String? {
        let text = rest.prefix { $0 != "{" && $0 != "}" }
        rest = rest.dropFirst(text.count)
        return String(text)
    }

    private func path(_ rest: inout Substring) -> HATemplate.Path? {
        let name = identifier(&rest)
        if name == "value" { return .whole }
        guard name == "value_json" else { return nil }
        var steps: [HATemplate.Step] = []
        while let step = step(&rest) { steps.append(step) }
        return .inside(steps)
    }

    private func step(_ rest: inout Substring) -> HATemplate.Step? {
        var tried = rest
        if take(".", from: &tried) {
            guard let name = identifier(&tried) else { return nil }
            rest = tried
            return .name(name)
        }
        guard take("[", from: &tried), let step = inBrackets(&tried), takeSpaced("]", from: &tried) else { return nil }
        rest = tried
        return step
    }

    private func inBrackets(_ rest: inout Substring) -> HATemplate.Step? {
        rest = rest.drop(while: \.isWhitespace)
        guard let quote = rest.first, quote == "\"" || quote == "'" else { return number(&rest).map { .index($0) } }
        let name = rest.dropFirst().prefix { $0 != quote }
        guard !name.contains("\\"), rest.dropFirst(name.count + 1).first == quote else { return nil }
        rest = rest.dropFirst(name.count + 2)
        return .name(String(name))
    }

    private func filter(_ rest: inout Substring) -> HATemplate.Filter? {
        switch identifier(&rest) {
        case "lower": return .lower
        case "upper": return .upper
        case "int": return .int
        case "float": return .float
        case "round":
            guard take("(", from: &rest), let places = number(&rest), takeSpaced(")", from: &rest) else { return nil }
            return .round(places)
        default: return nil
        }
    }

    private func number(_ rest: inout Substring) -> Int? {
        rest = rest.drop(while: \.isWhitespace)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        return Int(digits)
    }

    private func identifier(_ rest: inout Substring) -> String? {
        rest = rest.drop(while: \.isWhitespace)
        let name = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
        guard let first = name.first, !first.isNumber else { return nil }
        rest = rest.dropFirst(name.count)
        return String(name)
    }

    private func word(_ wanted: String, from rest: inout Substring) -> Bool { identifier(&rest) == wanted }

    private func takeSpaced(_ mark: String, from rest: inout Substring) -> Bool {
        rest = rest.drop(while: \.isWhitespace)
        return take(mark, from: &rest)
    }

    private func take(_ mark: String, from rest: inout Substring) -> Bool {
        guard rest.hasPrefix(mark) else { return false }
        rest = rest.dropFirst(mark.count)
        return true
    }
}
