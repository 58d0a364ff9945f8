import HomeModel

extension V1Numbers {
    /// The numbers of what there is in a home as an app sees it, with those numbers for lights that the app knows them by.
    func seen(in home: Home, aliases: [ResourceID: Grant.Alias]) -> V1Numbers {
        var seen = self
        seen.lights = lights.keeping(home.lights.contains).putting(aliases.compactMapValues(\.number))
        seen.sensors = sensors.keeping(home.sensors.contains)
        seen.groups = groups.keeping { home.rooms.contains($0) || home.zones.contains($0) }
        seen.schedules = schedules.keeping(home.schedules.contains)
        seen.rules = rules.keeping(home.rules.contains)
        seen.resourceLinks = resourceLinks.keeping(home.resourceLinks.contains)
        seen.scenes = scenes.keeping(home.scenes.contains)
        return seen
    }
}
