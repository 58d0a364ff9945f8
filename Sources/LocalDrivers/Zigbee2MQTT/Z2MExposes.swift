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
    /// The member that says what a hand did.
    package private(set) var action = "action"
    /// The member that says how full its battery is.
    package private(set) var battery: String?

    /// Reads the list; what cannot be read is left out.
    package init(_ exposes: [JSONValue]) {
        let leaves = exposes.compactMap(Z2MFeature.init)
        let types = Set(exposes.compactMap { $0["type"]?.string })
        let effects = leaves.filter { Z2MEffects.names.contains($0.name) && $0.isSettable }
        for expose in exposes where Self.isLight(expose, among: types) {
            Z2MLight(Self.features(expose), isSwitch: expose["type"] == "switch", effects: effects).map { add($0) }
        }
        let warmth = exposes.filter { $0["type"] == "climate" }.flatMap(Self.features).filter { $0.name == "local_temperature" }
        senses = Z2MSense.all(in: leaves + warmth)
        battery = leaves.first { $0.name == "battery" }?.property
        // What a lock says of keys and codes is not what hands do with buttons. A list may come in several parts.
        let told = leaves.filter { $0.name == "action" }
        guard let first = told.first, !types.contains("lock") else { return }
        (action, actions) = (first.property, Z2MActions(values: told.filter { $0.property == first.property }.flatMap(\.values)))
    }

    /// Whoever turns all lights off does not want to freeze: what switches a heater is not one of them.
    private static func isLight(_ expose: JSONValue, among types: Set<String>) -> Bool {
        expose["type"] == "light" || expose["type"] == "switch" && !types.contains("climate")
    }

    private static func features(_ expose: JSONValue) -> [Z2MFeature] {
        (expose["features"]?.array ?? []).compactMap(Z2MFeature.init)
    }

    /// The same thing may be exposed twice, as a light and as a switch.
    private mutating func add(_ light: Z2MLight) {
        guard let same = lights.firstIndex(where: { $0.state.property == light.state.property }) else {
            return lights.append(light)
        }
        if lights[same].isSwitch, !light.isSwitch { lights[same] = light }
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

    /// What the sensors are known by, in the same order.
    var sensorParts: [String] {
        var parts = senses.map { "state " + $0.feature.property }
        if !actions.buttons.isEmpty { parts.append("buttons") }
        if actions.turns { parts.append("dial") }
        return parts
    }

    /// Where the buttons stand among the sensors.
    var buttonIndex: Int { senses.count }

    /// Where the dial stands among the sensors.
    var dialIndex: Int { senses.count + (actions.buttons.isEmpty ? 0 : 1) }
}
