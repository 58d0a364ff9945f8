import HomeModel

extension V1View {
    /// Where an action goes, without `/api/<key>`: what it speaks of under the numbers of this view; as it was written
    /// where that is gone.
    func address(of action: AutomationAction) -> String {
        address(of: action.command) ?? action.wording.address
    }

    private func address(of command: Command) -> String? {
        switch command {
        case .setLight(let id, _): address(of: ResourceReference(.light, id)).map { $0 + "/state" }
        case .setStartup(let id, _): address(of: ResourceReference(.light, id)).map { $0 + "/config" }
        case .setGroup(let group, _), .recallScene(_, let group, _): number(of: group).map { "/groups/\($0)/action" }
        case .setSensor(let id, _): address(of: ResourceReference(.sensor, id)).map { $0 + "/state" }
        case .configureSensor(let id, _): address(of: ResourceReference(.sensor, id)).map { $0 + "/config" }
        case .editSchedule(let id, _): address(of: ResourceReference(.schedule, id))
        case .editRule(let id, _): address(of: ResourceReference(.rule, id))
        default: nil
        }
    }

    /// The number of a group; 0 for all lights.
    func number(of group: LightGroup) -> Int? {
        switch group {
        case .wholeHome: 0
        case .room(let id), .zone(let id): numbers.groups.number(of: id)
        case .part(_, let whole): number(of: whole)
        }
    }
}

extension JSONWriter {
    /// Writes the body of what a rule or schedule does, as it was given; one that was left out is an empty object.
    mutating func body(of action: AutomationAction) {
        key("body")
        raw((action.wording.body.isEmpty ? "{}" : action.wording.body).utf8)
    }
}
