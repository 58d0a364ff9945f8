import Connectivity

/// Templates in the part of Jinja that makers of devices use: values of a payload, some filters, arithmetic, comparisons and choices.
/// Whatever else Jinja can say is not guessed at.
struct HATemplate: Sendable, Hashable {
    /// A template that is not understood.
    struct Unsupported: Error, Hashable {
        let template: String
    }

    indirect enum Part: Sendable, Hashable {
        case text(String)
        case value(HAExpression)
        case choice(HAExpression, yes: [Part], no: [Part])
    }

    /// More than these bytes is no word of a device.
    static let longest = 65_536

    private let parts: [Part]

    /// Reads a template.
    init(_ text: String) throws(Unsupported) {
        var scanner = HATemplateScanner(text)
        guard let parts = scanner.template() else { throw Unsupported(template: text) }
        self.parts = parts
    }

    /// What it makes of a payload, without white space around it; `nil` if the payload has no such thing, or says that it is not known.
    func render(_ payload: [UInt8]) -> String? {
        let scope = HAScope(payload)
        return (try? Self.render(parts, scope)).map { String($0.drop(while: \.isWhitespace).trimmedEnd) }
    }

    private static func render(_ parts: [Part], _ scope: HAScope) throws(HAScope.Nothing) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .value(let expression):
                guard let value = try expression.value(in: scope)?.rendered else { throw HAScope.Nothing() }
                text += value
            case .choice(let condition, let yes, let no):
                text += try render(try condition.value(in: scope)?.isTrue ?? false ? yes : no, scope)
            }
            guard text.utf8.count <= longest else { throw HAScope.Nothing() }
        }
        return text
    }
}

/// What a template is about.
final class HAScope {
    /// There is nothing to say.
    struct Nothing: Error {}

    let text: String
    private let payload: [UInt8]
    private(set) lazy var parsed = try? JSONValue(parsing: payload)

    init(_ payload: [UInt8]) {
        self.payload = payload
        text = String(decoding: payload, as: UTF8.self)
    }
}

extension Substring {
    /// Without white space at its end.
    var trimmedEnd: Substring {
        var text = self
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return text
    }
}

extension JSONValue {
    /// As Python writes it; `nil` for what has no plain text.
    var rendered: String? {
        if case .bool(let bool) = self { bool ? "True" : "False" } else { plainText }
    }

    /// As Python takes it for a condition.
    var isTrue: Bool {
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
