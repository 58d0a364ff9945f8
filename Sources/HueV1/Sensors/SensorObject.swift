package import HomeModel

/// A sensor as v1 shows it (Docs/HueV1.md §12).
package struct SensorObject: Sendable {
    let sensor: Sensor
    private let home: Home
    /// The bridge's own daylight sensor has none.
    private var device: Device? { home.devices[sensor.owner] }

    /// Makes the object of a sensor.
    package init(_ sensor: Sensor, in home: Home) {
        self.sensor = sensor
        self.home = home
    }

    /// What kind of sensor it is, as v1 calls it.
    package var typeName: String { sensor.typeName }

    /// Writes the object.
    package func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("state", object: writeState)
            guard let device else { return writeDaylight(to: &writer) }
            writer.member("swupdate", object: { update in
                update.member("state", "noupdates")
                update.member("lastinstall", orNull: nil)
            })
            writer.member("config", object: { writeConfig(device, to: &$0) })
            writer.member("name", sensor.name)
            writer.member("type", sensor.typeName)
            writer.member("modelid", device.product.model)
            writer.member("manufacturername", device.product.manufacturer)
            writer.member("productname", sensor.productName(of: device.product))
            writer.member("swversion", device.product.softwareVersion)
            writer.member("uniqueid", UniqueID.sensor(sensor, device: device, in: home))
            writer.member("capabilities", object: writeCapabilities)
        }
    }

    private func writeState(to state: inout JSONWriter) {
        switch sensor.reading {
        case .motion(let presence): state.member("presence", presence)
        case .temperature(let celsius): state.member("temperature", Self.hundredths(celsius))
        case .lightLevel(let level):
            state.member("lightlevel", min(max(level, 0), 65_535))
            state.member("dark", level <= Self.darkThreshold)
            state.member("daylight", level >= Self.darkThreshold + Self.daylightOffset)
        case .buttons(_, let last):
            state.key("buttonevent")
            if let last { state.integer(last.v1) } else { state.null() }
        case .daylight(let isUp):
            state.key("daylight")
            if let isUp { state.bool(isUp) } else { state.null() }
        case .contact, .humidity, .presence, .flag, .status, .switchCode, .rotation: break
        }
        state.member("lastupdated", sensor.updated.map(V1Time.utc) ?? "none")
    }

    /// Hundredths of a degree, as far as v1's sixteen bits reach.
    private static func hundredths(_ celsius: Double) -> Int {
        celsius.isNaN ? 0 : Int(min(max((celsius * 100).rounded(), -32_768), 32_767))
    }

    /// Sensor 1 of every bridge: where the sun stands, as far as the bridge knows (Docs/HueV1.md §12.2).
    private func writeDaylight(to writer: inout JSONWriter) {
        writer.member("config", object: { config in
            config.member("on", sensor.isEnabled)
            config.member("configured", false)
            config.member("sunriseoffset", 30)
            config.member("sunsetoffset", -30)
        })
        writer.member("name", sensor.name)
        writer.member("type", "Daylight")
        writer.member("modelid", "PHDL00")
        writer.member("manufacturername", "Philips")
        writer.member("swversion", "1.0")
    }
}

extension Sensor {
    var typeName: String {
        switch reading {
        case .motion: "ZLLPresence"
        case .temperature: "ZLLTemperature"
        case .lightLevel: "ZLLLightLevel"
        case .buttons: "ZLLSwitch"
        case .daylight: "Daylight"
        case .contact, .humidity, .presence, .flag, .status, .switchCode, .rotation: ""
        }
    }

    /// The three parts of the maker's own motion sensor have product names of their own.
    fileprivate func productName(of product: Product) -> String {
        guard product.name == "Hue motion sensor" else { return product.name }
        return switch reading {
        case .temperature: "Hue temperature sensor"
        case .lightLevel: "Hue ambient light sensor"
        default: product.name
        }
    }
}
