package import HomeModel

/// The ids of scenes: fifteen characters that look drawn at random, or what an app chose (Docs/HueV1.md §2.1).
package struct SceneIDs: Sendable, Codable, Equatable {
    private var scenes: [String: ResourceID] = [:]
    private var ids: [ResourceID: String] = [:]

    init() {}

    /// The scene with an id, if there is one.
    package subscript(id: String) -> ResourceID? { scenes[id] }

    /// The id of a scene, if it has one.
    package func id(of scene: ResourceID) -> String? { ids[scene] }

    /// The ids of those scenes for which `isKept` holds.
    func keeping(_ isKept: (ResourceID) -> Bool) -> SceneIDs {
        var kept = self
        kept.scenes = scenes.filter { isKept($0.value) }
        kept.ids = ids.filter { isKept($0.key) }
        return kept
    }

    mutating func follow(_ event: Change.Event, _ scene: ResourceID, in home: Home) {
        if event == .removed {
            if let id = ids.removeValue(forKey: scene) { scenes[id] = nil }
        } else if ids[scene] == nil {
            // What an app chose may be what another scene is called already, which the app does not see then.
            let chosen = home.scenes[scene]?.chosenID.flatMap { scenes[$0] == nil ? $0 : nil }
            let id = chosen ?? Self.scattered(scene)
            scenes[id] = scene
            ids[scene] = id
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-")

    /// Fifteen characters made of an id that was drawn at random.
    static func scattered(_ scene: ResourceID) -> String {
        String(scene.bytes.dropFirst().map { alphabet[Int($0) % alphabet.count] })
    }

    /// Reads the ids; which scene has which follows from them.
    package init(from decoder: any Decoder) throws {
        scenes = try decoder.singleValueContainer().decode([String: ResourceID].self)
        ids = Dictionary(scenes.map { ($0.value, $0.key) }, uniquingKeysWith: min)
    }

    /// Writes the ids alone.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(scenes)
    }
}
