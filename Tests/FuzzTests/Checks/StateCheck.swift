import Foundation
import HomeModel

/// Looks whether what a full state shows is what is there, and holds together (Docs/HueV1.md §17).
struct StateCheck {
    private(set) var complaints: [String] = []
    private let state: [String: Any]

    init(_ state: [String: Any], home: Home) {
        self.state = state
        let parts: Set = ["lights", "groups", "config", "schedules", "scenes", "rules", "sensors", "resourcelinks"]
        if Set(state.keys) != parts { complaints.append("a full state of \(state.keys.sorted())") }
        let counts = [
            ("lights", home.lights.count), ("groups", home.rooms.count + home.zones.count), ("scenes", home.scenes.count),
            ("schedules", home.schedules.count), ("rules", home.rules.count), ("sensors", home.sensors.count),
            ("resourcelinks", home.resourceLinks.count),
        ]
        for (name, count) in counts {
            let shown = all(name)
            if shown.count != count { complaints.append("\(shown.count) of \(count) \(name) are shown") }
            for (id, members) in shown where members.isEmpty { complaints.append("/\(name)/\(id) is empty") }
        }
        lookAtReferences()
    }

    private func all(_ name: String) -> [String: [String: Any]] { state[name] as? [String: [String: Any]] ?? [:] }

    private mutating func lookAtReferences() {
        let (lights, groups) = (all("lights"), all("groups"))
        for (id, group) in groups {
            expect(group["lights"], exist: lights, in: "/groups/\(id)")
            expect(group["sensors"], exist: all("sensors"), in: "/groups/\(id)")
        }
        for (id, scene) in all("scenes") {
            expect(scene["lights"], exist: lights, in: "/scenes/\(id)")
            if let group = scene["group"] as? String, groups[group] == nil {
                complaints.append("/scenes/\(id) is of group \(group), which is not there")
            }
        }
        for (id, list) in all("resourcelinks") {
            for path in list["links"] as? [String] ?? [] {
                let segments = path.split(separator: "/").map(String.init)
                if segments.count != 2 || all(segments[0])[segments[1]] == nil, path != "/groups/0" {
                    complaints.append("/resourcelinks/\(id) names \(path), which is not there")
                }
            }
        }
    }

    private mutating func expect(_ ids: Any?, exist all: [String: [String: Any]], in place: String) {
        for id in ids as? [String] ?? [] where all[id] == nil {
            complaints.append("\(place) names \(id), which is not there")
        }
    }
}
