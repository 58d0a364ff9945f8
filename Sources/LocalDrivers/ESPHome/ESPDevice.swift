package import HomeModel

/// A device as it describes itself: who it is and what it has.
package struct ESPDevice: Sendable, Hashable {
    /// Its hardware address: twelve digits in lower case.
    package let identity: String
    /// What it is called.
    package let name: String
    /// What it is, in its maker's words.
    package let model: String
    let version: String
    let maker: String
    /// What its parts are called, by their numbers: a firmware may stand for several devices.
    let parts: [UInt64: String]
    /// Its lights, in order.
    package private(set) var lights: [ESPLight] = []
    /// What it senses, in order.
    package private(set) var senses: [ESPSense] = []

    /// Reads the answer to the question who it is.
    ///
    /// - Returns: `nil` if it has no hardware address.
    init?(_ fields: ProtoFields) {
        guard let identity = Self.identity(fields.string(3)) else { return nil }
        self.identity = identity
        name = ResourceName.fit(fields.string(13)) ?? ResourceName.fit(fields.string(2)) ?? "ESPHome"
        model = ResourceName.fit(fields.string(8)) ?? ResourceName.fit(fields.string(6)) ?? "ESPHome"
        version = fields.string(4)
        maker = fields.string(12)
        parts = fields.messages(20).prefix(64).reduce(into: [:]) { $0[$1.uint(1)] = ResourceName.fit($1.string(2)) }
    }

    /// A hardware address in any spelling as twelve digits; `nil` if it is none.
    package static func identity(_ text: String) -> String? {
        let digits = text.lowercased().filter { $0 != ":" && $0 != "-" }
        guard digits.utf8.count == 12, digits.allSatisfy(\.isHexDigit), Set(digits) != ["0"] else { return nil }
        return digits
    }

    /// Takes in an entry of the list of entities; those that mean nothing here are left aside. No device has very many.
    mutating func take(_ entry: ESPFrame) {
        if let light = ESPLight(entry), lights.count < 64, !lights.contains(where: { $0.key == light.key }) {
            lights.append(light)
        } else if let sense = ESPSense(entry), senses.count < 128, !senses.contains(where: { $0.key == sense.key }) {
            senses.append(sense)
        }
    }

    /// The sensors in the home that it has, in order.
    var sensors: [ESPSense] { senses.filter { $0.first != nil } }

    /// The device in the home's terms.
    ///
    /// - Parameter battery: charge of its battery in percent, if that is known.
    package func description(driver: String, battery: Int? = nil) -> DeviceDescription {
        DeviceDescription(
            key: DeviceKey(driver: driver, identity: identity), name: name, product: product, battery: battery,
            lights: lights.map(\.abilities), lightParts: lights.map(\.key.word), lightNames: lightNames,
            sensors: sensors.compactMap { sense in
                sense.first.map { .init(name: name(of: sense), reading: $0, part: sense.key.word) }
            })
    }

    private var product: Product {
        let isPlug = !lights.isEmpty && lights.allSatisfy(\.isPlug)
        return Product(
            model: model, name: model, manufacturer: ResourceName.fit(maker) ?? "ESPHome",
            softwareVersion: ResourceName.fit(version) ?? "1",
            archetype: lights.isEmpty ? "unknown_archetype" : isPlug ? "plug" : "classic_bulb")
    }

    private func name(of sense: ESPSense) -> String {
        guard let part = parts[sense.key.part] else { return ResourceName.fit(sense.name) ?? name }
        return ResourceName.fitting(sense.name, of: part) ?? part
    }

    /// The only light of a device is called as the device, if it is not a part's.
    private var lightNames: [Int: String]? {
        var names: [Int: String] = [:]
        for (index, light) in lights.enumerated() {
            let part = parts[light.key.part]
            guard lights.count > 1 || part != nil else { continue }
            names[index] = ResourceName.fitting(light.name, of: part ?? name) ?? part
        }
        return names.isEmpty ? nil : names
    }
}
