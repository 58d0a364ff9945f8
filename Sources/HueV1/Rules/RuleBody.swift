import HomeModel

/// What an app writes of a rule: what can be taken over, and errors for the rest (Docs/HueV1.md §13.4).
struct RuleBody: Sendable {
    private(set) var errors: [V1Error] = []
    private(set) var name: String?
    private(set) var isEnabled: Bool?
    private(set) var isDisposable: Bool?
    private(set) var conditions: [Condition]?
    private(set) var actions: [AutomationAction]?

    private static let readOnly: Set = ["owner", "created", "lasttriggered", "timestriggered", "recycle"]

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - path: the rule, or the collection if it is new.
    ///   - isNew: whether the rule is to be made. Then what is needed must be there, and what nobody knows is passed over.
    ///   - planner: knows what actions and conditions speak of.
    init(_ body: V1Body, path: String, isNew: Bool, planner: V1Planner) {
        let needed = isNew ? ["name", "conditions", "actions"] : []
        for name in needed where body.members[name] == nil || (body.members[name]?.elements?.isEmpty ?? false) {
            errors.append(.missing(path + "/" + name))
        }
        guard errors.isEmpty else { return }
        for member in body.members {
            do throws(V1Error) {
                try take(member, body, path + "/" + member.name, isNew: isNew, planner)
            } catch {
                errors.append(error)
            }
        }
    }

    private mutating func take(
        _ member: JSONNode.Member, _ body: V1Body, _ address: String, isNew: Bool, _ planner: V1Planner
    ) throws(V1Error) {
        switch member.name {
        case "name":
            guard let name = member.node.string, name.isEmpty || ResourceName.allows(name) else {
                throw .invalidValue(body.quote(member.node, isText: true), "name", address)
            }
            self.name = name
        case "status":
            guard let isEnabled = member.node.string.flatMap({ ["enabled": true, "disabled": false][$0] }) else {
                throw .invalidValue(body.quote(member.node, isText: true), "status", address)
            }
            self.isEnabled = isEnabled
        case "conditions": conditions = try planner.conditions(member.node, body, at: address)
        case "actions": actions = try planner.actions(member.node, body, at: address)
        case "recycle" where isNew:
            guard let isDisposable = member.node.bool else {
                throw .invalidValue(body.quote(member.node), "recycle", address)
            }
            self.isDisposable = isDisposable
        case _ where isNew: return
        case let name where Self.readOnly.contains(name): throw .notModifiable(name, address)
        default: throw .unknownParameter(member.name, address)
        }
    }
}

extension RuleBody {
    /// What of a rule is to be different.
    var patch: RulePatch {
        var patch = RulePatch()
        patch.name = name
        patch.isEnabled = isEnabled
        patch.conditions = conditions
        patch.actions = actions
        return patch
    }

    /// One of the lists alone.
    init(conditions: [Condition]? = nil, actions: [AutomationAction]? = nil) {
        self.conditions = conditions
        self.actions = actions
    }

    /// A rule cannot be enabled while what it speaks of is gone; the rest of the body can be taken over nonetheless.
    mutating func refuseEnabling(_ error: V1Error) {
        errors.append(error)
        isEnabled = nil
    }
}
