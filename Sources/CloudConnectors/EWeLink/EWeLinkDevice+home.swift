import Connectivity
package import HomeModel

extension EWeLinkDevice {
    /// The device in the home's terms.
    ///
    /// - Parameter key: what the home knows it by.
    package func description(_ model: EWeLinkModel, key: DeviceKey) -> DeviceDescription {
        let shown = Self.fit(name) ?? Self.fit(self.model) ?? "Device"
        let names = channels.compactMapValues(Self.fit)
        return DeviceDescription(
            key: key, name: shown,
            product: Product(
                model: Self.fit(self.model) ?? "uiid \(uiid)", name: model.lights.isEmpty ? "Cloud sensor" : "Cloud light",
                manufacturer: Self.fit(brand) ?? "eWeLink", softwareVersion: Self.fit(params["fwVersion"]?.string ?? "") ?? "1",
                archetype: "classic_bulb"),
            battery: model.battery(params), lights: model.lights, lightNames: names.isEmpty ? nil : names,
            sensors: model.sensors.map { .init(name: shown, reading: $0) })
    }

    /// As much of a text as is a name; `nil` if nothing is.
    private static func fit(_ text: String) -> String? {
        let visible = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }))
        let name = ResourceName.shorten(visible, to: ResourceName.longest)
        return ResourceName.allows(name) ? name : nil
    }
}
