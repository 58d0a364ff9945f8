import HomeModel

extension V1Planner {
    /// A body in which only the name can be written, which is what lights and sensors allow.
    func rename(
        _ body: V1Body, path: String, readOnly: Set<String>, as command: (String) -> Command,
        name: @escaping @Sendable (V1View) -> String?
    ) -> V1Plan {
        var errors: [V1Error] = []
        var wanted: String?
        for member in body.members {
            let address = path + "/" + member.name
            if member.name == "name" {
                wanted = member.node.string.flatMap { ResourceName.allows($0) ? $0 : nil }
                if wanted == nil { errors.append(.invalidValue(body.quote(member.node, isText: true), "name", address)) }
            } else {
                errors.append(readOnly.contains(member.name)
                    ? .notModifiable(member.name, address) : .unknownParameter(member.name, address))
            }
        }
        guard let wanted else { return .answer(V1Entries(errors).json) }
        let failed = errors
        return .perform(command(wanted), V1Answering(path) { _, view in
            var entries = V1Entries(failed)
            entries.succeed(path + "/name") { $0.string(name(view) ?? wanted) }
            return entries.json
        })
    }
}
