/// What somebody wants of the home. Each is one transaction: all of it happens, or nothing.
package indirect enum Command: Sendable, Hashable, Codable {
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
    case addRoom(RoomDraft)
    /// Let go of a room; what stands in it stays.
    case removeRoom(ResourceID)
    /// Make a zone of some lights.
    case addZone(ZoneDraft)
    /// Change a zone's own attributes.
    case editZone(ResourceID, ZonePatch)
    /// Let go of a zone.
    case removeZone(ResourceID)
    /// Begin or end streaming to an entertainment area.
    case stream(ResourceID, Bool)
    /// Make a scene.
    case addScene(SceneDraft)
    /// Change a scene's own attributes, or what its lights are to be.
    case editScene(ResourceID, ScenePatch)
    /// Let go of a scene.
    case removeScene(ResourceID)
    /// Set the lights that are both in a scene and in a group to what the scene says.
    case recallScene(ResourceID, in: LightGroup, transition: Duration?)
    /// Make a sensor that an app writes to by itself.
    case addSensor(SensorDraft)
    /// Say what a sensor that an app made reads.
    case setSensor(ResourceID, SensorWord)
    /// Set a sensor up.
    case configureSensor(ResourceID, SensorPatch)
    /// Let go of a sensor, and of its device if nothing else is left of it.
    case removeSensor(ResourceID)
    /// Make a schedule.
    case addSchedule(ScheduleDraft)
    /// Change a schedule.
    case editSchedule(ResourceID, SchedulePatch)
    /// Let go of a schedule.
    case removeSchedule(ResourceID)
    /// Make a rule.
    case addRule(RuleDraft)
    /// Change a rule.
    case editRule(ResourceID, RulePatch)
    /// Let go of a rule.
    case removeRule(ResourceID)
    /// Make a list of resources.
    case addLink(LinkDraft)
    /// Change a list of resources.
    case editLink(ResourceID, LinkPatch)
    /// Let go of a list of resources, and of what is disposable in it.
    case removeLink(ResourceID)
    /// Take in a device.
    case addDevice(DeviceDescription)
    /// Let go of a light, and of its device if nothing else is left of it.
    case removeLight(ResourceID)
    /// Look for new lights for a while, and for those with these serial numbers in any case.
    case searchLights(serials: [String])
    /// Look for new sensors for a while.
    case searchSensors(serials: [String])
    /// Press the link button. Apps that register during this press get the grant, or else the usual one.
    case pressLinkButton(granting: Grant?)
    /// Let an app in. The link button must be pressed.
    case register(Registration)
    /// Shut an app out.
    case revokeApp(ResourceID)
    /// Call an app something else.
    case renameApp(ResourceID, String)
    /// Choose what an app may see and do.
    case grant(ResourceID, Grant)
    /// Change the bridge's own settings.
    case editSettings(SettingsPatch)
    /// Become another bridge: new hardware address, new id.
    case setIdentity(BridgeIdentity)
}

/// Lamps that are switched together.
package indirect enum LightGroup: Sendable, Hashable, Codable {
    /// The lamps of one room.
    case room(ResourceID)
    /// The lamps of one zone.
    case zone(ResourceID)
    /// Every lamp of the home.
    case wholeHome
    /// Those lamps of a group that an app sees. Nobody asks for it: the home makes it of what an app asks of the group.
    case part([ResourceID], of: LightGroup)
}

/// New values for some attributes of a room.
package struct RoomPatch: Sendable, Hashable, Codable {
    /// What people call it, 1…32 bytes.
    package var name: String?
    /// What sort of room it is.
    package var archetype: String?
    /// The devices in it, replacing those that were. None with lights may be in another room; one without leaves it.
    package var devices: [ResourceID]?
    /// Sensors in it that belong to no device, replacing those that were.
    package var virtualSensors: [ResourceID]?

    /// Makes a patch.
    package init(name: String? = nil, archetype: String? = nil, devices: [ResourceID]? = nil) {
        self.name = name
        self.archetype = archetype
        self.devices = devices
    }
}

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
