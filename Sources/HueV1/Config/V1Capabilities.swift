import HomeModel

/// How much of everything there is room for (Docs/HueV1.md §15).
struct V1Capabilities {
    /// The parts that can be read by themselves.
    static let parts: [String] = [
        "lights", "sensors", "groups", "scenes", "schedules", "rules", "resourcelinks", "streaming", "timezones",
    ]

    let home: Home
    let profile: BridgeProfile

    /// Writes all parts.
    func write(to writer: inout JSONWriter) {
        writer.object { all in
            for part in Self.parts {
                all.key(part)
                write(part, to: &all)
            }
        }
    }

    /// Writes one part; `{}` for a name that is none.
    func write(_ part: String, to writer: inout JSONWriter) {
        writer.object { room in
            switch part {
            case "lights": room.write(used: home.lights.count, of: limits.lights)
            case "sensors": writeSensors(to: &room)
            case "groups": room.write(used: home.rooms.count + home.zones.count, of: limits.groups)
            case "scenes":
                room.write(used: home.scenes.count, of: limits.scenes)
                let lights = home.scenes.all.reduce(0) { $0 + $1.lights.count }
                room.member("lightstates", object: { $0.write(used: lights, of: limits.sceneLights) })
            case "schedules": room.write(used: home.schedules.count, of: limits.schedules)
            case "rules": writeRules(to: &room)
            case "resourcelinks": room.write(used: home.resourceLinks.count, of: limits.resourceLinks)
            case "streaming":
                room.write(used: home.zones.all.count { $0.streamer != nil }, of: 1)
                room.member("channels", profile.streamingChannels)
            case "timezones":
                room.key("values")
                V1Timezones.write(to: &room)
            default: break
            }
        }
    }

    private var limits: ResourceLimits { home.limits }

    private func writeRules(to room: inout JSONWriter) {
        let conditions = home.rules.all.reduce(0) { $0 + $1.conditions.count }
        let actions = home.rules.all.reduce(0) { $0 + $1.actions.count }
        room.write(used: home.rules.count, of: limits.rules)
        room.member("conditions", object: { $0.write(used: conditions, of: limits.conditions) })
        room.member("actions", object: { $0.write(used: actions, of: limits.actions) })
    }

    /// Sensors with a radio have less room of their own; all share the room that there is.
    private func writeSensors(to room: inout JSONWriter) {
        let devices = home.sensors.all.compactMap { home.devices[$0.owner] }
        let taps = devices.count(where: \.isTap)
        room.write(used: home.sensors.count, of: limits.sensors)
        room.member("clip", object: { $0.write(used: home.sensors.count, of: limits.sensors) })
        room.member("zll", object: { $0.write(used: devices.count - taps, of: Self.mostOfOneRadio) })
        room.member("zgp", object: { $0.write(used: taps, of: Self.mostOfOneRadio) })
    }

    private static let mostOfOneRadio = 64
}

extension JSONWriter {
    /// What the owner brought in beyond the limit shows as room that there was.
    fileprivate mutating func write(used: Int, of limit: Int) {
        member("available", max(limit - used, 0))
        member("total", max(limit, used))
    }
}
