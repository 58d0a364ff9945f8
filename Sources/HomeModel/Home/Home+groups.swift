extension Home {
    mutating func setGroup(_ group: LightGroup, to patch: LightPatch) throws(Refusal) -> Outcome {
        let members = try shownLights(in: group)
        var outcome = Outcome()
        outcome.declined = declines(
            of: patch, abilities: members.map(\.abilities), isOn: members.contains { $0.state.on })
        let allowed = patch.leavingOut { outcome.declined[$0] != nil }
        outcome.gather(members.map { change($0, byItsPartOf: allowed) })
        outcome.add(remember(allowed, for: group, members: members))
        return outcome
    }

    /// Keeps what a group was told, as its own last action.
    mutating func remember(_ patch: LightPatch, for group: LightGroup, members: [Light]) -> Outcome {
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
        case .zone(let id):
            let differs = zones.update(id) { zone in
                defer { zone.lastAction = action }
                return zone.lastAction != action
            }
            if differs == true { outcome.changes = [Change(.updated([.lastAction]), ResourceReference(.zone, id))] }
        case .part(_, let whole):
            // What no lamp was told, nobody was told.
            return members.isEmpty ? outcome : remember(patch, for: whole, members: members)
        }
        return outcome
    }

    private func told(to group: LightGroup) -> LightState? {
        switch group {
        case .wholeHome: lastActionOfAll
        case .room(let id): rooms[id]?.lastAction
        case .zone(let id): zones[id]?.lastAction
        case .part(_, let whole): told(to: whole)
        }
    }

    /// What a group was last told; for one that was never told anything, what its first able member is set to.
    package func lastAction(of group: LightGroup, members: [Light]) -> LightState {
        let abilities = LightAbilities(union: members.map(\.abilities))
        var action = told(to: group) ?? LightState(on: members.contains { $0.state.on })
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
