extension Home {
    mutating func editSettings(with patch: SettingsPatch, at now: Instant) -> Outcome {
        let before = settings
        settings.apply(patch)
        // What the owner pressed it for still counts.
        var outcome = patch.pressesLinkButton ? press(granting: linkButton.granting, at: now) : Outcome()
        if settings != before {
            outcome.changes.append(Change(.updated([.settings]), ResourceReference(.settings, identity.resourceID)))
        }
        if settings.timeZone != before.timeZone { outcome.add(replanSchedules(at: now)) }
        return outcome
    }

    mutating func setIdentity(_ new: BridgeIdentity) -> Outcome {
        var outcome = Outcome()
        guard new != identity else { return outcome }
        let daylight = (old: Self.daylightSensor(of: identity), new: movedDaylightSensor(to: new))
        identity = new
        outcome.changes = [Change(.updated([.identity]), ResourceReference(.identity, new.resourceID))]
        guard daylight.old.id != daylight.new.id else { return outcome }
        sensors.remove(daylight.old.id)
        sensors.put(daylight.new)
        outcome.changes.append(Change(.removed, ResourceReference(.sensor, daylight.old.id)))
        outcome.changes.append(Change(.added, ResourceReference(.sensor, daylight.new.id)))
        return outcome
    }

    /// The daylight sensor of another identity, which goes on where the present one is.
    private func movedDaylightSensor(to new: BridgeIdentity) -> Sensor {
        var moved = Self.daylightSensor(of: new)
        guard let present = sensors[Self.daylightSensor(of: identity).id] else { return moved }
        moved.name = present.name
        moved.isEnabled = present.isEnabled
        moved.reading = present.reading
        moved.updated = present.updated
        moved.settings = present.settings
        return moved
    }

    /// A change of the bridge itself that is over when the program ends.
    func bridgeChange(_ aspect: Aspect) -> Change {
        Change(.updated([aspect]), ResourceReference(.identity, identity.resourceID))
    }
}
