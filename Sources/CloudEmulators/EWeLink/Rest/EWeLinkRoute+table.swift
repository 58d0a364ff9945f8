import HTTPTypes

extension EWeLinkRoute {
    /// Every endpoint of the first API, and those of the second that clients cannot do without. Fixed paths stand before those
    /// with a name in braces.
    static let table: [EWeLinkRoute] = accounts + devices + groups + second

    private static let accounts = [
        EWeLinkRoute(.get, "/api/user/region", EWeLinkAccounts.region),
        EWeLinkRoute(.post, "/api/sms", EWeLinkCodes.send),
        EWeLinkRoute(.post, "/api/user/register", EWeLinkCodes.register),
        EWeLinkRoute(.post, "/api/user/password/reset", EWeLinkCodes.reset),
        EWeLinkRoute(.post, "/api/user/password", EWeLinkAccounts.changePassword),
        EWeLinkRoute(.post, "/api/user/login", EWeLinkAccounts.login),
        EWeLinkRoute(.get, "/api/user/refresh", EWeLinkAccounts.refresh),
        EWeLinkRoute(.post, "/dispatch/app", EWeLinkDispatch.app),
        EWeLinkRoute(.get, "/dispatch/app", EWeLinkDispatch.app),
        EWeLinkRoute(.post, "/dispatch/device", EWeLinkDispatch.device),
        EWeLinkRoute(.get, "/dispatch/device", EWeLinkDispatch.device),
    ]

    private static let devices = [
        EWeLinkRoute(.get, "/api/user/device", EWeLinkDevices.list),
        EWeLinkRoute(.get, "/api/user/device/status", EWeLinkStatus.show, style: .status),
        EWeLinkRoute(.post, "/api/user/device/status", live: EWeLinkStatus.set, style: .status),
        EWeLinkRoute(.post, "/api/user/device/add", EWeLinkAdding.add, style: .coded),
        EWeLinkRoute(.post, "/api/user/device/addGsm", EWeLinkAdding.addGsm, style: .coded),
        EWeLinkRoute(.get, "/api/user/device/{deviceid}", EWeLinkDevices.show),
        EWeLinkRoute(.post, "/api/user/device/{deviceid}", EWeLinkDevices.rename),
        EWeLinkRoute(.delete, "/api/user/device/{deviceid}", EWeLinkDevices.delete),
    ]

    private static let groups = [
        EWeLinkRoute(.get, "/api/group", EWeLinkGroups.list),
        EWeLinkRoute(.post, "/api/group", EWeLinkGroups.create),
        EWeLinkRoute(.put, "/api/group", EWeLinkGroups.update),
        EWeLinkRoute(.delete, "/api/group", EWeLinkGroups.delete),
        EWeLinkRoute(.post, "/api/group/addDevice", EWeLinkGroups.addDevices),
    ]

    private static let second = [
        EWeLinkRoute(.post, "/v2/user/login", EWeLinkSecondAccounts.login, style: .enveloped),
        EWeLinkRoute(.post, "/v2/user/refresh", EWeLinkSecondAccounts.refresh, style: .enveloped),
        EWeLinkRoute(.get, "/v2/user/profile", EWeLinkSecondAccounts.profile, style: .enveloped),
        EWeLinkRoute(.delete, "/v2/user/logout", EWeLinkSecondAccounts.logout, style: .enveloped),
        EWeLinkRoute(.get, "/v2/family", EWeLinkSecondAccounts.families, style: .enveloped),
        EWeLinkRoute(.get, "/v2/device/thing", EWeLinkThings.list, style: .enveloped),
        EWeLinkRoute(.post, "/v2/device/thing", EWeLinkThings.pick, style: .enveloped),
        EWeLinkRoute(.get, "/v2/device/thing/status", EWeLinkThings.status, style: .enveloped),
        EWeLinkRoute(.post, "/v2/device/thing/status", live: EWeLinkThings.set, style: .enveloped),
        EWeLinkRoute(.post, "/v2/device/thing/batch-status", live: EWeLinkThings.setSeveral, style: .enveloped),
    ]
}
