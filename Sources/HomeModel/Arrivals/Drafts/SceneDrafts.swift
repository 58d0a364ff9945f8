/// A scene somebody wants to make.
package struct SceneDraft: Sendable, Hashable, Codable {
    /// An id for it: random, or derived from the one its app chose.
    package var id: ResourceID
    /// The id that its app chose; `nil` for scenes made the usual way.
    package var chosenID: String?
    /// What to call it, 1…32 bytes; a taken name stays as it is, since scenes may share one.
    package var name: String
    /// The room or zone whose lights it has; `nil` for lights of its own.
    package var group: LightGroup?
    /// Lights of its own. Empty for a scene of a group.
    package var lights: [ResourceID]
    /// What lights are to be; those not named are taken as they are now.
    package var patches: [ResourceID: LightPatch]
    /// How long each light takes to get there; `nil` for the usual time. For lights that are taken as they are now.
    package var transition: Duration?
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What its app keeps with it.
    package var appData: Scene.AppData?
    /// A picture's name.
    package var picture: String
    /// A picture's UUID.
    package var image: String?

    /// Makes a draft.
    package init(id: ResourceID, name: String, group: LightGroup? = nil, lights: [ResourceID] = []) {
        self.id = id
        self.name = name
        self.group = group
        self.lights = lights
        patches = [:]
        isDisposable = false
        picture = ""
    }
}

/// New values for some attributes of a scene.
package struct ScenePatch: Sendable, Hashable, Codable {
    /// What people call it.
    package var name: String?
    /// Its lights, replacing those that were; new ones are taken as they are now.
    package var lights: [ResourceID]?
    /// What some of its lights are to be.
    package var patches: [ResourceID: LightPatch]?
    /// Whether all its lights are taken anew as they are now.
    package var storesPresent = false
    /// How long each light takes to get there.
    package var transition: Duration?
    /// What its app keeps with it.
    package var appData: Scene.AppData?
    /// A picture's name.
    package var picture: String?
    /// A picture's UUID.
    package var image: String?

    /// Makes a patch that changes nothing.
    package init() {}
}
