import HomeModel

extension V1Planner {
    /// `POST …/groups` (Docs/HueV1.md §9.4).
    func addGroup(_ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/groups"
        let read = try read(body, path)
        let type = try groupType(read, path)
        if type == .lightGroup, read.members["lights"] == nil { throw .missing(path + "/lights") }
        let asked = GroupBody(read, path: path, type: type, of: nil, in: view)
        guard asked.errors.isEmpty else { return .answer(V1Entries(asked.errors).json) }
        let command = asked.making(newID(), number: view.numbers.groups.free)
        return .perform(command, V1Answering(path) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.groups.number(of: $0) })
        })
    }

    private func groupType(_ body: V1Body, _ path: String) throws(V1Error) -> V1GroupType {
        guard let node = body.members["type"] else { return .lightGroup }
        guard let type = node.string.flatMap(V1GroupType.init(rawValue:)), type.isForApps else {
            throw .invalidValue(body.quote(node, isText: true), "type", path + "/type")
        }
        return type
    }
}
