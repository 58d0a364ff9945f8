extension Home {
    /// More apps than any home has; it bounds what somebody can register during one press.
    private static let mostApps = 1000
    /// Longest name of an app in bytes (Docs/HueV1.md §18).
    static let longestDeviceType = 40

    mutating func pressLinkButton(granting grant: Grant?, at now: Instant) throws(Refusal) -> Outcome {
        if let grant { try check(grant) }
        return press(granting: grant, at: now)
    }

    /// Presses the button for a grant that is known to be one.
    mutating func press(granting grant: Grant?, at now: Instant) -> Outcome {
        linkButton.press(granting: grant, at: now)
        var outcome = Outcome()
        outcome.changes = [bridgeChange(.linkButton)]
        return outcome
    }

    /// Lets an app in while the link button is pressed. The same device type with the same key is the same app again; it
    /// keeps its grant, unless the button was pressed for a certain one.
    mutating func register(_ registration: Registration, at now: Instant) throws(Refusal) -> Outcome {
        guard linkButton.isPressed(at: now) else { throw .linkButtonNotPressed }
        var outcome = try letIn(registration, granting: linkButton.granting, at: now)
        linkButton.keyIssued()
        if linkButton.closesAt == nil { outcome.changes.append(bridgeChange(.linkButton)) }
        return outcome
    }

    /// Lets an app in because the owner says so, whatever the link button does.
    mutating func admitApp(
        _ registration: Registration, granting grant: Grant, at now: Instant
    ) throws(Refusal) -> Outcome {
        try check(grant)
        var outcome = try letIn(registration, granting: grant, at: now)
        // An app that is known already may see less from now on.
        if let app = outcome.created { outcome.add(endStreams(of: app)) }
        return outcome
    }

    private mutating func letIn(
        _ registration: Registration, granting grant: Grant?, at now: Instant
    ) throws(Refusal) -> Outcome {
        guard registration.deviceType.utf8.count <= Self.longestDeviceType else { throw .invalid(attribute: "devicetype") }
        guard apps.count < Self.mostApps else { throw .full(.app) }
        let namesake = apps(withKey: registration.key).first { $0.deviceType == registration.deviceType }
        var app = namesake ?? App(
            id: registration.id, key: registration.key, deviceType: registration.deviceType,
            clientKey: registration.clientKey, created: now.utc, grant: defaultGrant)
        app.grant = grant ?? app.grant
        app.clientKey = registration.clientKey ?? app.clientKey
        app.lastUsed = now.utc
        apps.put(app)
        if namesake == nil { appsByKey[app.key, default: []].append(app.id) }
        var outcome = Outcome()
        outcome.created = app.id
        let isGrantNew = namesake.map { $0.grant != app.grant } ?? false
        let event: Change.Event = namesake == nil
            ? .added : .updated(isGrantNew ? [.lastUsed, .clientKey, .grant] : [.lastUsed, .clientKey])
        outcome.changes = [Change(event, ResourceReference(.app, app.id))]
        return outcome
    }

    /// Shuts an app out. The owner means one app; an app that may do this takes away a key, with all who share it.
    mutating func revokeApp(_ id: ResourceID, by caller: Caller) throws(Refusal) -> Outcome {
        guard let app = apps[id] else { throw .notFound(ResourceReference(.app, id)) }
        var gone = [app]
        if case .app = caller { gone = apps(withKey: app.key) }
        var outcome = Outcome()
        for app in gone {
            apps.remove(app.id)
            appsByKey[app.key]?.removeAll { $0 == app.id }
            outcome.changes.append(Change(.removed, ResourceReference(.app, app.id)))
        }
        if appsByKey[app.key]?.isEmpty == true { appsByKey[app.key] = nil }
        return outcome
    }
}
