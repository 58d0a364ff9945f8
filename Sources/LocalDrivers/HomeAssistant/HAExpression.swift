import Connectivity

/// An expression of a template. Its value is `nil` where Jinja has something that is not defined.
indirect enum HAExpression: Sendable, Hashable {
    enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "==", unequal = "!=", atMost = "<=", atLeast = ">=", less = "<", more = ">"
    }

    enum Arithmetic: String, Sendable, Hashable {
        case plus = "+", minus = "-", times = "*", over = "/"
    }

    case literal(JSONValue)
    /// The whole payload as a text.
    case whole
    /// What the payload says in JSON.
    case json
    case member(HAExpression, JSONValue)
    case filtered(HAExpression, HAFilter)
    case not(HAExpression)
    case both(HAExpression, HAExpression)
    case either(HAExpression, HAExpression)
    case comparison(Comparison, HAExpression, HAExpression)
    case arithmetic(Arithmetic, HAExpression, HAExpression)
    case isDefined(HAExpression)
    case isNone(HAExpression)
    case choice(HAExpression, yes: HAExpression, no: HAExpression?)

    /// What it comes to. It throws where Python would, and for a payload that is no JSON.
    func value(in scope: HAScope) throws(HAScope.Nothing) -> JSONValue? {
        switch self {
        case .literal(let value): return value
        case .whole: return .string(scope.text)
        case .json: return try Self.known(scope.parsed)
        case .member(let whole, let key): return Self.member(key, of: try whole.value(in: scope))
        case .filtered(let inner, let filter): return try filter.apply(try inner.value(in: scope))
        case .not(let inner): return .bool(!(try inner.holds(in: scope)))
        case .both(let left, let right):
            let first = try left.value(in: scope)
            return first?.isTrue == true ? try right.value(in: scope) : first
        case .either(let left, let right):
            let first = try left.value(in: scope)
            return first?.isTrue == true ? first : try right.value(in: scope)
        case .comparison(let sign, let left, let right):
            return .bool(try sign.holds(try left.value(in: scope), try right.value(in: scope)))
        case .arithmetic(let sign, let left, let right):
            return try sign.apply(Self.known(try left.value(in: scope)), Self.known(try right.value(in: scope)))
        case .isDefined(let inner): return .bool(try inner.value(in: scope) != nil)
        case .isNone(let inner): return .bool(try inner.value(in: scope) == JSONValue.null)
        case .choice(let condition, let yes, let no):
            return try condition.holds(in: scope) ? try yes.value(in: scope) : try no?.value(in: scope)
        }
    }

    private func holds(in scope: HAScope) throws(HAScope.Nothing) -> Bool { try value(in: scope)?.isTrue ?? false }

    private static func known(_ value: JSONValue?) throws(HAScope.Nothing) -> JSONValue {
        guard let value else { throw HAScope.Nothing() }
        return value
    }

    private static func member(_ key: JSONValue, of whole: JSONValue?) -> JSONValue? {
        if let name = key.string { return whole?[name] }
        guard let list = whole?.array, let index = key.int, list.indices.contains(index) else { return nil }
        return list[index]
    }
}

extension HAExpression.Comparison {
    /// Texts are compared with texts and numbers with numbers; yes is 1. What cannot be compared is different, and has no order.
    func holds(_ left: JSONValue?, _ right: JSONValue?) throws(HAScope.Nothing) -> Bool {
        let numbers = (left?.pythonNumber, right?.pythonNumber)
        switch self {
        case .equal: if let a = numbers.0, let b = numbers.1 { return a == b } else { return left == right }
        case .unequal: return try !Self.equal.holds(left, right)
        case .less, .more, .atMost, .atLeast:
            if let a = numbers.0, let b = numbers.1 { return isKept(a, b) }
            guard let a = left?.string, let b = right?.string else { throw HAScope.Nothing() }
            return isKept(a, b)
        }
    }

    private func isKept<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
        switch self {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .more: left > right
        case .atMost: left <= right
        case .atLeast: left >= right
        }
    }
}

extension JSONValue {
    /// A number as such, or yes and no as 1 and 0; texts are none.
    fileprivate var pythonNumber: Double? {
        if case .bool(let bool) = self { return bool ? 1 : 0 }
        return string == nil ? plainNumber : nil
    }
}
