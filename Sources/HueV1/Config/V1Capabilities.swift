import HomeModel

/// How much of everything there is room for (Docs/HueV1.md §15).
struct V1Capabilities {
    /// The parts that can be read by themselves.
    static let parts: [String] = [
        "lights", "sensors", "groups", "scenes", "schedules", "rules", "resourcelinks", "streaming", "timezones",
    ]

    let home: Home

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
            case "lights": room.write(used: home.lights.count, of: 63)
            case "sensors": writeSensors(to: &room)
            case "groups": room.write(used: home.rooms.count, of: 64)
            case "scenes":
                room.write(used: 0, of: 200)
                room.member("lightstates", object: { $0.write(used: 0, of: 12_600) })
            case "schedules": room.write(used: 0, of: 100)
            case "rules":
                room.write(used: 0, of: 250)
                room.member("conditions", object: { $0.write(used: 0, of: 1500) })
                room.member("actions", object: { $0.write(used: 0, of: 1000) })
            case "resourcelinks": room.write(used: 0, of: 64)
            case "streaming":
                room.write(used: 0, of: 1)
                room.member("channels", 20)
            case "timezones":
                room.key("values")
                V1Timezones.write(to: &room)
            default: break
            }
        }
    }

    private func writeSensors(to room: inout JSONWriter) {
        let radio = home.sensors.all.count { sensor in
            if case .daylight = sensor.reading { false } else { true }
        }
        room.write(used: home.sensors.count, of: 250)
        room.member("clip", object: { $0.write(used: home.sensors.count, of: 250) })
        room.member("zll", object: { $0.write(used: radio, of: 64) })
        room.member("zgp", object: { $0.write(used: 0, of: 64) })
    }
}

extension JSONWriter {
    fileprivate mutating func write(used: Int, of total: Int) {
        member("available", max(total - used, 0))
        member("total", total)
    }
}
