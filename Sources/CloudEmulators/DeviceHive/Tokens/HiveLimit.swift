import Connectivity

/// Which networks, devices or device types something is limited to.
enum HiveLimit: Sendable, Hashable {
    case all
    case only(Set<String>)

    /// Reads a list of identifiers, texts or numbers, among which `*` stands for all. What is not there, or null, is no limit.
    ///
    /// - Returns: `nil` when it is no such list.
    static func reading(_ json: JSONValue?) -> HiveLimit? {
        guard let json, !json.isNull else { return .all }
        guard let elements = json.array else { return nil }
        var names: Set<String> = []
        for element in elements {
            guard let name = element.string ?? element.int.map(String.init) else { return nil }
            if name == "*" { return .all }
            names.insert(name)
        }
        return .only(names)
    }

    /// As it is written into tokens.
    var json: JSONValue {
        switch self {
        case .all: ["*"]
        case .only(let names): .array(names.sorted { ($0.count, $0) < ($1.count, $1) }.map(JSONValue.string))
        }
    }

    func allows(_ name: String) -> Bool {
        switch self {
        case .all: true
        case .only(let names): names.contains(name)
        }
    }

    func allows(_ id: Int64) -> Bool { allows(String(id)) }

    /// What both limits allow.
    func narrowed(to other: HiveLimit) -> HiveLimit {
        switch (self, other) {
        case (.all, let limit), (let limit, .all): limit
        case (.only(let mine), .only(let theirs)): .only(mine.intersection(theirs))
        }
    }
}
