import HomeModel

/// What a body asks of a light or a group, with the errors of those parameters that say nothing useful. Parameters are
/// independent: the good ones count although others do not (Docs/HueV1.md §3.2).
struct StateBody: Sendable {
    private(set) var patch = LightPatch()
    private(set) var errors: [V1Error] = []
    /// What was asked, by what it is about.
    private(set) var asked: [LightAttribute: Asked] = [:]

    /// One parameter and the value it came with.
    struct Asked: Sendable {
        let parameter: StateParameter
        let node: JSONNode
    }

    /// - Parameters:
    ///   - members: the parameters, if they are not those of the body as a whole.
    ///   - others: parameters that the caller looks after itself.
    init(
        _ body: V1Body, members: [JSONNode.Member]? = nil, path: String, abilities: [LightAbilities], others: Set<String> = []
    ) {
        let members = members ?? body.members
        for member in members where !others.contains(member.name) {
            do throws(V1Error) {
                try take(member, among: members, of: body, path + "/" + member.name, abilities)
            } catch {
                errors.append(error)
            }
        }
    }

    private mutating func take(
        _ member: JSONNode.Member, among members: [JSONNode.Member], of body: V1Body, _ address: String,
        _ abilities: [LightAbilities]
    ) throws(V1Error) {
        guard let parameter = StateParameter(rawValue: member.name) else {
            throw StateParameter.readOnly.contains(member.name)
                ? .notModifiable(member.name, address) : .unknownParameter(member.name, address)
        }
        if let absolute = parameter.absolute, members[absolute.rawValue] != nil { return }
        guard abilities.isEmpty || abilities.contains(where: { $0.include(parameter.attribute) }) else {
            throw .unknownParameter(member.name, address)
        }
        guard parameter.put(member.node, into: &patch) else {
            throw .invalidValue(body.quote(member.node, isText: parameter.isText), member.name, address)
        }
        asked[parameter.attribute] = Asked(parameter: parameter, node: member.node)
    }
}
