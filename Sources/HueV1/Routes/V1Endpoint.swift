/// What a method and path of v1 ask for (Docs/HueV1.md §2). Ids are as the client wrote them.
enum V1Endpoint: Sendable, Equatable {
    case fullState
    case config, editConfig, deleteKey
    case capabilities, capability(String)
    case timezones
    case all(V1Collection)
    case one(V1Collection, String)
    case newLights, newSensors, searchLights
    case setLight(String), editLight(String), configureLight(String), removeLight(String)
    case editGroup(String), setGroup(String)
    case editSensor(String)

    /// Finds what is asked for; `nil` when there is no such path or it does not take the method.
    init?(_ method: String, _ path: [String]) {
        let found: V1Endpoint? = switch (method, path.count) {
        case ("GET", _): Self.reading(path)
        case ("PUT", 1): path == ["config"] ? .editConfig : nil
        case ("PUT", 2): Self.editing(path[0], path[1])
        case ("PUT", 3): Self.setting(path[0], path[1], path[2])
        case ("POST", 1): path == ["lights"] ? .searchLights : nil
        case ("DELETE", 2): path[0] == "lights" && path[1] != "new" ? .removeLight(path[1]) : nil
        case ("DELETE", 3): path.prefix(2) == ["config", "whitelist"] ? .deleteKey : nil
        default: nil
        }
        guard let found else { return nil }
        self = found
    }

    private static func reading(_ path: [String]) -> V1Endpoint? {
        switch path {
        case []: return .fullState
        case ["config"]: return .config
        case ["capabilities"]: return .capabilities
        case ["info", "timezones"]: return .timezones
        case ["lights", "new"]: return .newLights
        case ["sensors", "new"]: return .newSensors
        default: break
        }
        if path.count == 2, path[0] == "capabilities" { return .capability(path[1]) }
        guard let collection = V1Collection(rawValue: path[0]) else { return nil }
        switch path.count {
        case 1: return .all(collection)
        case 2: return .one(collection, path[1])
        default: return nil
        }
    }

    private static func editing(_ collection: String, _ id: String) -> V1Endpoint? {
        switch (collection, id) {
        case ("lights", "new"), ("sensors", "new"), ("groups", "0"): nil
        case ("lights", _): .editLight(id)
        case ("groups", _): .editGroup(id)
        case ("sensors", _): .editSensor(id)
        default: nil
        }
    }

    private static func setting(_ collection: String, _ id: String, _ part: String) -> V1Endpoint? {
        switch (collection, part) {
        case ("lights", "state"): .setLight(id)
        case ("lights", "config"): .configureLight(id)
        case ("groups", "action"): .setGroup(id)
        default: nil
        }
    }
}
