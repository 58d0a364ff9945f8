import HomeModel

extension SensorObject {
    static let darkThreshold = 16_000
    static let daylightOffset = 7_000

    func writeConfig(_ device: Device, to config: inout JSONWriter) {
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
        case .buttons: config.member("alert", "none")
        case .daylight, .contact, .humidity, .presence, .flag, .status, .switchCode, .rotation: break
        }
        config.list("pending", { _ in })
    }

    func writeCapabilities(to capabilities: inout JSONWriter) {
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
}
