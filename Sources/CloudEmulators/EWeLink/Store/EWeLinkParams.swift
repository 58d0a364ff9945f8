/// How parameters of a device change: an object of anything, of which the cloud understands almost nothing.
enum EWeLinkParams {
    /// What is asked for and not set: the answer comes with the device's reply.
    private static let questions: Set<String> = ["hundredDaysKwh", "uiActive"]

    /// Merges key by key. Arrays are replaced as wholes but for `switches`, of which a command may list only some outlets.
    static func merge(_ params: JSONText, _ changes: JSONText) -> JSONText {
        var members = params.members
        var places = Dictionary(members.enumerated().map { ($1.name, $0) }) { _, last in last }
        for change in changes.members where !questions.contains(change.name) {
            if let place = places[change.name] {
                members[place].value = change.name == "switches" ? outlets(members[place].value, change.value) : change.value
            } else {
                places[change.name] = members.count
                members.append(change)
            }
        }
        return JSONText(members: members.map { ($0.name, $0.value) })
    }

    /// Those with the names that are asked for; all for no names.
    static func pick(_ params: JSONText, _ names: [String]) -> JSONText {
        guard !names.isEmpty else { return params }
        let names = Set(names)
        return JSONText(members: params.members.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
    }

    private static func outlets(_ known: JSONText, _ changes: JSONText) -> JSONText {
        guard var outlets = known.elements, let changes = changes.elements else { return changes }
        var places = Dictionary(outlets.enumerated().map { ($1["outlet"]?.text, $0) }) { first, _ in first }
        for change in changes {
            let outlet = change["outlet"]?.text
            if let outlet, let place = places[outlet] {
                outlets[place] = change.members.reduce(outlets[place]) { $0.setting($1.name, to: $1.value) }
            } else {
                places[outlet] = outlets.count
                outlets.append(change)
            }
        }
        return .array(outlets)
    }
}
