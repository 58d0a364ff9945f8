/// How parameters of a device change: an object of anything, of which the cloud understands almost nothing.
enum EWeLinkParams {
    /// What is asked for and not set: the answer comes with the device's reply.
    private static let questions: Set<String> = ["hundredDaysKwh", "uiActive"]

    /// Merges key by key. Arrays are replaced as wholes but for `switches`, of which a command may list only some outlets.
    static func merge(_ params: JSONText, _ changes: JSONText) -> JSONText {
        changes.members.reduce(params) { params, change in
            guard !questions.contains(change.name) else { return params }
            guard change.name == "switches", let outlets = change.value.elements, let known = params["switches"]?.elements
            else { return params.setting(change.name, to: change.value) }
            return params.setting("switches", to: .array(merge(known, outlets)))
        }
    }

    /// Those with the names that are asked for; all for no names.
    static func pick(_ params: JSONText, _ names: [String]) -> JSONText {
        guard !names.isEmpty else { return params }
        return JSONText(members: params.members.filter { names.contains($0.name) }.map { ($0.name, $0.value) })
    }

    private static func merge(_ known: [JSONText], _ changes: [JSONText]) -> [JSONText] {
        changes.reduce(known) { outlets, change in
            guard let place = outlets.firstIndex(where: { $0["outlet"]?.int == change["outlet"]?.int && change["outlet"] != nil })
            else { return outlets + [change] }
            var outlets = outlets
            outlets[place] = change.members.reduce(outlets[place]) { $0.setting($1.name, to: $1.value) }
            return outlets
        }
    }
}
