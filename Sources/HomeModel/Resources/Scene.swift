package import Foundation

/// What some lights were set to at a good moment, to be had again.
package struct Scene: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.scene

    /// Its name for good.
    package let id: ResourceID
    /// The id that its app chose, for scenes made the old way (Docs/HueV1.md §10.3); 1…16 bytes.
    package let chosenID: String?
    /// What people call it, 1…32 bytes.
    package var name: String
    /// The room or zone whose lights it always has; `nil` for a scene with lights of its own.
    package let group: LightGroup?
    /// Its lights and what each is to be, in the order they were given.
    package var lights: [SceneLight]
    /// The app that made it; `nil` for the owner.
    package let maker: ResourceID?
    /// Whether it may be thrown away once nothing refers to it.
    package var isDisposable: Bool
    /// What its app keeps with it.
    package var appData: AppData?
    /// A picture's name, 0…16 bytes.
    package var picture: String
    /// A picture's UUID.
    package var image: String?
    /// When its lights were last changed; `nil` for scenes made the old way.
    package var updated: Date?
    /// When it was last recalled; `nil` before the first time.
    package var lastRecalled: Date?

    /// What an app keeps with a scene.
    package struct AppData: Sendable, Hashable, Codable {
        /// A number of the app's own, −128…127.
        package var version: Int
        /// Text of the app's own, 1…16 bytes.
        package var data: String

        /// Makes data.
        package init(version: Int, data: String) {
            self.version = version
            self.data = data
        }

        /// Whether both are within their bounds (Docs/HueV1.md §10.1).
        package var isPossible: Bool { (-128...127).contains(version) && (1...16).contains(data.utf8.count) }
    }

    /// Longest name of a picture in bytes of UTF-8.
    package static let longestPicture = 16

    /// Makes a scene out of what was asked for.
    package init(
        _ draft: SceneDraft, name: String, lights: [SceneLight], maker: ResourceID?, updated: Date?
    ) {
        id = draft.id
        chosenID = draft.chosenID
        self.name = name
        group = draft.group
        self.lights = lights
        self.maker = maker
        isDisposable = draft.isDisposable
        appData = draft.appData
        picture = draft.picture
        image = draft.image
        self.updated = updated
    }
}

/// One light of a scene.
package struct SceneLight: Sendable, Hashable, Codable {
    /// Which light.
    package let light: ResourceID
    /// What it is to be; in absolute terms only.
    package var patch: LightPatch

    /// Makes one.
    package init(light: ResourceID, patch: LightPatch) {
        self.light = light
        self.patch = patch
    }
}
