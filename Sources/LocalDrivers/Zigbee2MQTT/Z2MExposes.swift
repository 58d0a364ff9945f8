package import Connectivity
package import HomeModel

/// What a device can do and sense, as its `exposes` tell. Lights and sensors are known by their place in these lists.
package struct Z2MExposes: Sendable, Hashable {
    /// Its lights; plugs and switches are lights that go on and off.
    package private(set) var lights: [Z2MLight] = []
    /// What it senses, apart from fingers.
    package private(set) var senses: [Z2MSense] = []
    /// What hands can do with it.
    package private(set) var actions = Z2MActions(values: [])
    /// The member that says how full its battery is.
    package private(set) var battery: String?

    /// Reads the list; what cannot be read is left out.
    package init(_ exposes: [JSONValue]) {
        let leaves = exposes.compactMap(Z2MFeature.init)
        let effects = leaves.filter { Z2MEffects.names.contains($0.name) && $0.isSettable }
        for expose in exposes where ["light", "switch"].contains(expose["type"]?.string) {
            let features = (expose["features"]?.array ?? []).compactMap(Z2MFeature.init)
            guard let light = Z2MLight(features, isSwitch: expose["type"] == "switch", effects: effects),
                !lights.contains(where: { $0.state.property == light.state.property })
            else { continue }
            lights.append(light)
        }
        senses = Z2MSense.all(in: leaves)
        actions = Z2MActions(values: leaves.first { $0.name == "action" }?.values ?? [])
        battery = leaves.first { $0.name == "battery" }?.property
    }

    /// Whether the home has no use for the device.
    package var isEmpty: Bool { lights.isEmpty && sensors.isEmpty }

    /// What it senses, in order, with first readings that nobody is told of: senses, then buttons, then the dial.
    package var sensors: [SensorReading] {
        var sensors = senses.map(\.first)
        if !actions.buttons.isEmpty { sensors.append(.buttons(count: actions.buttons.count, last: nil)) }
        if actions.turns { sensors.append(.rotation(nil)) }
        return sensors
    }

    /// Where the buttons stand among the sensors.
    var buttonIndex: Int { senses.count }

    /// Where the dial stands among the sensors.
    var dialIndex: Int { senses.count + (actions.buttons.isEmpty ? 0 : 1) }
}
