import HTTPTypes

extension ModeRoute {
    /// Every endpoint of MODE's API 2.1.
    static let table: [ModeRoute] = users + homes + devices + authentication

    private static let users = [
        ModeRoute(.post, "/users", ModeUsers.create),
        ModeRoute(.get, "/users/{userId}", ModeUsers.show),
        ModeRoute(.patch, "/users/{userId}", ModeUsers.update),
        ModeRoute(.delete, "/users/{userId}", ModeUsers.delete),
    ]

    private static let homes = [
        ModeRoute(.get, "/homes", ModeHomes.list),
        ModeRoute(.post, "/homes", ModeHomes.create),
        ModeRoute(.get, "/homes/{homeId}", ModeHomes.show),
        ModeRoute(.patch, "/homes/{homeId}", ModeHomes.update),
        ModeRoute(.delete, "/homes/{homeId}", ModeHomes.delete),
        ModeRoute(.get, "/homes/{homeId}/members", ModeMembers.list),
        ModeRoute(.post, "/homes/{homeId}/members", ModeMembers.add),
        ModeRoute(.get, "/homes/{homeId}/members/{userId}", ModeMembers.show),
        ModeRoute(.delete, "/homes/{homeId}/members/{userId}", ModeMembers.delete),
        ModeRoute(.get, "/homes/{homeId}/smartModules", ModeHomes.modules),
        ModeRoute(.get, "/homes/{homeId}/smartModules/{moduleId}", ModeHomes.module),
        ModeRoute(.put, "/homes/{homeId}/event", ModeHomes.sendEvent),
        ModeRoute(.post, "/homes/{homeId}/deviceProvisioning", ModeProvisioning.start),
        ModeRoute(.get, "/homes/{homeId}/kv", ModeKeyValues.list),
        ModeRoute(.get, "/homes/{homeId}/kv/{key}", ModeKeyValues.show),
        ModeRoute(.put, "/homes/{homeId}/kv/{key}", ModeKeyValues.put),
        ModeRoute(.delete, "/homes/{homeId}/kv/{key}", ModeKeyValues.delete),
    ]

    private static let devices = [
        ModeRoute(.get, "/devices", ModeDevices.list),
        ModeRoute(.post, "/devices", ModeProvisioning.add),
        ModeRoute(.get, "/devices/{deviceId}", ModeDevices.show),
        ModeRoute(.patch, "/devices/{deviceId}", ModeDevices.update),
        ModeRoute(.delete, "/devices/{deviceId}", ModeDevices.delete),
        ModeRoute(.put, "/devices/{deviceId}/command", ModeDevices.command),
        ModeRoute(.get, "/devices/{deviceId}/command", ModeDevices.listen, socket: ModeDevices.listener),
        ModeRoute(.put, "/devices/{deviceId}/event", ModeDevices.event),
        ModeRoute(.post, "/deviceRegistration", ModeProvisioning.register),
    ]

    private static let authentication = [
        ModeRoute(.get, "/auth", ModeSignIn.show),
        ModeRoute(.post, "/auth/user", ModeSignIn.signIn),
        ModeRoute(.post, "/auth/user/sms", ModeCodes.startSMS),
        ModeRoute(.post, "/auth/user/emailVerification", ModeCodes.verify),
        ModeRoute(.post, "/auth/user/emailVerification/start", ModeCodes.startVerification),
        ModeRoute(.post, "/auth/user/passwordReset", ModeCodes.reset),
        ModeRoute(.post, "/auth/user/passwordReset/start", ModeCodes.startReset),
        ModeRoute(.get, "/userSession", ModeSessions.show),
        ModeRoute(.delete, "/userSession", ModeSessions.end),
        ModeRoute(.get, "/userSession/websocket", ModeSessions.listen, socket: ModeSessions.listener),
    ]
}
