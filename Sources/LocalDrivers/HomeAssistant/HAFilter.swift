import Connectivity

/// A filter of a template.
enum HAFilter: Sendable, Hashable {
    case lower, upper, trim, string, abs
    /// Leaves a value as it is, and says nothing if there is none.
    case isDefined
    /// A whole number or another one, or something else for what is no number.
    case int(JSONValue?), float(JSONValue?)
    case round(Int)
    /// Something else for what is not there; perhaps also for what counts as no.
    case fallback(JSONValue, isForFalse: Bool)

    /// Makes a filter of its name and what stands behind it in parentheses; `nil` for one that is not known.
    init?(_ name: String, _ arguments: [JSONValue]) {
        switch (name, arguments.count) {
        case ("lower", 0): self = .lower
        case ("upper", 0): self = .upper
        case ("trim", 0): self = .trim
        case ("string", 0): self = .string
        case ("abs", 0): self = .abs
        case ("is_defined", 0): self = .isDefined
        case ("int", 0...1): self = .int(arguments.first)
        case ("float", 0...1): self = .float(arguments.first)
        case ("round", 0): self = .round(0)
        case ("round", 1):
            guard let places = arguments[0].int, (0...6).contains(places) else { return nil }
            self = .round(places)
        case ("default", 1...2), ("d", 1...2): self = .fallback(arguments[0], isForFalse: arguments.count > 1 && arguments[1].isTrue)
        default: return nil
        }
    }

    /// What it makes of a value. It throws for one that it has no use for.
    func apply(_ value: JSONValue?) throws(HAScope.Nothing) -> JSONValue? {
        if case .fallback(let other, let isForFalse) = self {
            return value.map { isForFalse && !$0.isTrue ? other : $0 } ?? other
        }
        if case .int(let other?) = self { return value.flatMap(Self.whole) ?? other }
        if case .float(let other?) = self { return value?.plainNumber.map { .double($0) } ?? other }
        guard let value, let result = filter(value) else { throw HAScope.Nothing() }
        return result
    }

    private func filter(_ value: JSONValue) -> JSONValue? {
        switch self {
        case .lower: value.rendered.map { .string($0.lowercased()) }
        case .upper: value.rendered.map { .string($0.uppercased()) }
        case .trim: value.rendered.map { .string(String($0.drop(while: \.isWhitespace).trimmedEnd)) }
        case .string: value.rendered.map { .string($0) }
        case .abs: value.plainNumber.map { .double(Swift.abs($0)) }
        case .isDefined, .fallback: value
        case .int: Self.whole(value)
        case .float: value.plainNumber.map { .double($0) }
        case .round(let places): Self.round(value, to: places)
        }
    }

    private static func whole(_ value: JSONValue) -> JSONValue? {
        value.plainNumber.flatMap { Int64(exactly: $0.rounded(.towardZero)) }.map { .int($0) }
    }

    /// Home Assistant makes a whole number of one that has no places left.
    private static func round(_ value: JSONValue, to places: Int) -> JSONValue? {
        let factor = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000][places]
        return value.plainNumber.flatMap { number in
            let rounded = (number * factor).rounded(.toNearestOrEven) / factor
            return places > 0 ? .double(rounded) : Int64(exactly: rounded).map { .int($0) }
        }
    }
}

extension HAExpression.Arithmetic {
    /// Works with numbers, also where they are written as texts; texts are joined by a plus.
    func apply(_ left: JSONValue, _ right: JSONValue) throws(HAScope.Nothing) -> JSONValue {
        if case .int(let a) = left, case .int(let b) = right, let whole = whole(a, b) { return .int(whole) }
        if self == .plus, let a = left.string, let b = right.string {
            guard a.utf8.count + b.utf8.count <= HATemplate.longest else { throw HAScope.Nothing() }
            return .string(a + b)
        }
        guard let a = left.plainNumber, let b = right.plainNumber, case let result = real(a, b), result.isFinite
        else { throw HAScope.Nothing() }
        return .double(result)
    }

    private func whole(_ left: Int64, _ right: Int64) -> Int64? {
        let (value, overflow) =
            switch self {
            case .plus: left.addingReportingOverflow(right)
            case .minus: left.subtractingReportingOverflow(right)
            case .times: left.multipliedReportingOverflow(by: right)
            case .over: (Int64(0), true)
            }
        return overflow ? nil : value
    }

    private func real(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .plus: left + right
        case .minus: left - right
        case .times: left * right
        case .over: left / right
        }
    }
}
