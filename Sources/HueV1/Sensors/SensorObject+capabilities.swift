import HomeModel

extension SensorObject {
    /// What a device's sensor can tell, input by input (Docs/HueV1.md §12.3).
    func writeCapabilities(of device: Device, to capabilities: inout JSONWriter) {
        capabilities.member("certified", true)
        switch sensor.reading {
        case .buttons(let count, _):
            capabilities.member("primary", true)
            capabilities.list("inputs", { inputs in
                for button in 1...max(count, 1) { inputs.object { writeButton(button, of: device, to: &$0) } }
            })
        case .rotation:
            capabilities.member("primary", device.sensors.first == sensor.id)
            capabilities.list("inputs", { inputs in inputs.object(writeDial) })
        default:
            capabilities.member("primary", type == .zllPresence)
        }
    }

    /// A tap has no battery to tell of more than the press itself.
    private func writeButton(_ button: Int, of device: Device, to input: inout JSONWriter) {
        let kinds: [(ButtonPress.Event, String)] = [
            (.initialPress, "initial_press"), (.hold, "repeat"), (.shortRelease, "short_release"),
            (.longRelease, "long_release"),
        ]
        input.list("repeatintervals", { if !device.isTap { $0.integer(800) } })
        input.list("events", { events in
            for (event, name) in device.isTap ? Array(kinds.prefix(1)) : kinds {
                events.object { written in
                    written.member("buttonevent", ButtonPress(button: button, event: event).v1(on: device))
                    written.member("eventtype", name)
                }
            }
        })
    }

    private func writeDial(to input: inout JSONWriter) {
        input.list("repeatintervals", { $0.integer(400) })
        input.list("events", { events in
            for (number, name) in [(1, "start"), (2, "repeat")] {
                events.object { written in
                    written.member("rotaryevent", number)
                    written.member("eventtype", name)
                }
            }
        })
    }
}
