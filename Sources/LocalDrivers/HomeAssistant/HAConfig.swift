import Connectivity

/// What one entity says of itself, with all names written out.
struct HAConfig: Sendable, Hashable {
    /// What kind of entity it is, such as `light`.
    let component: String
    /// Where it was said: the topic without `/config`, and the name of the component if the topic is a whole device's.
    let source: String
    private let members: [String: JSONValue]

    /// Reads a config; short names become long ones, and topics whole ones.
    init(component: String, source: String, _ said: [String: JSONValue]) {
        self.component = component
        self.source = source
        var members = Self.expand(said)
        members["device"] = members["device"]?.renamed(HAAbbreviations.expandDevice)
        members["origin"] = members["origin"]?.renamed(HAAbbreviations.expandOrigin)
        if case .array(let list)? = members["availability"] {
            members["availability"] = .array(list.map { $0.renamed(HAAbbreviations.expand) })
        } else {
            members["availability"] = members["availability"].map { [$0.renamed(HAAbbreviations.expand)] }
        }
        if let base = said["~"]?.string { members = members.mapValues { $0.based(on: base) }.basedTopics(on: base, members) }
        self.members = members
    }

    /// Members under their long names. Where both are there, the long one was meant.
    static func expand(_ said: [String: JSONValue]) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        for (name, value) in said {
            let long = HAAbbreviations.expand(name)
            if said[long] == nil || long == name { members[long] = value }
        }
        return members
    }

    /// Whatever stands there.
    subscript(name: String) -> JSONValue? {
        // A bare `nil` would be JSON's, which is something.
        guard let value = members[name], !value.isNull else { return Optional.none }
        return value
    }

    /// A text, or what a number or a yes or no is as a text.
    func text(_ name: String) -> String? { self[name]?.plainText }

    /// A number, also one that is written as a text.
    func number(_ name: String) -> Double? { self[name]?.plainNumber }

    /// Yes or no, also if it is written as a text.
    func flag(_ name: String) -> Bool? { text(name).flatMap { ["true": true, "false": false][$0.lowercased()] } }

    /// Texts of a list; a single text is a list of one.
    func list(_ name: String) -> [String] { self[name]?.array?.compactMap(\.plainText) ?? text(name).map { [$0] } ?? [] }

    /// A topic that messages can go to; `nil` for a pattern of topics.
    func topic(_ name: String) -> String? {
        self[name]?.string.flatMap { Z2MTopics.allows($0) ? $0 : nil }
    }

    /// A template.
    ///
    /// - Throws: `HATemplate.Unsupported` for one that cannot be understood.
    func template(_ name: String) throws(HATemplate.Unsupported) -> HATemplate? {
        guard let text = text(name), !text.isEmpty else { return nil }
        return try HATemplate(text)
    }
}

extension JSONValue {
    /// What a scalar is as a text, the way payloads are compared.
    var plainText: String? {
        switch self {
        case .string(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .int(let int): String(int)
        case .double(let double): String(double)
        case .null, .array, .object: nil
        }
    }

    /// A finite number, also one that is written as a text.
    var plainNumber: Double? {
        (double ?? string.flatMap { Double($0) }).flatMap { $0.isFinite ? $0 : nil }
    }

    fileprivate func renamed(_ long: (String) -> String) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(Dictionary(members.map { (long($0.key), $0.value) }) { first, _ in first })
    }

    /// A list's topics with their base; other values as they are.
    fileprivate func based(on base: String) -> JSONValue {
        guard case .array(let list) = self else { return self }
        return .array(list.map { element in
            guard case .object(let members) = element else { return element }
            return .object(members.basedTopics(on: base, members))
        })
    }
}

extension [String: JSONValue] {
    /// In place of a `~` at the beginning or end of a topic stands the base.
    fileprivate func basedTopics(on base: String, _ names: [String: JSONValue]) -> [String: JSONValue] {
        var based = self
        for name in names.keys where name.hasSuffix("topic") {
            guard let topic = self[name]?.string else { continue }
            if topic.hasPrefix("~") {
                based[name] = .string(base + topic.dropFirst())
            } else if topic.hasSuffix("~") {
                based[name] = .string(topic.dropLast() + base)
            }
        }
        return based
    }
}
