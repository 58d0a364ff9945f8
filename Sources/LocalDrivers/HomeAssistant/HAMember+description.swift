import BridgeCore
import HomeModel

extension HAMember {
    /// The device in the home's terms.
    func description(driver: String, _ entities: [String: HAEntity]) -> DeviceDescription? {
        let own = own(entities)
        guard let first = own.first, !lights.isEmpty || !sensors.isEmpty else { return nil }
        let name = name(own)
        let lamps = lights.compactMap { entities[$0] }.filter { $0.lamp != nil }
        return DeviceDescription(
            key: DeviceKey(driver: driver, identity: identity), name: name, product: product(first.device, lamps),
            battery: own.compactMap(\.charge).first, lights: lamps.compactMap(\.lamp?.abilities),
            lightParts: lamps.map(\.key), lightNames: lamps.count > 1 ? lightNames(lamps, name) : nil,
            sensors: sensors.compactMap { sensor($0, name, entities) })
    }

    /// Its entities, lights and sensors first.
    private func own(_ entities: [String: HAEntity]) -> [HAEntity] {
        let keys = lights + sensors.compactMap { if case .entity(let key) = $0 { key } else { nil } }
        return (keys + parts.subtracting(keys).sorted()).compactMap { entities[$0] }
    }

    private func name(_ own: [HAEntity]) -> String {
        own.lazy.compactMap(\.device.name).first ?? own.lazy.compactMap(\.name).first
            ?? ResourceName.fit(own.first?.config.text("object_id")) ?? "MQTT device"
    }

    private func product(_ device: HADevice, _ lamps: [HAEntity]) -> Product {
        let isSwitch = lamps.allSatisfy { $0.lamp?.isSwitch ?? false }
        return Product(
            model: device.model ?? "MQTT", name: device.title ?? device.model ?? "MQTT device",
            manufacturer: device.maker ?? "MQTT", softwareVersion: device.version ?? "1",
            archetype: lamps.isEmpty ? "unknown_archetype" : isSwitch ? "plug" : "classic_bulb")
    }

    /// Lights of a device with several are called by their own names, behind the device's unless they begin with it.
    private func lightNames(_ lamps: [HAEntity], _ name: String) -> [Int: String] {
        var names: [Int: String] = [:]
        for (index, lamp) in lamps.enumerated() {
            guard let own = lamp.name else { continue }
            names[index] = own.hasPrefix(name) || lamp.device.name == nil ? own : ResourceName.part(own, of: name)
        }
        return names
    }

    private func sensor(
        _ slot: Slot, _ name: String, _ entities: [String: HAEntity]
    ) -> DeviceDescription.SensorDescription? {
        switch slot {
        case .entity(let key): entities[key]?.senses?.first.map { .init(name: name, reading: $0, part: "entity " + key) }
        case .buttons: .init(name: name, reading: .buttons(count: actions.buttons.count, last: nil), part: "buttons")
        case .dial: .init(name: name, reading: .rotation(nil), part: "dial")
        }
    }

    /// Whether it can be reached: its lights decide if it has any, then what it senses. The word of a battery is worth nothing for
    /// a lamp that is gone.
    func isReachable(_ entities: [String: HAEntity]) -> Bool {
        let own = parts.compactMap { entities[$0] }
        let deciding = [own.filter { $0.lamp != nil }, own.filter { $0.senses?.first != nil }].first { !$0.isEmpty } ?? own
        return deciding.contains(where: \.isAvailable)
    }

    /// The device with all that is known of it; `nil` if the home has no use for it.
    func found(driver: String, _ entities: [String: HAEntity]) -> BackendDevice? {
        guard let description = description(driver: driver, entities) else { return nil }
        var device = BackendDevice(description: description, isReachable: isReachable(entities))
        for (index, key) in lights.enumerated() {
            if let reading = entities[key]?.light, reading != LightReading() { device.lights[index] = reading }
        }
        for (index, slot) in sensors.enumerated() {
            if case .entity(let key) = slot { device.sensors[index] = entities[key]?.sense }
        }
        return device
    }
}
