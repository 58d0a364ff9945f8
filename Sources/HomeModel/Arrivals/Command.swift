/// What somebody wants of the home. Each is one transaction: all of it happens, or nothing.
package enum Command: Sendable {
    /// Fill a home that is new. All of it is kept in one go, so that no home is ever found half furnished.
    case furnish(HomeDescription)
    /// Change what a lamp is set to.
    case setLight(ResourceID, LightPatch)
    /// Change what all lamps of a room are set to, or all lamps of the home.
    case setGroup(LightGroup, LightPatch)
    /// Choose what a lamp does when its power comes back.
    case setStartup(ResourceID, LightStartup)
    /// Call a light something else.
    case renameLight(ResourceID, String)
    /// Call a sensor something else.
    case renameSensor(ResourceID, String)
    /// Change a room's own attributes.
    case editRoom(ResourceID, RoomPatch)
    /// Make a room of some devices.
    case addRoom(name: String, archetype: String, devices: [ResourceID])
    /// Take in a device.
    case addDevice(DeviceDescription)
    /// Let go of a light, and of its device if nothing else is left of it.
    case removeLight(ResourceID)
    /// Look for new lights for a while.
    case searchLights
    /// Press the link button.
    case pressLinkButton
    /// Let an app in. The link button must be pressed.
    case register(Registration)
    /// Shut an app out.
    case revokeApp(ResourceID)
    /// Change the bridge's own settings.
    case editSettings(SettingsPatch)
    /// Become another bridge: new hardware address, new id.
    case setIdentity(BridgeIdentity)
}

/// Lamps that are switched together.
package enum LightGroup: Sendable, Hashable {
    /// The lamps of one room.
    case room(ResourceID)
    /// Every lamp of the home.
    case wholeHome
}

/// New values for some attributes of a room.
package struct RoomPatch: Sendable, Hashable {
    /// What people call it, 1…32 bytes.
    package var name: String?
    /// What sort of room it is.
    package var archetype: String?
    /// The devices in it, replacing those that were. None may be in another room.
    package var devices: [ResourceID]?

    /// Makes a patch.
    package init(name: String? = nil, archetype: String? = nil, devices: [ResourceID]? = nil) {
        self.name = name
        self.archetype = archetype
        self.devices = devices
    }
}

/// An app's wish to be let in, with the secrets it gets, since a pure home cannot draw any.
package struct Registration: Sendable {
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
