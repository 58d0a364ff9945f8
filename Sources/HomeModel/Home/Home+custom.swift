extension Home {
    /// Takes over what the owner decided about a light. What it is set to follows, as near as it can be.
    mutating func customizeLight(_ id: ResourceID, to custom: LightCustom) throws(Refusal) -> Outcome {
        guard let before = lights[id] else { throw .notFound(ResourceReference(.light, id)) }
        guard custom.isFloorPossible else { throw .invalid(attribute: "floor") }
        guard custom.isGamutPossible else { throw .invalid(attribute: "gamut") }
        var outcome = Outcome()
        guard custom != before.custom else { return outcome }
        var light = before
        light.custom = custom
        let aspects = light.adapt(since: before).union([.custom])
        lights.put(light)
        if custom.isHidden { hiddenLights.insert(id) } else { hiddenLights.remove(id) }
        outcome.changes = [Change(.updated(aspects), ResourceReference(.light, id))]
        // What apps asked for is meant in the new range, so a lamp that gives light goes where that is now.
        if custom.floor != before.custom.floor, light.state.on, let brightness = light.state.brightness {
            var action = LightAction()
            action.brightness = brightness
            outcome.orders = [Order(lights: [id], action: action)]
        }
        return outcome
    }
}

extension Light {
    /// Brings what it is set to in line with what it can do now; says in which sides it differs from what it was.
    mutating func adapt(since before: Light) -> Set<Aspect> {
        guard abilities != before.abilities else { return [] }
        state.adapt(to: abilities)
        return state.aspects(since: before.state).union([.abilities])
    }
}
