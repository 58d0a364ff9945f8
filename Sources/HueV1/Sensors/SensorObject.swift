package import HomeModel

/// A sensor as v1 shows it (Docs/HueV1.md §12).
package struct SensorObject: Sendable {
    private let sensor: Sensor
    private let device: Device?

    /// Makes the object of a sensor; the bridge's own daylight sensor has no device.
    package init(_ sensor: Sensor, device: Device?) {
        self.sensor = sensor
        self.device = device
    }

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
            writer.member("uniqueid", UniqueID.sensor(sensor, device: device))
            writer.member("capabilities", object: writeCapabilities)
        }
    }

    private func writeState(to state: inout JSONWriter) {
        let known = sensor.updated != nil
        switch sensor.reading {
        case .motion(let presence): state.member("presence", presence)
        case .temperature(let celsius): state.member("temperature", Int((celsius * 100).rounded()))
        case .lightLevel(let level):
            state.member("lightlevel", level)
            state.member("dark", level <= Self.darkThreshold)
            state.member("daylight", level >= Self.darkThreshold + Self.daylightOffset)
        case .buttons(_, let last):
            state.key("buttonevent")
            if let last { state.integer(last.v1) } else { state.null() }
        case .daylight(let isUp):
            state.key("daylight")
            if let isUp { state.bool(isUp) } else { state.null() }
        }
        state.member("lastupdated", known ? sensor.updated.map(V1Time.utc) ?? "none" : "none")
    }

    private func writeConfig(_ device: Device, to config: inout JSONWriter) {
        config.member("on", sensor.isEnabled)
        if let battery = device.battery { config.member("battery", battery) }
        config.member("reachable", device.isReachable)
        switch sensor.reading {
        case .motion:
            config.member("alert", "none")
            config.member("sensitivity", 2)
            config.member("sensitivitymax", 2)
            config.member("ledindication", false)
            config.member("usertest", false)
        case .temperature, .lightLevel:
            config.member("alert", "none")
            if case .lightLevel = sensor.reading {
                config.member("tholddark", Self.darkThreshold)
                config.member("tholdoffset", Self.daylightOffset)
            }
            config.member("ledindication", false)
            config.member("usertest", false)
        case .buttons, .daylight: break
        }
        config.list("pending", { _ in })
    }

    private func writeCapabilities(to capabilities: inout JSONWriter) {
        capabilities.member("certified", true)
        if case .buttons(let count, _) = sensor.reading {
            capabilities.member("primary", true)
            capabilities.list("inputs", { inputs in
                for button in 1...max(count, 1) { inputs.object { writeInput(button, to: &$0) } }
            })
        } else {
            capabilities.member("primary", sensor.typeName == "ZLLPresence")
        }
    }

    private func writeInput(_ button: Int, to input: inout JSONWriter) {
        input.list("repeatintervals", { $0.integer(800) })
        input.list("events", { events in
            let kinds: [(ButtonPress.Event, String)] = [
                (.initialPress, "initial_press"), (.hold, "repeat"), (.shortRelease, "short_release"),
                (.longRelease, "long_release"),
            ]
            for (event, name) in kinds {
                events.object { written in
                    written.member("buttonevent", ButtonPress(button: button, event: event).v1)
                    written.member("eventtype", name)
                }
            }
        })
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

    private static let darkThreshold = 16_000
    private static let daylightOffset = 7_000
}

extension ButtonPress {
    /// v1's number for a press: the button in thousands and what happened behind it (Docs/HueV1.md §12.3).
    var v1: Int {
        let code = switch event {
        case .initialPress: 0
        case .hold: 1
        case .shortRelease: 2
        case .longRelease: 3
        case .longPress: 10
        }
        return button * 1000 + code
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
        }
    }

    /// A motion sensor's three parts have product names of their own.
    fileprivate func productName(of product: Product) -> String {
        switch reading {
        case .temperature: "Hue temperature sensor"
        case .lightLevel: "Hue ambient light sensor"
        default: product.name
        }
    }
}
