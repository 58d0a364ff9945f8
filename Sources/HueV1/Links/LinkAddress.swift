import HomeModel

extension V1View {
    /// What an address in a list stands for, such as `/lights/1`; `nil` if there is no such thing. Group 0 is the bridge
    /// itself, which stands for all lights together.
    func reference(at address: String) -> ResourceReference? {
        let parts = address.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[0].isEmpty, let collection = V1Collection(rawValue: parts[1]) else { return nil }
        let id = parts[2]
        return switch collection {
        case .lights: light(id).map { ResourceReference(.light, $0.id) }
        case .sensors: sensor(id).map { ResourceReference(.sensor, $0.id) }
        case .schedules: schedule(id).map { ResourceReference(.schedule, $0.id) }
        case .rules: rule(id).map { ResourceReference(.rule, $0.id) }
        case .scenes: scene(id).map { ResourceReference(.scene, $0.id) }
        case .resourcelinks: resourceLink(id).map { ResourceReference(.resourceLink, $0.id) }
        case .groups: group(id).map { $0.reference ?? ResourceReference(.identity, home.identity.resourceID) }
        }
    }

    /// The address of something, without `/api/<key>`; `nil` if it has none.
    func address(of reference: ResourceReference) -> String? {
        func path(_ collection: V1Collection, _ list: NumberList) -> String? {
            list.number(of: reference.id).map { "/\(collection.rawValue)/\($0)" }
        }
        return switch reference.kind {
        case .light: path(.lights, numbers.lights)
        case .sensor: path(.sensors, numbers.sensors)
        case .room, .zone: path(.groups, numbers.groups)
        case .schedule: path(.schedules, numbers.schedules)
        case .rule: path(.rules, numbers.rules)
        case .resourceLink: path(.resourcelinks, numbers.resourceLinks)
        case .scene: numbers.scenes.id(of: reference.id).map { "/scenes/" + $0 }
        case .identity: "/groups/0"
        case .device, .app, .settings: nil
        }
    }
}
