import HomeModel

extension V1Planner {
    /// The longest address of a schedule's command, and its longest body without blanks, in bytes (Docs/HueV1.md §18).
    private static let longest = (address: 64, body: 90)

    /// The command of a schedule: `address`, `method` and, unless it deletes, `body` (Docs/HueV1.md §11.1).
    ///
    /// A part that has the wrong form is error 7, as elsewhere; parts that do not make a request which a schedule can send
    /// under the caller's key, or under `0` in its place, are error 706 (M).
    ///
    /// - Parameters:
    ///   - path: the parameter's address.
    ///   - key: the key in the request's own path.
    func scheduledAction(
        _ node: JSONNode, _ body: V1Body, _ path: String, key: String?
    ) throws(V1Error) -> AutomationAction {
        guard let members = node.members else { throw .invalidValue(body.quote(node), "command", path) }
        let address = try text("address", of: members, body, path) { (1...Self.longest.address).contains($0.utf8.count) }
        let method = try text("method", of: members, body, path) { ["POST", "PUT", "DELETE"].contains($0) }
        let content = members["body"]
        if let content {
            let length = JSONWriter.write { $0.write(content) }.count
            guard content.members != nil, length <= Self.longest.body else {
                throw .invalidValue(body.quote(content), "body", path + "/body")
            }
        } else if method != "DELETE" {
            throw .missing(path + "/body")
        }
        guard let target = V1Path(address), target.key == key || target.key == "0",
            let action = action(method, target.address, content)
        else { throw .commandError(path) }
        return action
    }

    /// A part of a command that is a string of which a rule holds.
    private func text(
        _ name: String, of members: [JSONNode.Member], _ body: V1Body, _ path: String, where isAllowed: (String) -> Bool
    ) throws(V1Error) -> String {
        let address = path + "/" + name
        guard let node = members[name] else { throw .missing(address) }
        guard let text = node.string, isAllowed(text) else {
            throw .invalidValue(body.quote(node, isText: true), name, address)
        }
        return text
    }
}
