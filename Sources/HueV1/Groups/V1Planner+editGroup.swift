import HomeModel

extension V1Planner {
    /// `PUT …/groups/<id>`: attributes of a room or zone. Errors repeat the whole path (Docs/HueV1.md §4.4).
    func editGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/groups/" + id
        let read = try read(body, path)
        return edit(try present(id), path, read)
    }

    /// `PUT …/groups/<id>/stream`: the same as `stream` among the attributes.
    func streamGroup(_ id: String, _ body: [UInt8]) throws(V1Error) -> V1Plan {
        let path = "/groups/" + id
        let read = try read(body, path + "/stream")
        return edit(try present(id), path, V1Body(read, within: "stream"))
    }

    /// `DELETE …/groups/<id>`.
    func removeGroup(_ id: String) throws(V1Error) -> V1Plan {
        switch try present(id).group {
        case .room(let room): removal(.removeRoom(room), "/groups/" + id)
        case .zone(let zone): removal(.removeZone(zone), "/groups/" + id)
        case .wholeHome, .part: throw .method("DELETE", "/groups/" + id)
        }
    }

    private func present(_ id: String) throws(V1Error) -> V1Group {
        guard let group = view.group(id).flatMap({ V1Group($0, in: view.home) }) else { throw .notAvailable("/groups/" + id) }
        return group
    }

    private func edit(_ group: V1Group, _ path: String, _ body: V1Body) -> V1Plan {
        let asked = GroupBody(body, path: path, type: group.type, of: group, in: view)
        guard let command = asked.edit(of: group.group) else { return .answer(V1Entries(asked.errors).json) }
        let verdicts = GroupVerdicts(path: path, group: group.group, body: asked)
        return .perform(command, V1Answering(path, errors: asked.errors, refused: verdicts.refused) { _, view in
            verdicts.json(view)
        })
    }
}
