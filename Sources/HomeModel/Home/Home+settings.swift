extension Home {
    mutating func editSettings(with patch: SettingsPatch, at now: Instant) -> Outcome {
        let before = settings
        settings.apply(patch)
        var outcome = Outcome()
        if settings != before {
            outcome.changes = [Change(.updated([.settings]), ResourceReference(.settings, identity.resourceID))]
        }
        return outcome
    }

    mutating func setIdentity(_ new: BridgeIdentity) -> Outcome {
        var outcome = Outcome()
        guard new != identity else { return outcome }
        let daylight = (old: Self.daylightSensor(of: identity), new: Self.daylightSensor(of: new))
        identity = new
        outcome.changes = [Change(.updated([.identity]), ResourceReference(.identity, new.resourceID))]
        guard daylight.old.id != daylight.new.id else { return outcome }
        sensors.remove(daylight.old.id)
        sensors.put(daylight.new)
        outcome.changes.append(Change(.removed, ResourceReference(.sensor, daylight.old.id)))
        outcome.changes.append(Change(.added, ResourceReference(.sensor, daylight.new.id)))
        return outcome
    }

    /// A change of the bridge itself that is over when the program ends.
    func bridgeChange(_ aspect: Aspect) -> Change {
        Change(.updated([aspect]), ResourceReference(.identity, identity.resourceID))
    }
}
