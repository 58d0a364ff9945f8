extension Home {
    /// More apps than any home has; it bounds what somebody can register during one press.
    private static let mostApps = 1000
    /// Longest name of an app in bytes (Docs/HueV1.md §18).
    static let longestDeviceType = 40

    mutating func pressLinkButton(granting grant: Grant?, at now: Instant) throws(Refusal) -> Outcome {
        if let grant { try check(grant) }
        linkButton.press(granting: grant, at: now)
        var outcome = Outcome()
        outcome.changes = [bridgeChange(.linkButton)]
        return outcome
    }

    /// Lets an app in while the link button is pressed. The same device type with the same key is the same app again; it
    /// keeps its grant, unless the button was pressed for a certain one.
    mutating func register(_ registration: Registration, at now: Instant) throws(Refusal) -> Outcome {
        guard linkButton.isPressed(at: now) else { throw .linkButtonNotPressed }
        guard registration.deviceType.utf8.count <= Self.longestDeviceType else { throw .invalid(attribute: "devicetype") }
        guard apps.count < Self.mostApps else { throw .full(.app) }
        let namesake = apps(withKey: registration.key).first { $0.deviceType == registration.deviceType }
        var app = namesake ?? App(
            id: registration.id, key: registration.key, deviceType: registration.deviceType,
            clientKey: registration.clientKey, created: now.utc, grant: defaultGrant)
        app.grant = linkButton.granting ?? app.grant
        app.clientKey = registration.clientKey ?? app.clientKey
        app.lastUsed = now.utc
        apps.put(app)
        if namesake == nil { appsByKey[app.key, default: []].append(app.id) }
        linkButton.keyIssued()
        var outcome = Outcome()
        outcome.created = app.id
        let isGrantNew = namesake.map { $0.grant != app.grant } ?? false
        let event: Change.Event = namesake == nil
            ? .added : .updated(isGrantNew ? [.lastUsed, .clientKey, .grant] : [.lastUsed, .clientKey])
        outcome.changes = [Change(event, ResourceReference(.app, app.id))]
        if linkButton.closesAt == nil { outcome.changes.append(bridgeChange(.linkButton)) }
        return outcome
    }

    mutating func revokeApp(_ id: ResourceID) throws(Refusal) -> Outcome {
        guard let app = apps.remove(id) else { throw .notFound(ResourceReference(.app, id)) }
        appsByKey[app.key]?.removeAll { $0 == id }
        if appsByKey[app.key]?.isEmpty == true { appsByKey[app.key] = nil }
        var outcome = Outcome()
        outcome.changes = [Change(.removed, ResourceReference(.app, id))]
        return outcome
    }
}
