package import HomeModel

extension Z2MDevice {
    /// The device in the home's terms.
    ///
    /// - Parameters:
    ///   - driver: what its key names its driver by.
    ///   - battery: charge of its battery in percent, as far as that is known.
    package func description(driver: String, battery: Int? = nil) -> DeviceDescription {
        let shown = self.shown
        return DeviceDescription(
            key: DeviceKey(driver: driver, identity: address), name: shown, product: product,
            hardwareAddress: hardwareAddress, battery: battery, lights: exposes.lights.map(\.abilities),
            lightParts: exposes.lights.map(\.state.property), lightNames: lightNames,
            sensors: zip(exposes.sensors, exposes.sensorParts).map { .init(name: shown, reading: $0, part: $1) })
    }

    /// A device that nobody named yet is called by its address, which says less than its model does.
    private var shown: String {
        let named = name.lowercased() == address ? nil : Self.fit(name)
        return named ?? Self.fit(text) ?? Self.fit(title) ?? Self.fit(model) ?? "Zigbee device"
    }

    private var product: Product {
        let isSwitch = exposes.lights.allSatisfy(\.isSwitch)
        return Product(
            model: Self.fit(model) ?? "Zigbee", name: Self.fit(title) ?? Self.fit(model) ?? "Zigbee device",
            manufacturer: Self.fit(vendor) ?? "Zigbee", softwareVersion: Self.fit(version) ?? "1",
            archetype: exposes.lights.isEmpty ? "unknown_archetype" : isSwitch ? "plug" : "classic_bulb")
    }

    /// `0x000b57fffec6a5b2` in the way in which such addresses are shown.
    private var hardwareAddress: String {
        let digits = Array(address.dropFirst(2))
        let octets = stride(from: 0, to: digits.count, by: 2).map { String(digits[$0..<min($0 + 2, digits.count)]) }
        return octets.joined(separator: ":")
    }

    /// Lights of a device with several are called by their part of it.
    private var lightNames: [Int: String]? {
        guard exposes.lights.count > 1 else { return nil }
        var names: [Int: String] = [:]
        for (index, light) in exposes.lights.enumerated() {
            guard let part = light.state.endpoint.flatMap(Self.fit) else { continue }
            let room = ResourceName.longest - part.utf8.count - 1
            names[index] = room > 0 ? ResourceName.shorten(shown, to: room) + " " + part : part
        }
        return names.isEmpty ? nil : names
    }

    /// As much of a text as is a name; `nil` if nothing is.
    private static func fit(_ text: String?) -> String? {
        let visible = (text ?? "").unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
        let name = ResourceName.shorten(String(String.UnicodeScalarView(visible)), to: ResourceName.longest)
        return ResourceName.allows(name) ? name : nil
    }
}
