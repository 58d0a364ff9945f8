package import Foundation

/// An app that registered while the link button was pressed.
package struct App: Sendable, Hashable, Codable, Resource {
    package static let kind = ResourceKind.app

    /// Its name for good; shown to other apps in place of its key.
    package let id: ResourceID
    /// The secret by which it is known. Several apps may share one that they chose, with different device types.
    package let key: String
    /// How it calls itself, 0…40 bytes, usually `app#device`.
    package var deviceType: String
    /// Secret for streaming, 32 upper-case hex digits, if it asked for one.
    package var clientKey: String?
    /// When it registered.
    package let created: Date
    /// When it last used its key.
    package var lastUsed: Date
    /// What it may see and do.
    package var grant: Grant

    /// Makes an app that registers now.
    package init(id: ResourceID, key: String, deviceType: String, clientKey: String?, created: Date, grant: Grant = .full) {
        self.id = id
        self.key = key
        self.deviceType = deviceType
        self.clientKey = clientKey
        self.created = created
        lastUsed = created
        self.grant = grant
    }
}
