import Foundation

extension Memory {
    /// Takes over what a full state shows. Ids are sorted, so that the same state always makes the same memory.
    mutating func learn(fullState: [String: Any]) {
        lights = Self.all(fullState["lights"]) { id, light in
            Light(id: id, abilities: Set((light["state"] as? [String: Any] ?? [:]).keys))
        }
        groups = Self.all(fullState["groups"]) { id, group in
            Group(id: id, type: group["type"] as? String ?? "", lights: group["lights"] as? [String] ?? [])
        }
        scenes = Self.all(fullState["scenes"]) { id, scene in
            Scene(id: id, group: scene["group"] as? String, lights: scene["lights"] as? [String] ?? [])
        }
        sensors = Self.all(fullState["sensors"]) { id, sensor in Sensor(id: id, type: sensor["type"] as? String ?? "") }
        schedules = Self.all(fullState["schedules"]) { id, _ in id }
        rules = Self.all(fullState["rules"]) { id, _ in id }
        links = Self.all(fullState["resourcelinks"]) { id, _ in id }
        if let config = fullState["config"] as? [String: Any] { learn(config: config) }
    }

    /// Remembers at once what was made or taken away, and who was let in.
    mutating func learn(from entries: [[String: Any]]) {
        for case let success? in entries.map({ $0["success"] }) {
            if let text = success as? String, text.hasSuffix(" deleted") {
                forget(String(text.dropLast(" deleted".count)))
            } else if let key = (success as? [String: Any])?["username"] as? String {
                keys.append(key)
            }
        }
    }

    private mutating func forget(_ path: String) {
        gone = gone.suffix(40) + [path]
        let (collection, id) = (path.split(separator: "/").first, String(path.split(separator: "/").last ?? ""))
        switch collection {
        case "lights": lights.removeAll { $0.id == id }
        case "groups": groups.removeAll { $0.id == id }
        case "scenes": scenes.removeAll { $0.id == id }
        case "sensors": sensors.removeAll { $0.id == id }
        case "schedules": schedules.removeAll { $0 == id }
        case "rules": rules.removeAll { $0 == id }
        case "resourcelinks": links.removeAll { $0 == id }
        default: keys.removeAll { $0 == id }
        }
    }

    private mutating func learn(config: [String: Any]) {
        let format = Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day()
            .dateTimeSeparator(.standard).time(includingFractionalSeconds: false)
        let times = ["UTC", "localtime"].map { (config[$0] as? String).flatMap { try? format.parse($0) } }
        if let utc = times[0], let local = times[1] { zoneOffset = local.timeIntervalSince(utc) }
    }

    private static func all<Known>(_ collection: Any?, _ read: (String, [String: Any]) -> Known) -> [Known] {
        (collection as? [String: Any] ?? [:]).sorted { $0.key < $1.key }.map { read($0.key, $0.value as? [String: Any] ?? [:]) }
    }
}
