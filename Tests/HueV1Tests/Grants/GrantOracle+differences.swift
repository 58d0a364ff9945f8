import HomeModel

extension Home {
    /// What an app has changed beyond what the oracle says that it saw; nothing, if all is well.
    func differences(from before: GrantOracle) -> [String] {
        lampsAndSensors(before) + groups(before) + scenes(before)
            + before.home.apps.all.filter { $0.id != before.app.id && apps[$0.id] != $0 }.map { "app \($0.id) changed" }
    }

    private func lampsAndSensors(_ before: GrantOracle) -> [String] {
        before.home.lights.all.filter { !before.sees(light: $0.id) && lights[$0.id] != $0 }.map { "light \($0.name) changed" }
            + before.home.sensors.all.filter { !before.sees(sensor: $0.id) && sensors[$0.id] != $0 }
            .map { "sensor \($0.name) changed" }
    }

    private func groups(_ before: GrantOracle) -> [String] {
        let rooms = before.home.rooms.all.filter { room in
            let devices = room.devices.filter { !before.sees(ResourceReference(.device, $0)) }
            let sensors = room.virtualSensors.filter { !before.sees(sensor: $0) }
            let now = self.rooms[room.id]
            return !Set(devices).isSubset(of: now?.devices ?? []) || !Set(sensors).isSubset(of: now?.virtualSensors ?? [])
        }
        let zones = before.home.zones.all.filter { zone in
            let (lights, sensors) = (zone.lights.filter { !before.sees(light: $0) }, zone.sensors.filter { !before.sees(sensor: $0) })
            let now = self.zones[zone.id]
            return !Set(lights).isSubset(of: now?.lights ?? []) || !Set(sensors).isSubset(of: now?.sensors ?? [])
        }
        return rooms.map { "room \($0.name) lost a member" } + zones.map { "zone \($0.name) lost a member" }
    }

    /// Scenes of a group follow it; those with lights of their own keep what is not seen.
    private func scenes(_ before: GrantOracle) -> [String] {
        let changed = before.home.scenes.all.filter { scene in
            let hidden = scene.lights.filter { !before.sees(light: $0.light) }
            let now = scenes[scene.id]?.lights ?? []
            return scene.group == nil && !hidden.allSatisfy(now.contains)
        }
        return changed.map { "scene \($0.name) lost a light" }
    }
}
