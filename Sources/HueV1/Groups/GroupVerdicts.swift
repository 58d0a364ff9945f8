import HomeModel

/// Words what became of a group's new attributes.
struct GroupVerdicts: Sendable {
    let path: String
    let group: LightGroup
    let body: GroupBody

    /// Refusals about one attribute name it.
    @Sendable func refused(_ refusal: Refusal) -> V1Error? {
        switch refusal {
        case .inAnotherRoom: .usedInAnotherRoom(path + "/lights")
        case .isStreaming: .isStreaming(path + "/stream/active")
        case .invalid(let attribute): .invalidValue("", path + "/" + attribute, path + "/" + attribute)
        default: nil
        }
    }

    /// The errors, and each attribute as it is now: lists are told as a whole (Docs/HueV1.md §9.5).
    func json(_ view: V1View) -> [UInt8] {
        var entries = V1Entries(body.errors)
        guard let now = V1Group(group, in: view.home) else { return entries.json }
        if body.name != nil { entries.succeed(path + "/name") { $0.string(now.name) } }
        if body.lights != nil { entries.succeed(path + "/lights") { $0.ids(now.lightNumbers(in: view)) } }
        if body.sensors != nil { entries.succeed(path + "/sensors") { $0.ids(now.sensorNumbers(in: view)) } }
        if body.archetype != nil { entries.succeed(path + "/class") { $0.string(RoomClass.name(of: now.archetype ?? "")) } }
        if let isStreaming = body.isStreaming { entries.succeed(path + "/stream/active") { $0.bool(isStreaming) } }
        for light in now.lights {
            guard let place = body.places?[light.id], let number = view.numbers.lights.number(of: light.id) else { continue }
            entries.succeed(path + "/locations/\(number)") { $0.write(place) }
        }
        return entries.json
    }
}
