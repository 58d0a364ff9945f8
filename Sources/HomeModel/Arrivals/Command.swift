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
    /// Choose as what a light is to be taken, and whether apps see it. All of it is what was decided from now on.
    case customizeLight(ResourceID, LightCustom)
    /// Call a light something else.
    case renameLight(ResourceID, String)
    /// Call a sensor something else.
    case renameSensor(ResourceID, String)
    /// Call a device something else, and what it consists of: its light, or each of its lights with a number behind the name, or
    /// likewise its sensors if it has no light.
    case renameDevice(ResourceID, String)
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
    /// Let go of a device, with everything in it.
    case removeDevice(ResourceID)
    /// Let go of all devices of a driver, with everything in them.
    case removeDevices(driver: String)
    /// Look for new lights for a while, and for those with these serial numbers in any case.
    case searchLights(serials: [String])
    /// Look for new sensors for a while.
    case searchSensors(serials: [String])
    /// Press the link button. Apps that register during this press get the grant, or else the usual one.
    case pressLinkButton(granting: Grant?)
    /// Let an app in. The link button must be pressed.
    case register(Registration)
    /// Let an app in without the link button, with this grant.
    case admitApp(Registration, granting: Grant)
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
