import HomeModel

/// What a body says that a scene is to store of one light (Docs/HueV1.md §10.3). Attention and steps cannot be stored.
struct StoredLightBody: Sendable {
    private let state: StateBody
    private let unknown: [V1Error]
    private let path: String

    private static let names: Set = ["on", "bri", "hue", "sat", "xy", "ct", "effect", "transitiontime"]

    /// - Parameters:
    ///   - members: the parameters.
    ///   - path: what they belong to, such as `/scenes/<id>/lightstates/1`.
    init(_ members: [JSONNode.Member], of body: V1Body, path: String, light: Light) {
        let others = Set(members.map(\.name)).subtracting(Self.names)
        state = StateBody(body, members: members, path: path, abilities: [light.abilities], others: others)
        unknown = members.filter { others.contains($0.name) }.map { .unknownParameter($0.name, path + "/" + $0.name) }
        self.path = path
    }

    var patch: LightPatch { state.patch }

    /// Everything that is wrong with it.
    var errors: [V1Error] { unknown + state.errors }

    /// What is wrong with it where unknown parameters are ignored.
    var errorsOfNew: [V1Error] { state.errors.filter { !$0.isUnknownParameter } }

    /// Adds what was stored to a list, each value by itself.
    func add(to entries: inout V1Entries) {
        for attribute in StateParameter.lightOrder {
            guard let asked = state.asked[attribute] else { continue }
            entries.succeed(path + "/" + asked.parameter.rawValue) { writer in
                switch (attribute, state.patch.brightness) {
                case (.brightness, .to(let brightness)): writer.integer(brightness.v1)
                default: writer.write(asked.node)
                }
            }
        }
    }
}

extension V1Error {
    var isUnknownParameter: Bool { type == 6 }
}
