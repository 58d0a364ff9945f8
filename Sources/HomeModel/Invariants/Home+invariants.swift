extension Home {
    /// What must hold of every home at every moment, whatever was asked of it, and does not of this one: a sentence for
    /// each breach, none for a sound home. For tests and for those who find a home that behaves oddly; nothing relies on it.
    package func checkInvariants() -> [String] {
        var check = InvariantCheck(home: self)
        check.devices()
        check.lights()
        check.rooms()
        check.zones()
        check.sceneLights()
        check.sensorsInRange()
        check.automation()
        check.appsAndGrants()
        return check.breaches
    }
}

/// Looks at one home and writes down what is wrong.
struct InvariantCheck {
    let home: Home
    private(set) var breaches: [String] = []

    init(home: Home) {
        self.home = home
    }

    /// Writes down a breach unless something holds.
    mutating func expect(_ holds: Bool, _ breach: @autoclosure () -> String) {
        if !holds { breaches.append(breach()) }
    }

    /// A list has no repeats, and everything in it exists.
    mutating func expectMembers(_ ids: [ResourceID], in what: String, exist: (ResourceID) -> Bool) {
        expect(Set(ids).count == ids.count, "\(what) names something twice")
        for id in ids where !exist(id) { breaches.append("\(what) names \(id), which is not there") }
    }

    /// Names are neither missing nor too long, and no two of a kind are the same.
    mutating func expectNames(_ names: [String], of kind: String, mayBeEmpty: Bool = false) {
        expect(Set(names).count == names.count, "two \(kind)s have one name")
        for name in names where !(ResourceName.allows(name) || mayBeEmpty && name.isEmpty) {
            breaches.append("a \(kind) is called \"\(name)\"")
        }
    }

    mutating func devices() {
        let home = home
        for device in home.devices.all {
            expectMembers(device.lights, in: "device \(device.id)") { home.lights[$0]?.owner == device.id }
            expectMembers(device.sensors, in: "device \(device.id)") { home.sensors[$0]?.owner == device.id }
            expect(device.battery.map { (0...100).contains($0) } ?? true, "device \(device.id) has an impossible battery")
        }
    }

    mutating func lights() {
        expectNames(home.lights.all.map(\.name), of: "light")
        expect(home.hiddenLights == Set(home.lights.all.filter(\.custom.isHidden).map(\.id)), "others are hidden than should be")
        for light in home.lights.all {
            expect(light.custom.isFloorPossible && light.custom.isGamutPossible, "light \(light.id) is decided to be impossible")
            expect(home.devices[light.owner]?.lights.contains(light.id) ?? false, "light \(light.id) belongs to no device")
            expect(light.state.fits(light.abilities), "light \(light.id) is set to what it cannot be")
        }
    }

    mutating func rooms() {
        let home = home
        expectNames(home.rooms.all.map(\.name) + home.zones.all.map(\.name), of: "group")
        var taken: Set<ResourceID> = []
        for room in home.rooms.all {
            expectMembers(room.devices, in: "room \(room.id)", exist: home.devices.contains)
            expectMembers(room.virtualSensors, in: "room \(room.id)") { home.sensors[$0]?.virtual != nil }
            for device in room.devices where !taken.insert(device).inserted {
                breaches.append("device \(device) is in two rooms")
            }
        }
    }

    mutating func zones() {
        let home = home
        for zone in home.zones.all {
            expectMembers(zone.lights, in: "zone \(zone.id)", exist: home.lights.contains)
            expectMembers(zone.sensors, in: "zone \(zone.id)", exist: home.sensors.contains)
            expect(zone.sort != .plain || !zone.lights.isEmpty, "plain zone \(zone.id) is empty")
            expect(zone.streamer == nil || zone.sort == .entertainment, "zone \(zone.id) is streamed to")
            expect(zone.streamer.map(home.apps.contains) ?? true, "an app that is gone streams to zone \(zone.id)")
            expect(Set(zone.places.keys).isSubset(of: zone.lights), "zone \(zone.id) places lights that are not in it")
        }
    }
}

extension LightState {
    /// Whether a lamp with these abilities can be set so.
    fileprivate func fits(_ abilities: LightAbilities) -> Bool {
        (brightness != nil) == abilities.dims
            && (brightness.map { (0...1).contains($0.fraction) } ?? true)
            && (color?.xy != nil) == (abilities.gamut != nil)
            && (color?.mirek != nil) == (abilities.temperatures != nil)
            && (color?.xy.map { (0...1).contains($0.x) && (0...1).contains($0.y) } ?? true)
            && (effect == .none || abilities.gamut != nil)
    }
}
