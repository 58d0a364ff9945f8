import HomeModel

/// What a body asks of a light or a group, with the errors of those parameters that say nothing useful. Parameters are
/// independent: the good ones count although others do not (Docs/HueV1.md §3.2).
struct StateBody: Sendable {
    private(set) var patch = LightPatch()
    private(set) var errors: [V1Error] = []
    /// What was asked, for parameters whose answer is what was asked.
    private(set) var asked: [LightAttribute: JSONNode] = [:]

    /// - Parameter others: parameters that the caller looks after itself.
    init(_ body: V1Body, path: String, abilities: [LightAbilities], others: Set<String> = []) {
        let members = body.node.members ?? []
        for member in members where !others.contains(member.name) {
            let address = path + "/" + member.name
            guard let parameter = StateParameter(rawValue: member.name) else {
                errors.append(StateParameter.readOnly.contains(member.name)
                    ? .notModifiable(member.name, address) : .unknownParameter(member.name, address))
                continue
            }
            if let absolute = parameter.absolute, members[absolute.rawValue] != nil { continue }
            guard abilities.isEmpty || abilities.contains(where: { $0.include(parameter.attribute) }) else {
                errors.append(.unknownParameter(member.name, address))
                continue
            }
            if parameter.put(member.node, into: &patch) {
                asked[parameter.attribute] = member.node
            } else {
                errors.append(.invalidValue(body.quote(member.node), member.name, address))
            }
        }
    }
}

/// Words what became of a patch, parameter by parameter.
struct StateVerdicts: Sendable {
    let path: String
    let order: [LightAttribute]
    let body: StateBody

    /// Adds the verdicts to a list, given what the light or group is set to now.
    func add(to entries: inout V1Entries, outcome: Outcome, state: LightState) {
        for attribute in order where body.patch.attributes.contains(attribute) {
            let name = attribute.v1
            switch outcome.declined[attribute] {
            case .isOff: entries.fail(.isOff(name, path + "/" + name))
            case .unsupported: entries.fail(.unknownParameter(name, path + "/" + name))
            case nil: entries.succeed(path + "/" + name) { write(attribute, state, to: &$0) }
            }
        }
    }

    /// What a parameter was set to: as the light has it now, or as asked where it lost against another colour.
    private func write(_ attribute: LightAttribute, _ state: LightState, to writer: inout JSONWriter) {
        switch attribute {
        case .on: writer.bool(state.on)
        case .brightness: writer.integer(state.brightness?.v1 ?? 1)
        case .alert: writer.string(state.alert.v1)
        case .effect: writer.string(body.patch.effect?.v1 ?? state.effect.v1)
        case .transition: writer.integer(body.patch.transition?.v1Tenths ?? 0)
        case .hue, .saturation, .xy, .mirek: writeColor(attribute, state.color, to: &writer)
        }
    }

    private func writeColor(_ attribute: LightAttribute, _ color: LightColor?, to writer: inout JSONWriter) {
        switch (attribute, color?.mode, body.patch.wished(attribute)) {
        case (.xy, .xy, _), (.xy, _, .step): writer.write(color?.xy ?? .white)
        case (.mirek, .temperature, _), (.mirek, _, .step): writer.integer(color?.mirek?.value ?? 0)
        case (.hue, .hueSaturation, _), (.hue, _, .step): writer.integer(color?.hueSaturation?.v1Hue ?? 0)
        case (.saturation, .hueSaturation, _), (.saturation, _, .step): writer.integer(color?.hueSaturation?.v1Saturation ?? 0)
        case (.xy, _, _): if case .to(let point) = body.patch.xy { writer.write(point) } else { writer.null() }
        default: writer.integer(body.asked[attribute]?.integer ?? 0)
        }
    }
}

extension LightPatch {
    fileprivate enum Manner { case value, step }

    fileprivate func wished(_ attribute: LightAttribute) -> Manner {
        let isStep = switch attribute {
        case .hue: if case .by = hue { true } else { false }
        case .saturation: if case .by = saturation { true } else { false }
        case .xy: if case .by = xy { true } else { false }
        case .mirek: if case .by = mirek { true } else { false }
        default: false
        }
        return isStep ? .step : .value
    }
}

extension LightAttribute {
    /// What v1 calls it.
    var v1: String {
        switch self {
        case .on: "on"
        case .brightness: "bri"
        case .hue: "hue"
        case .saturation: "sat"
        case .xy: "xy"
        case .mirek: "ct"
        case .alert: "alert"
        case .effect: "effect"
        case .transition: "transitiontime"
        }
    }
}
