extension Home {
    /// Whether there is something that a reference points at.
    func has(_ reference: ResourceReference) -> Bool {
        switch reference.kind {
        case .device: devices.contains(reference.id)
        case .light: lights.contains(reference.id)
        case .room: rooms.contains(reference.id)
        case .zone: zones.contains(reference.id)
        case .scene: scenes.contains(reference.id)
        case .sensor: sensors.contains(reference.id)
        case .schedule: schedules.contains(reference.id)
        case .rule: rules.contains(reference.id)
        case .resourceLink: resourceLinks.contains(reference.id)
        case .app: apps.contains(reference.id)
        case .settings, .identity: true
        }
    }

    /// Leaves the scenes, with those lights, that speak of what is there.
    mutating func keepScenes() {
        let seen = self
        scenes = scenes.compactMap { scene in
            var part = scene
            part.lights.removeAll { !seen.lights.contains($0.light) }
            guard !part.lights.isEmpty, scene.group?.reference.map(seen.has) ?? true else { return nil }
            return part
        }
    }

    /// Leaves the schedules, rules and resource links that speak of what is there, and those links that an app made.
    ///
    /// - Parameter app: who looks; `nil` for those who see everything but what is hidden, who see all links.
    mutating func keepAutomation(by app: ResourceID?) {
        var left = Int.max
        // What speaks of something that goes must go after it.
        while schedules.count + rules.count + resourceLinks.count < left {
            left = schedules.count + rules.count + resourceLinks.count
            let seen = self
            schedules = schedules.compactMap { schedule in
                seen.showsAutomation([schedule.action], on: [], of: schedule.maker, to: app) ? schedule : nil
            }
            rules = rules.compactMap { seen.showsAutomation($0.actions, on: $0.conditions, of: $0.maker, to: app) ? $0 : nil }
            resourceLinks = resourceLinks.compactMap { link in
                let isSeen = link.targets.contains { $0.kind != .resourceLink && $0.kind != .identity && seen.has($0) }
                return app == nil || link.maker == app || isSeen ? link : nil
            }
        }
        let seen = self
        resourceLinks = resourceLinks.compactMap { link in
            var part = link
            part.targets.removeAll { !seen.has($0) }
            return part
        }
    }
}

extension Home {
    /// Whether an app sees a rule or schedule, given that this home has what it sees. What is done to all lights, or looks at
    /// them, speaks of more than the app sees, unless it is its own.
    fileprivate func showsAutomation(
        _ actions: [AutomationAction], on conditions: [Condition], of maker: ResourceID?, to app: ResourceID?
    ) -> Bool {
        guard (conditions.references + actions.references).allSatisfy(has) else { return false }
        let isForAll = actions.contains { $0.command.isForAllLights }
            || conditions.contains { $0.subject.resource.kind == .identity }
        return app == nil || maker == app || !isForAll
    }
}

extension Command {
    fileprivate var isForAllLights: Bool {
        if case .setGroup(.wholeHome, _) = self { true } else { false }
    }
}
