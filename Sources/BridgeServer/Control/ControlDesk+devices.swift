import BridgeCore
import HomeModel
import HueV1

extension ControlDesk {
    /// All devices of the home, and those that backends know besides.
    func devices() async -> [ControlDevice] {
        let known = await backends.devices()
        let facts = Dictionary(known.map { ($0.id, $0) }) { first, _ in first }
        let snapshot = bridge.published.snapshot
        let home = snapshot.home.devices.all.map { device in
            show(device, facts["\(device.key.driver)/\(device.key.identity)"], in: snapshot)
        }
        let there = Set(home.map(\.id))
        return home + known.filter { !there.contains($0.id) }
    }

    func device(_ word: String) async throws(ControlProblem) -> ControlDevice {
        let all = await devices()
        let byID = all.filter { $0.id == word || $0.identity == word }
        let found = byID.isEmpty ? all.filter { $0.name.lowercased() == word.lowercased() } : byID
        guard let device = found.first else {
            throw ControlProblem("there is no device \"\(word)\"; \"porchlight devices list\" shows all")
        }
        guard found.count == 1 else {
            throw ControlProblem("several devices are called \"\(word)\": name one by its id, such as \(device.id)")
        }
        return device
    }

    func addDevice(_ wanted: ControlNewDevice) async throws(ControlProblem) -> ControlDevice {
        try await device(try await backends.add(wanted))
    }

    func adopt(_ word: String, _ adoption: ControlAdoption) async throws(ControlProblem) -> ControlDevice {
        try await device(try await backends.adopt(word, secret: adoption.secret))
    }

    func forget(_ word: String) async throws(ControlProblem) -> ControlDevice {
        let gone = try await device(word)
        if gone.place == "forgotten" { throw ControlProblem("\(gone.name) is forgotten already; \"porchlight devices adopt\" takes it in again") }
        try await backends.forget(DeviceKey(driver: gone.driver, identity: gone.identity))
        return gone
    }

    /// How long a lamp takes to call attention once.
    private static let callLength = Duration.seconds(2)

    /// Has a device's lights call attention. Lamps do that only while they are on: dark ones come on for it.
    func identify(_ word: String) async throws(ControlProblem) -> ControlDevice {
        let shown = try await device(word)
        let lights = inHome(shown)?.lights ?? []
        guard !lights.isEmpty else { throw ControlProblem("\(shown.name) has no light that could call attention") }
        if !shown.reachable { throw ControlProblem("\(shown.name) cannot be reached") }
        let dark = lights.filter { home.lights[$0]?.state.on == false }
        var call = LightPatch()
        call.alert = .breatheOnce
        for light in lights {
            call.on = dark.contains(light) ? true : nil
            try await perform(.setLight(light, call))
        }
        guard !dark.isEmpty else { return shown }
        // They go dark again also when the owner does not wait for it.
        try? await bridge.world.sleep(for: Self.callLength)
        var end = LightPatch()
        end.on = false
        for light in dark where home.lights[light] != nil { try await perform(.setLight(light, end)) }
        return shown
    }

    /// Calls a device something else.
    func rename(_ word: String, _ edit: ControlDeviceEdit) async throws(ControlProblem) -> ControlDevice {
        let shown = try await device(word)
        guard let device = inHome(shown) else { throw ControlProblem("\(shown.name) is not in the home yet") }
        try await perform(.renameDevice(device.id, edit.name))
        return try await self.device(shown.id)
    }

    private func inHome(_ shown: ControlDevice) -> Device? {
        home.devices[DeviceKey(driver: shown.driver, identity: shown.identity).resourceID]
    }

    private func show(_ device: Device, _ facts: ControlDevice?, in snapshot: HomeSnapshot) -> ControlDevice {
        let (home, numbers) = (snapshot.home, snapshot.memory(V1Numbers.self))
        var shown = facts ?? ControlDevice(
            driver: device.key.driver, identity: device.key.identity, name: device.name, model: device.product.model, place: "home")
        (shown.name, shown.model, shown.place) = (device.name, device.product.model, "home")
        (shown.reachable, shown.battery, shown.room) = (device.isReachable, device.battery, home.room(of: device.id)?.name)
        shown.lights = device.lights.compactMap(numbers.lights.number)
        shown.sensors = device.sensors.compactMap(numbers.sensors.number)
        return shown
    }
}
