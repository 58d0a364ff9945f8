extension Home {
    /// Whether there are lights that no app sees.
    package var hidesLights: Bool { !hiddenLights.isEmpty }

    /// The home without the lights that its owner hides from all apps: what an app with every right sees. With nothing hidden
    /// it is the home as it is, at no cost.
    ///
    /// What is hidden leaves lists, groups and scenes here, and keeps its place in them in the home. A device, plain zone or
    /// scene of which nothing is left is not there, nor is a rule or schedule that speaks of what is not.
    package var shown: Home {
        guard !hiddenLights.isEmpty else { return self }
        var shown = self
        shown.hide(hiddenLights)
        shown.keepScenes()
        shown.keepAutomation(by: nil)
        shown.hiddenLights = []
        return shown
    }

    private mutating func hide(_ hidden: Set<ResourceID>) {
        for light in hidden { search.left(light) }
        lights = lights.compactMap { hidden.contains($0.id) ? nil : $0 }
        devices = devices.compactMap { device in
            guard !hidden.isDisjoint(with: device.lights) else { return device }
            var part = device
            part.lights.removeAll(where: hidden.contains)
            return part.lights.isEmpty && part.sensors.isEmpty ? nil : part
        }
        let devices = devices
        rooms = rooms.compactMap { room in
            var part = room
            part.devices.removeAll { !devices.contains($0) }
            return part
        }
        zones = zones.compactMap { zone in
            var part = zone
            part.lights.removeAll(where: hidden.contains)
            part.places = part.places.filter { !hidden.contains($0.key) }
            return part.lights.isEmpty && zone.sort.needsLights ? nil : part
        }
    }

    /// The lights of a group that are told what the group is told, in the order of its devices.
    func shownLights(in group: LightGroup) throws(Refusal) -> [Light] { withoutHidden(try lights(in: group)) }

    /// The same lights without those that are hidden.
    func withoutHidden(_ members: [Light]) -> [Light] {
        hiddenLights.isEmpty ? members : members.filter { !hiddenLights.contains($0.id) }
    }
}
