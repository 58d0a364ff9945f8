import HomeModel

extension V1View {
    /// Where an action goes, without `/api/<key>`: what it speaks of under the numbers of this view; as it was written
    /// where that is gone.
    func address(of action: AutomationAction) -> String {
        address(of: action.command) ?? action.wording.address
    }

    private func address(of command: Command) -> String? {
        switch command {
        case .setLight(let id, _): path("lights", numbers.lights, id, "/state")
        case .setStartup(let id, _): path("lights", numbers.lights, id, "/config")
        case .setGroup(let group, _), .recallScene(_, let group, _): number(of: group).map { "/groups/\($0)/action" }
        case .setSensor(let id, _): path("sensors", numbers.sensors, id, "/state")
        case .configureSensor(let id, _): path("sensors", numbers.sensors, id, "/config")
        case .editSchedule(let id, _): path("schedules", numbers.schedules, id, "")
        case .editRule(let id, _): path("rules", numbers.rules, id, "")
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

    private func path(_ collection: String, _ list: NumberList, _ id: ResourceID, _ rest: String) -> String? {
        list.number(of: id).map { "/\(collection)/\($0)\(rest)" }
    }
}
