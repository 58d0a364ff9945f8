import Connectivity
package import HomeModel

/// What a kind of device is to the home, and how it is spoken with. It knows no connection: whichever way parameters come and
/// go, they mean the same.
package struct EWeLinkModel: Sendable {
    /// The number of the kind.
    package let uiid: Int
    let lamps: [any EWeLinkLamp]
    let senses: [EWeLinkSense]

    /// The kind of a device; `nil` for one that the home has no use for, such as a gateway.
    package init?(uiid: Int) {
        self.uiid = uiid
        (lamps, senses) = (Self.lamps(uiid) ?? [], Self.senses(uiid))
        if lamps.isEmpty, senses.isEmpty { return nil }
    }

    /// What each of its lights can do, in order.
    package var lights: [LightAbilities] { lamps.map(\.abilities) }

    /// What it senses, in order, with first readings that nobody is told of.
    package var sensors: [SensorReading] { senses.map(\.first) }

    /// Whether it speaks seldom, and is there although nobody can reach it meanwhile.
    package var sleeps: Bool { [102, 154].contains(uiid) }

    /// What is sent for an order, one frame after the other.
    ///
    /// - Parameters:
    ///   - light: which of its lights, from 0.
    ///   - said: everything that the device ever said.
    /// - Returns: none if there is no word for any of it.
    package func frames(for action: LightAction, light: Int, said: EWeLinkParams) -> [EWeLinkParams] {
        guard lamps.indices.contains(light) else { return [] }
        return lamps[light].frames(for: action, said: said)
    }

    /// What lights and sensors say, by index.
    package struct Readings: Sendable, Hashable {
        /// What lights are set to.
        package var lights: [Int: LightReading] = [:]
        /// What sensors read.
        package var sensors: [Int: SensorReading] = [:]
    }

    /// What a device says by some parameters. Lights and sensors that these are not about are left out.
    ///
    /// - Parameter said: everything that the device ever said, these parameters included.
    package func readings(_ params: EWeLinkParams, said: EWeLinkParams) -> Readings {
        var readings = Readings()
        let names = Set(params.keys)
        for (index, lamp) in lamps.enumerated() where !lamp.names.isDisjoint(with: names) {
            if let outlet = (lamp as? EWeLinkRelay)?.outlet, params.outlet(outlet) == nil { continue }
            let reading = lamp.reading(said)
            if reading != LightReading() { readings.lights[index] = reading }
        }
        for (index, sense) in senses.enumerated() {
            readings.sensors[index] = params[sense.name].flatMap(sense.reading)
        }
        return readings
    }

    /// The same for everything that a device ever said, when it is listed: what happened once is past.
    package func standing(_ said: EWeLinkParams) -> Readings {
        var readings = readings(said, said: said)
        for (index, sense) in senses.enumerated() where sense.isMoment { readings.sensors[index] = nil }
        return readings
    }

    /// How full its battery is, in percent; `nil` if it does not say. The door sensor says volts, of which three are full and
    /// two are none.
    package func battery(_ said: EWeLinkParams) -> Int? {
        guard let number = said.number("battery") else { return nil }
        let percent = uiid == 102 && number <= 3.6 ? (number - 2) * 100 : number
        return Int(min(max(percent, 0), 100).rounded())
    }
}
