/// An app's wish to be let in, with the secrets it gets, since a pure home cannot draw any.
package struct Registration: Sendable, Hashable, Codable {
    /// How the app calls itself, 0…40 bytes.
    package var deviceType: String
    /// The key it is to have: one drawn at random, or the one it chose.
    package var key: String
    /// The streaming secret it is to have, if it asked for one.
    package var clientKey: String?
    /// A random id for the app.
    package var id: ResourceID

    /// Makes a registration.
    package init(deviceType: String, key: String, clientKey: String?, id: ResourceID) {
        self.deviceType = deviceType
        self.key = key
        self.clientKey = clientKey
        self.id = id
    }
}
