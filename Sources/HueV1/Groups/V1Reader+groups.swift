import HomeModel

extension V1Reader {
    /// All groups but group 0.
    func writeGroups(for caller: App, to list: inout JSONWriter) {
        for entry in view.numbers.groups.entries {
            guard let group = view.group(entry.id) else { continue }
            list.key(String(entry.number))
            GroupObject(group: group, view: view, caller: caller).write(to: &list)
        }
    }

    /// The group with a number, 0 for all lights.
    func writeGroup(_ number: Int, for caller: App, to writer: inout JSONWriter) {
        let group = number == 0 ? V1Group(.wholeHome, in: view.home) : view.numbers.groups[number].flatMap(view.group)
        guard let group else { return writer.object { _ in } }
        GroupObject(group: group, view: view, caller: caller).write(to: &writer)
    }
}

extension V1View {
    /// The room or zone with this id, as v1 knows it.
    func group(_ id: ResourceID) -> V1Group? {
        V1Group(.room(id), in: home) ?? V1Group(.zone(id), in: home)
    }
}
