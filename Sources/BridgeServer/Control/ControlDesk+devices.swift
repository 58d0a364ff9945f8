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

    /// Has a device's lights call attention.
    func identify(_ word: String) async throws(ControlProblem) -> ControlDevice {
        let shown = try await device(word)
        let lights = inHome(shown)?.lights ?? []
        guard !lights.isEmpty else { throw ControlProblem("\(shown.name) has no light that could call attention") }
        if !shown.reachable { throw ControlProblem("\(shown.name) cannot be reached") }
        var patch = LightPatch()
        patch.alert = .breatheOnce
        var isOff = false
        for light in lights where try await perform(.setLight(light, patch)).outcome.declined[.alert] != nil { isOff = true }
        if isOff { throw ControlProblem("\(shown.name) is off, and lamps call attention only while they are on; switch it on first") }
        return shown
    }

    /// Calls a device something else: its light, or each of its lights with a number behind it, and likewise its sensors if it has
    /// no light.
    func rename(_ word: String, _ edit: ControlDeviceEdit) async throws(ControlProblem) -> ControlDevice {
        let shown = try await device(word)
        guard let device = inHome(shown) else { throw ControlProblem("\(shown.name) is not in the home yet") }
        guard ResourceName.allows(edit.name) else { throw ControlProblem(Self.words(for: .refused(.invalid(attribute: "name")))) }
        let parts = device.lights.isEmpty ? device.sensors : device.lights
        for (index, part) in parts.enumerated() {
            let name = parts.count == 1 ? edit.name : ResourceName.shorten(edit.name, to: 28) + " \(index + 1)"
            try await perform(device.lights.isEmpty ? .renameSensor(part, name) : .renameLight(part, name))
        }
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
