extension Home {
    mutating func setLight(_ id: ResourceID, to patch: LightPatch) throws(Refusal) -> Outcome {
        guard let light = lights[id] else { throw .notFound(ResourceReference(.light, id)) }
        var outcome = Outcome()
        outcome.declined = declines(of: patch, abilities: [light.abilities], isOn: light.state.on)
        let allowed = patch.leavingOut { outcome.declined[$0] != nil }
        outcome.add(change(light, by: allowed))
        return outcome
    }

    mutating func setGroup(_ group: LightGroup, to patch: LightPatch) throws(Refusal) -> Outcome {
        let members = try lights(in: group)
        var outcome = Outcome()
        outcome.declined = declines(
            of: patch, abilities: members.map(\.abilities), isOn: members.contains { $0.state.on })
        let allowed = patch.leavingOut { outcome.declined[$0] != nil }
        for member in members {
            let isOn = allowed.on ?? member.state.on
            outcome.add(change(member, by: allowed.leavingOut { attribute in
                !member.abilities.include(attribute) || (!isOn && attribute != .on && attribute != .transition)
            }))
        }
        outcome.add(remember(allowed, for: group, members: members))
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
    private func declines(
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

    private mutating func change(_ light: Light, by patch: LightPatch) -> Outcome {
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

    /// Keeps what a group was told, as its own last action.
    private mutating func remember(_ patch: LightPatch, for group: LightGroup, members: [Light]) -> Outcome {
        var outcome = Outcome()
        guard !patch.attributes.isEmpty else { return outcome }
        var action = lastAction(of: group, members: members)
        action.apply(patch, abilities: LightAbilities(union: members.map(\.abilities)))
        switch group {
        case .wholeHome:
            if lastActionOfAll != action { outcome.changes = [bridgeChange(.lastActionOfAll)] }
            lastActionOfAll = action
        case .room(let id):
            let differs = rooms.update(id) { room in
                defer { room.lastAction = action }
                return room.lastAction != action
            }
            if differs == true { outcome.changes = [Change(.updated([.lastAction]), ResourceReference(.room, id))] }
        }
        return outcome
    }

    /// What a group was last told; for one that was never told anything, what its first able member is set to.
    package func lastAction(of group: LightGroup, members: [Light]) -> LightState {
        let told: LightState? = switch group {
        case .wholeHome: lastActionOfAll
        case .room(let id): rooms[id]?.lastAction
        }
        let abilities = LightAbilities(union: members.map(\.abilities))
        var action = told ?? LightState(on: members.contains { $0.state.on })
        if abilities.dims {
            action.brightness = action.brightness ?? members.lazy.compactMap(\.state.brightness).first
        } else {
            action.brightness = nil
        }
        let mostColorful = members.first { $0.abilities.gamut != nil } ?? members.first { $0.state.color != nil }
        // What a room was told when other lamps stood in it may speak of colours that nobody there has any more.
        let fits = (action.color?.xy != nil) == (abilities.gamut != nil)
            && (action.color?.mirek != nil) == (abilities.temperatures != nil)
        action.color = (fits ? action.color : nil) ?? mostColorful?.state.color
        return action
    }
}

extension LightAbilities {
    /// What at least one of several lamps can do.
    init(union all: [LightAbilities]) {
        self.init(
            dims: all.contains(where: \.dims),
            temperatures: all.lazy.compactMap(\.temperatures).first,
            gamut: all.lazy.compactMap(\.gamut).first)
    }
}

extension Outcome {
    /// Takes in what followed from one part of a larger arrival. Equal messages to several lamps become one.
    mutating func add(_ part: Outcome) {
        changes += part.changes
        for order in part.orders {
            if let same = orders.firstIndex(where: { $0.action == order.action }) {
                orders[same].lights += order.lights
            } else {
                orders.append(order)
            }
        }
    }
}
