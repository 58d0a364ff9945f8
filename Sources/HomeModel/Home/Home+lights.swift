extension Home {
    mutating func setLight(_ id: ResourceID, to patch: LightPatch) throws(Refusal) -> Outcome {
        guard let light = lights[id] else { throw .notFound(ResourceReference(.light, id)) }
        var outcome = Outcome()
        outcome.declined = declines(of: patch, abilities: [light.abilities], isOn: light.state.on)
        let allowed = patch.leavingOut { outcome.declined[$0] != nil }
        outcome.add(change(light, by: allowed))
        return outcome
    }

    mutating func setStartup(_ id: ResourceID, to startup: LightStartup) throws(Refusal) -> Outcome {
        let differs = lights.update(id) { light in
            defer { light.startup = startup }
            return light.startup != startup
        }
        guard let differs else { throw .notFound(ResourceReference(.light, id)) }
        var outcome = Outcome()
        if differs { outcome.changes = [Change(.updated([.startup]), ResourceReference(.light, id))] }
        return outcome
    }

    /// What of a patch cannot be carried out by lamps with these abilities.
    ///
    /// A lamp that is off, and stays off, takes nothing but being switched on (Docs/HueV1.md §7.3). With no lamps at all
    /// nothing is declined: an empty room has nothing to be unable to do.
    func declines(
        of patch: LightPatch, abilities: [LightAbilities], isOn: Bool
    ) -> [LightAttribute: Decline] {
        guard !abilities.isEmpty else { return [:] }
        let stillOff = !(patch.on ?? isOn)
        var declined: [LightAttribute: Decline] = [:]
        for attribute in patch.attributes where attribute != .on {
            if !abilities.contains(where: { $0.include(attribute) }) {
                declined[attribute] = .unsupported
            } else if stillOff, !(attribute == .transition && patch.on != nil) {
                declined[attribute] = .isOff
            }
        }
        return declined
    }

    /// Changes one lamp of several by what of a patch is for it: what it is able to, and while it is off nothing but being
    /// switched on.
    mutating func change(_ light: Light, byItsPartOf patch: LightPatch) -> Outcome {
        let isOn = patch.on ?? light.state.on
        return change(light, by: patch.leavingOut { attribute in
            !light.abilities.include(attribute) || (!isOn && attribute != .on && attribute != .transition)
        })
    }

    mutating func change(_ light: Light, by patch: LightPatch) -> Outcome {
        var outcome = Outcome()
        guard !patch.attributes.isEmpty else { return outcome }
        var state = light.state
        state.apply(patch, abilities: light.abilities)
        let aspects = state.aspects(since: light.state)
        if !aspects.isEmpty {
            _ = lights.update(light.id) { $0.state = state }
            outcome.changes = [Change(.updated(aspects), ResourceReference(.light, light.id))]
        }
        if patch.attributes != [.transition] {
            outcome.orders = [Order(lights: [light.id], action: state.action(for: patch))]
        }
        return outcome
    }
}
