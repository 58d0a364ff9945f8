import HomeModel

extension V1Planner {
    /// The conditions of a rule.
    func conditions(_ node: JSONNode, _ body: V1Body, at address: String) throws(V1Error) -> [Condition] {
        let nodes = try parts(node, "conditions", body, at: address)
        var conditions: [Condition] = []
        for (index, node) in nodes.enumerated() {
            conditions.append(try condition(node, body, at: "\(address)/\(index)", in: address))
        }
        do throws(Refusal) {
            try view.home.check(conditions)
        } catch {
            throw .conditionError(address)
        }
        return conditions
    }

    /// The actions of a rule.
    func actions(_ node: JSONNode, _ body: V1Body, at address: String) throws(V1Error) -> [AutomationAction] {
        let nodes = try parts(node, "actions", body, at: address)
        var actions: [AutomationAction] = []
        for (index, node) in nodes.enumerated() {
            actions.append(try action(node, body, at: "\(address)/\(index)", in: address))
        }
        do throws(Refusal) {
            try view.home.check(actions)
        } catch {
            throw .actionError(address)
        }
        return actions
    }

    private func action(
        _ node: JSONNode, _ body: V1Body, at address: String, in list: String
    ) throws(V1Error) -> AutomationAction {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "actions", address) }
        let path = try text("address", of: members, body, at: address, upTo: 32)
        let method = try text("method", of: members, body, at: address, upTo: 6)
        guard ["PUT", "POST", "DELETE"].contains(method) else { throw .invalidValue(method, "method", address + "/method") }
        let written = members["body"]
        if let written {
            let size = JSONWriter.write { $0.write(written) }.count
            guard written.members != nil, size <= Self.longestBody else {
                throw .invalidValue(body.quote(written), "body", address + "/body")
            }
        }
        guard let action = action(method, path, written) else { throw .actionError(list) }
        return action
    }

    /// Longest body of an action, in bytes of compact JSON (Docs/HueV1.md §18).
    private static let longestBody = 90

    private func parts(_ node: JSONNode, _ name: String, _ body: V1Body, at address: String) throws(V1Error) -> [JSONNode] {
        guard let parts = node.elements, !parts.isEmpty else { throw .invalidValue(body.quote(node), name, address) }
        guard parts.count <= Home.ruleParts.upperBound else { throw .tooMany(address) }
        return parts
    }
}
