import HomeModel

/// Words what became of a patch, parameter by parameter.
struct StateVerdicts: Sendable {
    let path: String
    /// The order in which successes are told.
    let order: [LightAttribute]
    let body: StateBody

    /// Adds the verdicts to a list, given what the light or group is set to now. A step's success is told under the name
    /// of the absolute parameter, its error under its own (Docs/HueV1.md §7.3).
    func add(to entries: inout V1Entries, outcome: Outcome, state: LightState) {
        for attribute in order {
            guard let asked = body.asked[attribute] else { continue }
            let name = asked.parameter.rawValue
            switch outcome.declined[attribute] {
            case .isOff: entries.fail(.isOff(name, path + "/" + name))
            case .unsupported: entries.fail(.unknownParameter(name, path + "/" + name))
            case nil:
                let absolute = asked.parameter.absolute ?? asked.parameter
                entries.succeed(path + "/" + absolute.rawValue) { write(attribute, asked, state, to: &$0) }
            }
        }
    }

    /// What a parameter was set to: as it is now where the lamp has a say, else as asked.
    private func write(
        _ attribute: LightAttribute, _ asked: StateBody.Asked, _ state: LightState, to writer: inout JSONWriter
    ) {
        switch attribute {
        case .brightness:
            if let brightness = state.brightness { writer.integer(brightness.v1) } else { writer.write(asked.node) }
        case .hue, .saturation, .xy, .mirek: writeColor(attribute, asked, state.color, to: &writer)
        case .on, .alert, .effect, .transition: writer.write(asked.node)
        }
    }

    /// A value that lost against another colour of the same body is told as asked, a step always as what it led to.
    private func writeColor(
        _ attribute: LightAttribute, _ asked: StateBody.Asked, _ color: LightColor?, to writer: inout JSONWriter
    ) {
        let counts = asked.parameter.absolute != nil || color?.mode == attribute.mode
        switch (attribute, counts ? color : nil) {
        case (.xy, let color?): writer.write(color.xy ?? .white)
        case (.mirek, let color?): writer.integer(color.mirek?.value ?? 0)
        case (.hue, let color?): writer.integer(color.hueSaturation?.v1Hue ?? 0)
        case (_, let color?): writer.integer(color.hueSaturation?.v1Saturation ?? 0)
        case (_, nil): writer.write(asked.node)
        }
    }
}

extension LightAttribute {
    /// The mode a lamp is in once this was what decided its colour.
    fileprivate var mode: LightColor.Mode? {
        switch self {
        case .xy: .xy
        case .mirek: .temperature
        case .hue, .saturation: .hueSaturation
        case .on, .brightness, .alert, .effect, .transition: nil
        }
    }
}
