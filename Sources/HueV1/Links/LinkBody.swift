import HomeModel

/// What a body says of a resource link, new or not (Docs/HueV1.md §14).
struct LinkBody: Sendable {
    private(set) var patch = LinkPatch()
    private(set) var errors: [V1Error] = []
    /// What succeeds, with the values as they came.
    private(set) var leaves: [(path: String, node: JSONNode)] = []

    private static let required = ["name", "classid", "links"]
    private static let readOnly: Set = ["type", "owner"]

    /// Reads the body of a `PUT`: each parameter for itself.
    init(changing body: V1Body, _ path: String, in view: V1View) {
        for member in body.members { take(member, of: body, path, view) }
    }

    /// Reads the body of a `POST`, in which what is not known is passed over.
    init(making body: V1Body, _ path: String, in view: V1View) {
        let members = body.members
        errors = Self.required.filter { members[$0] == nil }.map { .missing(path + "/" + $0) }
        guard errors.isEmpty else { return }
        if let type = members["type"], type.string != "Link" {
            errors = [.invalidValue(body.quote(type, isText: true), "type", path + "/type")]
        }
        for name in Self.required + ["description", "recycle"] {
            if let node = members[name] { take(JSONNode.Member(name: name, node: node), of: body, path, view) }
        }
    }

    private mutating func take(_ member: JSONNode.Member, of body: V1Body, _ path: String, _ view: V1View) {
        let address = path + "/" + member.name
        do throws(V1Error) {
            try put(member, body, address, view)
            leaves.append((address, member.node))
        } catch {
            errors.append(error)
        }
    }

    private mutating func put(
        _ member: JSONNode.Member, _ body: V1Body, _ address: String, _ view: V1View
    ) throws(V1Error) {
        let invalid = V1Error.invalidValue(body.quote(member.node, isText: true), member.name, address)
        switch member.name {
        case "name":
            guard let name = member.node.string, ResourceName.allows(name) else { throw invalid }
            patch.name = name
        case "description":
            guard let text = member.node.string, text.utf8.count <= ResourceLink.longestDescription else { throw invalid }
            patch.description = text
        case "classid":
            guard let number = member.node.integer(in: ResourceLink.classIDs) else { throw invalid }
            patch.classID = number
        case "recycle":
            guard let isDisposable = member.node.bool else { throw invalid }
            patch.isDisposable = isDisposable
        case "links": patch.targets = try targets(member, body, address, view)
        default:
            throw Self.readOnly.contains(member.name)
                ? .notModifiable(member.name, address) : .unknownParameter(member.name, address)
        }
    }

    private func targets(
        _ member: JSONNode.Member, _ body: V1Body, _ address: String, _ view: V1View
    ) throws(V1Error) -> [ResourceReference] {
        guard let elements = member.node.elements, !elements.isEmpty else {
            throw .invalidValue(body.quote(member.node), member.name, address)
        }
        guard elements.count <= ResourceLink.mostTargets else { throw .tooMany(address) }
        var targets: [ResourceReference] = []
        for element in elements {
            guard let target = element.string.flatMap({ view.reference(at: $0) }) else {
                throw .invalidValue(body.quote(element, isText: true), member.name, address)
            }
            targets.append(target)
        }
        return targets
    }
}

extension LinkBody {
    /// The link that is to be made, if all it needs was said.
    func draft(_ id: ResourceID) -> LinkDraft? {
        guard errors.isEmpty, let name = patch.name, let classID = patch.classID, let targets = patch.targets else { return nil }
        return LinkDraft(
            id: id, name: name, description: patch.description ?? "", classID: classID,
            isDisposable: patch.isDisposable ?? false, targets: targets)
    }
}
