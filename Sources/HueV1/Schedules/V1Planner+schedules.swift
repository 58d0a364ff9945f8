import HomeModel

extension V1Planner {
    /// `POST …/schedules`. A command and one time must be there (Docs/HueV1.md §11.3).
    ///
    /// - Parameter key: the key in the request's path.
    func addSchedule(_ body: [UInt8], key: String?) throws(V1Error) -> V1Plan {
        let path = "/schedules"
        let read = try read(body, path)
        let times = [read.members["localtime"], read.members["time"]].compactMap { $0 }
        var missing: [V1Error] = []
        if read.members["command"] == nil { missing.append(.missing(path + "/command")) }
        if times.isEmpty { missing.append(.missing(path + "/time")) }
        guard missing.isEmpty else { return .answer(V1Entries(missing).json) }
        let asked = self.asked(read, path, key: key, isNew: true)
        guard asked.errors.isEmpty, let draft = asked.draft(newID()) else { return .answer(V1Entries(asked.errors).json) }
        return .perform(.addSchedule(draft), V1Answering(path, refused: asked.refused) { outcome, view in
            .made(outcome.created.flatMap { view.numbers.schedules.number(of: $0) })
        })
    }

    /// `PUT …/schedules/<id>`: each parameter by itself.
    ///
    /// - Parameter key: the key in the request's path.
    func editSchedule(_ id: String, _ body: [UInt8], key: String?) throws(V1Error) -> V1Plan {
        let path = "/schedules/" + id
        let read = try read(body, path)
        guard let schedule = view.schedule(id) else { throw .notAvailable(path) }
        let asked = self.asked(read, path, key: key, isNew: false)
        guard asked.patch != SchedulePatch() else { return .answer(V1Entries(asked.errors).json) }
        let answering = V1Answering(path, errors: asked.errors, refused: asked.refused) { _, view in
            asked.json(view.home.schedules[schedule.id] ?? schedule)
        }
        return .perform(.editSchedule(schedule.id, asked.patch), answering)
    }

    func removeSchedule(_ id: String) throws(V1Error) -> V1Plan {
        let path = "/schedules/" + id
        guard let schedule = view.schedule(id) else { throw .notAvailable(path) }
        return removal(.removeSchedule(schedule.id), path)
    }

    private func asked(_ body: V1Body, _ path: String, key: String?, isNew: Bool) -> ScheduleBody {
        ScheduleBody(body, path: path, isNew: isNew) { (node, path) throws(V1Error) in
            try scheduledAction(node, body, path, key: key)
        }
    }
}

extension ScheduleBody {
    /// A new schedule; `nil` unless the body has what it needs.
    fileprivate func draft(_ id: ResourceID) -> ScheduleDraft? {
        guard let action = patch.action, let timing = patch.timing, let isLocal = patch.isLocal else { return nil }
        var draft = ScheduleDraft(id: id, action: action, timing: timing, isLocal: isLocal)
        if let name = patch.name { draft.name = name }
        if let description = patch.description { draft.description = description }
        if let isEnabled = patch.isEnabled { draft.isEnabled = isEnabled }
        if let deletesItself = patch.deletesItself { draft.deletesItself = deletesItself }
        if let isDisposable { draft.isDisposable = isDisposable }
        return draft
    }
}
