import HomeModel

/// One parameter of a body: its value, and how errors speak of it.
struct V1Parameter: Sendable {
    let node: JSONNode
    /// What errors call it: its name, or where errors repeat the whole path, its address (Docs/HueV1.md §4.4).
    let name: String
    let address: String
    private let body: V1Body
    private let repeatsPath: Bool

    /// - Parameters:
    ///   - member: name and value.
    ///   - path: what the parameter is one of, such as `/groups/1`.
    ///   - repeatsPath: whether errors call it by its whole address.
    init(_ member: JSONNode.Member, of body: V1Body, _ path: String, repeatsPath: Bool = false) {
        node = member.node
        address = path + "/" + member.name
        name = repeatsPath ? address : member.name
        self.body = body
        self.repeatsPath = repeatsPath
    }

    /// A parameter within this one.
    func inner(_ member: JSONNode.Member) -> V1Parameter {
        V1Parameter(member, of: body, address, repeatsPath: repeatsPath)
    }

    /// The error that the parameter, or one element of it, cannot be what it is.
    func invalid(_ culprit: JSONNode? = nil, isText: Bool = false) -> V1Error {
        .invalidValue(body.quote(culprit ?? node, isText: isText), name, address)
    }

    var unknown: V1Error { .unknownParameter(name, address) }
    var readOnly: V1Error { .notModifiable(name, address) }

    /// A string of which a rule holds.
    func text(where isAllowed: (String) -> Bool) throws(V1Error) -> String {
        guard let text = node.string, isAllowed(text) else { throw invalid(isText: true) }
        return text
    }

    func flag() throws(V1Error) -> Bool {
        guard let flag = node.bool else { throw invalid() }
        return flag
    }

    func integer(in range: ClosedRange<Int>) throws(V1Error) -> Int {
        guard let number = node.integer(in: range) else { throw invalid() }
        return number
    }

    func elements() throws(V1Error) -> [JSONNode] {
        guard let elements = node.elements else { throw invalid() }
        return elements
    }

    func members() throws(V1Error) -> [JSONNode.Member] {
        guard let members = node.members else { throw invalid() }
        return members
    }

    /// The resources of a list of ids, each once; an id of which nothing is found spoils the list.
    func list<Entry: Resource>(_ find: (String) -> Entry?) throws(V1Error) -> [Entry] {
        var (found, seen): ([Entry], Set<ResourceID>) = ([], [])
        for element in try elements() {
            guard let entry = element.string.flatMap(find) else { throw invalid(element, isText: true) }
            if seen.insert(entry.id).inserted { found.append(entry) }
        }
        return found
    }
}
