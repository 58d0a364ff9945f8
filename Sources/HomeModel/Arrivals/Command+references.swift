extension Command {
    /// Everything that this speaks of and that must be there for it: what it changes, the group in which it does, members
    /// that it names; of a rule or schedule also what its conditions and actions speak of.
    ///
    /// What the bridge always has is left out: itself, its settings, all its lights together.
    package var references: [ResourceReference] {
        switch self {
        case .setLight(let id, _), .setStartup(let id, _), .renameLight(let id, _), .removeLight(let id),
            .customizeLight(let id, _):
            [ResourceReference(.light, id)]
        case .setGroup(let group, _): [group.reference].compactMap { $0 }
        case .recallScene(let id, let group, _): [ResourceReference(.scene, id)] + [group.reference].compactMap { $0 }
        case .renameSensor(let id, _), .setSensor(let id, _), .configureSensor(let id, _), .removeSensor(let id):
            [ResourceReference(.sensor, id)]
        case .renameDevice(let id, _): [ResourceReference(.device, id)]
        case .revokeApp(let id), .renameApp(let id, _), .grant(let id, _): [ResourceReference(.app, id)]
        default: referencesOfMore
        }
    }

    /// The same for what apps make.
    private var referencesOfMore: [ResourceReference] {
        switch self {
        case .addRoom(let draft): all(.device, draft.devices) + all(.sensor, draft.virtualSensors)
        case .editRoom(let id, let patch):
            all(.room, [id]) + all(.device, patch.devices ?? []) + all(.sensor, patch.virtualSensors ?? [])
        case .removeRoom(let id): all(.room, [id])
        case .addZone(let draft): all(.light, draft.lights + draft.places.keys) + all(.sensor, draft.sensors)
        case .editZone(let id, let patch):
            all(.zone, [id]) + all(.light, (patch.lights ?? []) + (patch.places ?? [:]).keys) + all(.sensor, patch.sensors ?? [])
        case .removeZone(let id), .stream(let id, _): all(.zone, [id])
        case .addScene(let draft):
            [draft.group?.reference].compactMap { $0 } + all(.light, draft.lights + draft.patches.keys)
        case .editScene(let id, let patch):
            all(.scene, [id]) + all(.light, (patch.lights ?? []) + (patch.patches ?? [:]).keys)
        case .removeScene(let id): all(.scene, [id])
        case .addSchedule(let draft): draft.action.command.references
        case .editSchedule(let id, let patch): all(.schedule, [id]) + (patch.action?.command.references ?? [])
        case .removeSchedule(let id): all(.schedule, [id])
        case .addRule(let draft): draft.conditions.references + draft.actions.references
        case .editRule(let id, let patch):
            all(.rule, [id]) + (patch.conditions?.references ?? []) + (patch.actions?.references ?? [])
        case .removeRule(let id): all(.rule, [id])
        case .addLink(let draft): draft.targets
        case .editLink(let id, let patch): all(.resourceLink, [id]) + (patch.targets ?? [])
        case .removeLink(let id): all(.resourceLink, [id])
        default: []
        }
    }

    private func all(_ kind: ResourceKind, _ ids: [ResourceID]) -> [ResourceReference] {
        ids.map { ResourceReference(kind, $0) }
    }
}

extension LightGroup {
    /// The room or zone; `nil` for all lights together.
    package var reference: ResourceReference? {
        switch self {
        case .room(let id): ResourceReference(.room, id)
        case .zone(let id): ResourceReference(.zone, id)
        case .wholeHome: nil
        case .part(_, let whole): whole.reference
        }
    }
}

extension [Condition] {
    /// Everything that these look at, but for what the bridge always has.
    package var references: [ResourceReference] {
        map(\.subject.resource).filter { $0.kind != .settings && $0.kind != .identity }
    }
}

extension [AutomationAction] {
    /// Everything that these speak of.
    package var references: [ResourceReference] { flatMap(\.command.references) }
}
