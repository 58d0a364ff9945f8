import Connectivity

/// Reads expressions from left to right, with the precedence that Jinja has. Each verb reads one, or nothing.
struct HAExpressionScanner {
    /// More than this no template of a device needs.
    private static let (most, deepest) = (200, 8)

    var rest: Substring
    private var count = 0
    private var depth = 0

    init(_ rest: Substring) { self.rest = rest }

    /// `a if b else c`
    mutating func expression() -> HAExpression? {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest, let yes = either() else { return nil }
        guard word("if") else { return yes }
        guard let condition = either() else { return nil }
        guard word("else") else { return .choice(condition, yes: yes, no: nil) }
        return expression().map { .choice(condition, yes: yes, no: $0) }
    }

    private mutating func either() -> HAExpression? {
        guard var left = both() else { return nil }
        while word("or") {
            guard let right = both() else { return nil }
            left = .either(left, right)
        }
        return left
    }

    private mutating func both() -> HAExpression? {
        guard var left = negation() else { return nil }
        while word("and") {
            guard let right = negation() else { return nil }
            left = .both(left, right)
        }
        return left
    }

    private mutating func negation() -> HAExpression? {
        guard isShort() else { return nil }
        return word("not") ? negation().map { .not($0) } : comparison()
    }

    private mutating func comparison() -> HAExpression? {
        guard let left = sum() else { return nil }
        if word("is") { return test(left) }
        guard let sign = HAExpression.Comparison.allCases.first(where: { take($0.rawValue) }) else { return left }
        return sum().map { .comparison(sign, left, $0) }
    }

    /// `is not defined`
    private mutating func test(_ left: HAExpression) -> HAExpression? {
        let isNot = word("not")
        let tests: [(String, HAExpression)] = [
            ("defined", .isDefined(left)), ("undefined", .not(.isDefined(left))), ("none", .isNone(left)),
        ]
        guard let test = tests.first(where: { word($0.0) })?.1 else { return nil }
        return isNot ? .not(test) : test
    }

    private mutating func sum() -> HAExpression? {
        guard var left = product() else { return nil }
        while let sign: HAExpression.Arithmetic = sign("+") ?? sign("-") {
            guard let right = product() else { return nil }
            left = .arithmetic(sign, left, right)
        }
        return left
    }

    private mutating func product() -> HAExpression? {
        guard var left = filtered() else { return nil }
        while let sign: HAExpression.Arithmetic = sign("*") ?? sign("/") {
            guard let right = filtered() else { return nil }
            left = .arithmetic(sign, left, right)
        }
        return left
    }

    /// A minus before closing braces is theirs. Of doubled signs there is none here.
    private mutating func sign(_ mark: String) -> HAExpression.Arithmetic? {
        let before = rest
        guard take(mark), !["}", "%", "*", "/"].contains(rest.first), isShort() else {
            rest = before
            return nil
        }
        return HAExpression.Arithmetic(rawValue: mark)
    }

    private mutating func filtered() -> HAExpression? {
        guard var inner = primary() else { return nil }
        while take("|") {
            guard isShort(), let name = identifier(), let arguments = arguments(), let filter = HAFilter(name, arguments)
            else { return nil }
            inner = .filtered(inner, filter)
        }
        return inner
    }

    private mutating func arguments() -> [JSONValue]? {
        guard take("("), !take(")") else { return [] }
        var arguments: [JSONValue] = []
        repeat {
            guard let argument = literal() else { return nil }
            arguments.append(argument)
        } while take(",")
        return take(")") ? arguments : nil
    }

    private mutating func primary() -> HAExpression? {
        guard isShort() else { return nil }
        if take("(") {
            guard let inner = expression(), take(")") else { return nil }
            return inner
        }
        if let value = literal() { return .literal(value) }
        switch identifier() {
        case "value": return .whole
        case "value_json": return path()
        default: return nil
        }
    }

    private mutating func path() -> HAExpression? {
        var whole = HAExpression.json
        while isShort() {
            if rest.first == ".", case let tail = rest.dropFirst(), tail.first?.isWhitespace == false {
                rest = tail
                guard let name = identifier() else { return nil }
                whole = .member(whole, .string(name))
            } else if rest.first == "[" {
                rest = rest.dropFirst()
                guard let key = literal(), key.string != nil || key.int != nil, take("]") else { return nil }
                whole = .member(whole, key)
            } else {
                return whole
            }
        }
        return nil
    }

    private mutating func isShort() -> Bool {
        count += 1
        return count <= Self.most
    }
}
