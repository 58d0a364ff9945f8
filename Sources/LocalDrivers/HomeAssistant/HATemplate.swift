import Connectivity

/// The few templates that are understood: a value or one inside of JSON, a few filters, and a choice by whether there is one.
/// Whatever else Jinja can say is not guessed at.
struct HATemplate: Sendable, Hashable {
    /// A template that is not understood.
    struct Unsupported: Error, Hashable {
        let template: String
    }

    /// Which part of a payload.
    enum Path: Sendable, Hashable {
        case whole
        case inside([Step])
    }

    enum Step: Sendable, Hashable {
        case name(String)
        case index(Int)
    }

    enum Filter: Sendable, Hashable {
        case lower, upper, int, float
        case round(Int)
    }

    private enum Form: Sendable, Hashable {
        case value(Path, [Filter])
        case choice(Path, yes: String, no: String)
    }

    private let form: Form

    /// Reads a template.
    init(_ text: String) throws(Unsupported) {
        var scanner = HATemplateScanner(text)
        if let (path, filters) = scanner.value() {
            form = .value(path, filters)
        } else if let (path, yes, no) = scanner.choice() {
            form = .choice(path, yes: yes, no: no)
        } else {
            throw Unsupported(template: text)
        }
    }

    /// What it makes of a payload; `nil` if the payload has no such thing, or says that it is not known.
    func render(_ payload: [UInt8]) -> String? {
        switch form {
        case .value(.whole, let filters): apply(filters, to: .string(String(decoding: payload, as: UTF8.self)))
        case .value(.inside(let steps), let filters):
            (try? JSONValue(parsing: payload)).flatMap { Self.find(steps, in: $0) }.flatMap { apply(filters, to: $0) }
        case .choice(.whole, let yes, let no): payload.isEmpty ? no : yes
        case .choice(.inside(let steps), let yes, let no):
            (try? JSONValue(parsing: payload)).map { Self.find(steps, in: $0)?.isTrue ?? false ? yes : no }
        }
    }

    private static func find(_ steps: [Step], in json: JSONValue) -> JSONValue? {
        var found = json
        for step in steps {
            switch step {
            case .name(let name):
                guard let next = found[name] else { return nil }
                found = next
            case .index(let index):
                guard let list = found.array, list.indices.contains(index) else { return nil }
                found = list[index]
            }
        }
        return found
    }

    private func apply(_ filters: [Filter], to value: JSONValue) -> String? {
        var value = value
        for filter in filters {
            guard let next = filter.apply(value) else { return nil }
            value = next
        }
        return value.rendered
    }
}

extension HATemplate.Filter {
    fileprivate func apply(_ value: JSONValue) -> JSONValue? {
        switch self {
        case .lower: return value.rendered.map { .string($0.lowercased()) }
        case .upper: return value.rendered.map { .string($0.uppercased()) }
        case .int: return value.plainNumber.flatMap { Int64(exactly: $0.rounded(.towardZero)) }.map { .int($0) }
        case .float: return value.plainNumber.map { .double($0) }
        case .round(let places):
            let factor = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000][min(max(places, 0), 6)]
            return value.plainNumber.map { .double(($0 * factor).rounded(.toNearestOrEven) / factor) }
        }
    }
}

extension JSONValue {
    /// As Python writes it.
    fileprivate var rendered: String? {
        if case .bool(let bool) = self { bool ? "True" : "False" } else { plainText }
    }

    /// As Python takes it for a condition.
    fileprivate var isTrue: Bool {
        switch self {
        case .null: false
        case .bool(let bool): bool
        case .int(let int): int != 0
        case .double(let double): double != 0
        case .string(let text): !text.isEmpty
        case .array(let list): !list.isEmpty
        case .object(let members): !members.isEmpty
        }
    }
}
