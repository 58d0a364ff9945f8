import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    func lights() async -> [ControlLight] {
        let snapshot = bridge.published.snapshot
        var lights: [ControlLight] = []
        for (light, number) in numbered(\.lights, \.lights, in: snapshot) {
            lights.append(await show(light, number: number, in: snapshot.home))
        }
        return lights
    }

    func light(_ word: String) async throws(ControlProblem) -> ControlLight {
        let (light, number) = try find(light: word)
        return await show(light, number: number, in: home)
    }

    func add(_ wanted: ControlNewLight) async throws(ControlProblem) -> ControlLight {
        let room = try wanted.room.map(find(room:))
        let description = try bench.describe(
            model: wanted.model, name: wanted.name, serial: bridge.world.randomBytes(8))
        guard !description.lights.isEmpty else { throw ControlProblem("\(wanted.model) has no light") }
        try await perform(.addDevice(description))
        let device = description.key.resourceID
        if let room { try await perform(.editRoom(room.id, RoomPatch(devices: room.devices + [device]))) }
        guard let light = home.devices[device]?.lights.first else { throw ControlProblem("\(wanted.model) has no light") }
        return try await self.light(light.description)
    }

    func remove(_ word: String) async throws(ControlProblem) -> ControlLight {
        let shown = try await light(word)
        try await perform(.removeLight(try find(light: word).light.id))
        return shown
    }

    func edit(_ word: String, _ edit: ControlLightEdit) async throws(ControlProblem) -> ControlLight {
        let (light, number) = try find(light: word)
        let patch = try edit.patch()
        let custom = try edit.custom?.decided(after: light.custom)
        if let name = edit.name, !ResourceName.allows(name) { throw ControlProblem(Self.words(for: .refused(.invalid(attribute: "name")))) }
        if let faults = edit.faults, let device = home.devices[light.owner] {
            try await bench.apply(faults, to: light, of: device)
        }
        if let name = edit.name { try await perform(.renameLight(light.id, name)) }
        if let custom { try await perform(.customizeLight(light.id, custom)) }
        if !patch.attributes.isEmpty {
            let declined = try await perform(.setLight(light.id, patch)).outcome.declined
            if let (attribute, reason) = declined.first(where: { $0.key != .transition }) {
                throw ControlProblem(reason == .isOff
                    ? "\(light.name) is off; add --on" : "\(light.name) has no \(attribute.rawValue)")
            }
        }
        var shown = await show(home.lights[light.id] ?? light, number: number, in: home)
        // The home hears of it in a moment.
        if let unreachable = edit.faults?.unreachable { shown.reachable = !unreachable }
        return shown
    }

    func find(room name: String) throws(ControlProblem) -> Room {
        guard let room = home.rooms.all.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            throw ControlProblem("there is no room \"\(name)\"; there are: \(home.rooms.all.map(\.name).joined(separator: ", "))")
        }
        return room
    }

    private func show(_ light: Light, number: Int, in home: Home) async -> ControlLight {
        let device = home.devices[light.owner]
        var shining: Double?
        if let device { shining = await bench.shining(light, of: device) }
        return ControlLight(
            number: number, id: light.id.description, name: light.name, model: device?.product.model ?? "",
            type: LightObject(light, device: device).typeName, room: home.room(of: light.owner)?.name,
            driver: device?.key.driver ?? "", reachable: home.isReachable(light), on: light.state.on,
            brightness: light.state.brightness.map { ($0.fraction * 1000).rounded() / 10 },
            mirek: light.state.color?.mirek?.value, xy: light.state.color?.xy.map { [$0.x, $0.y] }, shining: shining,
            custom: light.custom == LightCustom() ? nil : ControlLightCustom(light.custom))
    }
}

extension ControlLightEdit {
    /// The part of the edit that is about the light's state.
    ///
    /// - Throws: a `ControlProblem` for values out of range.
    func patch() throws(ControlProblem) -> LightPatch {
        var patch = LightPatch()
        patch.on = on
        if let brightness {
            guard (0...100).contains(brightness) else { throw ControlProblem("brightness is 0 to 100 percent") }
            patch.brightness = .to(Brightness(fraction: brightness / 100))
        }
        if let mirek {
            guard (50...1000).contains(mirek) else { throw ControlProblem("a colour temperature is 50 to 1000 mireds") }
            patch.mirek = .to(Mirek(mirek))
        }
        if let xy {
            guard xy.count == 2, xy.allSatisfy({ (0...1).contains($0) }) else {
                throw ControlProblem("a chromaticity is two numbers from 0 to 1")
            }
            patch.xy = .to(ColorXY(x: xy[0], y: xy[1]))
        }
        if let transition {
            guard (0...6000).contains(transition) else { throw ControlProblem("a transition takes 0 to 6000 seconds") }
            patch.transition = .milliseconds(Int(transition * 1000))
        }
        return patch
    }
}
