import HomeModel

extension Home {
    /// A scope without what is named. Of everything, what there is now stays, one by one; of a group that loses a member,
    /// the others stay, one by one.
    func scope(_ scope: Grant.Scope, without named: Grant.Named) -> Grant.Scope {
        var (lights, groups, sensors) = parts(of: scope)
        var denied = (lights: named.lights, sensors: named.sensors)
        for members in named.groups.map(members(of:)) {
            denied.lights.formUnion(members.lights)
            denied.sensors.formUnion(members.sensors)
        }
        for group in groups.subtracting(named.groups) {
            let members = members(of: group)
            guard !members.lights.isDisjoint(with: denied.lights) || !members.sensors.isDisjoint(with: denied.sensors)
            else { continue }
            groups.remove(group)
            lights.formUnion(members.lights)
            sensors.formUnion(members.sensors)
        }
        return .only(
            lights: lights.subtracting(denied.lights), groups: groups.subtracting(named.groups),
            sensors: sensors.subtracting(denied.sensors))
    }

    private func parts(
        of scope: Grant.Scope
    ) -> (lights: Set<ResourceID>, groups: Set<ResourceID>, sensors: Set<ResourceID>) {
        switch scope {
        case .everything: (Set(self.lights.all.map(\.id)), [], Set(self.sensors.all.map(\.id)))
        case .only(let lights, let groups, let sensors): (lights, groups, sensors)
        }
    }

    private func members(of group: ResourceID) -> (lights: Set<ResourceID>, sensors: Set<ResourceID>) {
        if let zone = zones[group] { return (Set(zone.lights), Set(zone.sensors)) }
        guard let room = rooms[group] else { return ([], []) }
        let inside = room.devices.compactMap { devices[$0] }
        return (Set(inside.flatMap(\.lights)), Set(inside.flatMap(\.sensors)).union(room.virtualSensors))
    }
}
